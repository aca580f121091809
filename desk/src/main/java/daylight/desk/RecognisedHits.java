package daylight.desk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import daylight.id.Sha256;
import daylight.id.Span;
import daylight.index.Hit;
import daylight.index.Hits;
import daylight.text.DamagedLayer;
import daylight.text.DocumentText;
import daylight.text.MeanConfidence;
import daylight.text.OpenLayer;
import daylight.text.PagePicture;
import daylight.text.PictureWord;
import daylight.text.TextLayers;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Which of the words that a search found were recognised in pictures, where they lie in them, and how
/// sure the recognition is. The index knows nothing of that: it is looked up in the text layers of the
/// hits that are shown.
final class RecognisedHits {
    /// Hits that are looked into: more than anyone reads at once, and each opens a layer.
    private static final int HITS_MAX = 100;

    /// More than the matches that a hit tells; but an expression may match a whole page.
    private static final int BOXES_MAX = 2_000;

    /// A recognised word that a match touches.
    record Boxed(PagePicture picture, Span match, PictureWord word) {}

    private final Map<Sha256, List<Boxed>> boxes = new HashMap<>();

    static RecognisedHits of(OpenCase open, Hits hits) {
        RecognisedHits found = new RecognisedHits();
        List<Hit> shown = hits.hits().stream()
                .limit(HITS_MAX)
                .filter(hit -> !hit.pages().isEmpty())
                .toList();
        Set<Sha256> recognised = open
                .texts()
                .withoutRaw(shown.stream().map(Hit::document).toList())
                .stream()
                .filter(text -> text.facts().confidence().isPresent())
                .map(DocumentText::document)
                .collect(Collectors.toSet());
        shown.stream()
                .filter(hit -> recognised.contains(hit.document()))
                .forEach(hit -> found.lookAt(hit, open.texts().layers()));
        return found;
    }

    private void lookAt(Hit hit, TextLayers layers) {
        List<Boxed> found = new ArrayList<>();
        try (OpenLayer layer = layers.open(new Sha256(hit.layer()))) {
            for (Hit.PageSpans page : hit.pages()) {
                layer.picture(page.page())
                        .ifPresent(picture -> layer.words(page.page(), new Touching(picture, page.spans(), found)));
            }
        } catch (DamagedLayer | UncheckedIOException _) {
            return; // the search itself has said that the text is lost
        }
        put(hit.document(), found);
    }

    /// Takes the words of a page in their order, and keeps those that one of its matches touches.
    private static final class Touching implements Consumer<PictureWord> {
        private final PagePicture picture;
        private final List<Span> matches;
        private final List<Boxed> found;
        private int first;

        Touching(PagePicture picture, List<Span> matches, List<Boxed> found) {
            this.picture = picture;
            this.matches = matches;
            this.found = found;
        }

        @Override
        public void accept(PictureWord word) {
            while (first < matches.size()
                    && matches.get(first).end() <= word.span().start()) {
                first++;
            }
            for (int i = first;
                    i < matches.size() && matches.get(i).start() < word.span().end();
                    i++) {
                if (found.size() < BOXES_MAX) {
                    found.add(new Boxed(picture, matches.get(i), word));
                }
            }
        }
    }

    void put(Sha256 document, List<Boxed> found) {
        boxes.put(document, found);
    }

    /// The recognised words that a hit's matches touch, in the order of the text.
    List<Boxed> of(Hit hit) {
        return boxes.getOrDefault(hit.document(), List.of());
    }

    /// The same for people, in a line; nothing where no match was recognised.
    Optional<String> sentence(Hit hit) {
        MeanConfidence sure = new MeanConfidence();
        of(hit).stream()
                .map(boxed -> Map.entry(boxed.picture().page(), boxed.word()))
                .distinct()
                .map(Map.Entry::getValue)
                .forEach(word -> sure.add(word.span().end() - word.span().start(), word.confidence()));
        long recognised = of(hit).stream()
                .map(boxed -> Map.entry(boxed.picture().page(), boxed.match()))
                .distinct()
                .count();
        long matches =
                hit.pages().stream().mapToLong(page -> page.spans().size()).sum();
        String which = recognised == matches ? "" : recognised + " of " + matches + " matches ";
        return sure.value().map(value -> which + outOfHundred(value));
    }

    /// How sure recognition is, for people.
    static String outOfHundred(int confidence) {
        return "recognised, " + confidence + " of 100";
    }

    void json(ArrayNode into, Hit hit) {
        for (Boxed one : of(hit)) {
            into.addObject()
                    .put("page", one.picture().page())
                    .put("start", one.match().start())
                    .put("end", one.match().end())
                    .put("left", one.word().left())
                    .put("top", one.word().top())
                    .put("right", one.word().right())
                    .put("bottom", one.word().bottom())
                    .put("width", one.picture().width())
                    .put("height", one.picture().height())
                    .put("confidence", one.word().confidence());
        }
    }
}
