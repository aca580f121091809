package daylight.reader.ocr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The languages a page is to be read in.
public sealed interface Languages {
    /// To be told from the page's script.
    record ByScript() implements Languages {}

    /// Known.
    ///
    /// @param names   Tesseract's own
    /// @param upright whether the page is known to lie upright too
    record Known(List<String> names, boolean upright) implements Languages {
        public Known {
            names = List.copyOf(names);
            if (names.isEmpty()) {
                throw new IllegalArgumentException("no language is named");
            }
        }
    }

    /// What can be read with the models that are here.
    ///
    /// @param candidates of which the likeliest is taken; each may be several, joined by `+`
    /// @param missing    what was wanted and has no model
    record Choice(List<String> candidates, List<String> missing) {}

    /// The model for Kazakh knows all Russian letters and reads Russian at two errors in a hundred letters.
    String RUSSIAN = "rus";

    String STANDS_IN_FOR_RUSSIAN = "kaz";

    /// Whether nobody need look how the page lies.
    default boolean isUpright() {
        return this instanceof Known known && known.upright();
    }

    /// The script of the first of them; of those that are not known as it was told from the page; empty for one that
    /// none of the scripts has.
    default Optional<Script> script(Optional<Script> told) {
        return switch (this) {
            case ByScript _ -> told;
            case Known known -> Script.ofLanguage(known.names().getFirst());
        };
    }

    /// @throws IllegalStateException when there is no model at all
    default Choice choose(Models models, Script script) {
        List<String> wanted = switch (this) {
            case ByScript _ -> script.languages();
            case Known known -> known.names();
        };
        List<String> here = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String language : wanted) {
            if (models.has(language)) {
                here.add(language);
            } else {
                missing.add(language);
            }
        }
        if (missing.contains(RUSSIAN) && models.has(STANDS_IN_FOR_RUSSIAN) && !here.contains(STANDS_IN_FOR_RUSSIAN)) {
            here.add(STANDS_IN_FOR_RUSSIAN);
        }
        if (here.isEmpty()) {
            here.add(models.languages().stream()
                    .map(Models.Model::language)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no model for any language is here")));
        }
        return switch (this) {
            case ByScript _ -> new Choice(List.copyOf(here), List.copyOf(missing));
            case Known _ -> new Choice(List.of(String.join("+", here)), List.copyOf(missing));
        };
    }
}
