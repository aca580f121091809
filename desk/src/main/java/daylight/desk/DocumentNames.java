package daylight.desk;

import daylight.extraction.Member;
import daylight.id.Sha256;
import daylight.protocol.NameBytes;
import daylight.store.CaseException;
import daylight.store.CaseException.Kind;
import daylight.text.DocumentText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Finds the document a person means: by its SHA-256, by the beginning of it, or by a path as the report shows it.
final class DocumentNames {
    /// Fewer digits are more likely a typing error than a name.
    private static final int PREFIX_DIGITS_MIN = 6;

    private DocumentNames() {}

    static Sha256 find(OpenCase open, String name) {
        List<Sha256> found = new ArrayList<>();
        if (name.length() >= PREFIX_DIGITS_MIN && Sha256.isPrefix(name)) {
            found.addAll(open.texts().startingWith(name));
        }
        if (found.isEmpty()) {
            Set<Sha256> placed = new LinkedHashSet<>();
            open.sources().occurrences(occurrence -> {
                if (!occurrence.withdrawn()) {
                    at(open, occurrence.path(), occurrence.document(), name, placed);
                }
            });
            found.addAll(placed);
        }
        if (found.size() == 1) {
            return found.getFirst();
        }
        throw new CaseException(
                Kind.USAGE,
                found.isEmpty()
                        ? "The case has no document " + name
                                + "; name it by its SHA-256, at least " + PREFIX_DIGITS_MIN
                                + " digits of it, or the path that the report shows."
                        : "Several documents are meant by " + name + "; name one by its whole SHA-256: " + found);
    }

    /// The text of a document.
    ///
    /// @throws CaseException where it was not read yet
    static DocumentText read(OpenCase open, Sha256 document) {
        return open.texts()
                .document(document)
                .orElseThrow(() -> new CaseException(
                        Kind.USAGE,
                        "The document " + document + " has not been read yet; see: daylight report "
                                + open.folder().root()));
    }

    /// @param place where a document lies
    /// @param name  the place that is looked for, from there on: itself, or a member of it
    private static void at(OpenCase open, NameBytes place, Sha256 document, String name, Set<Sha256> found) {
        String shown = place.display();
        if (shown.equals(name)) {
            found.add(document);
        } else if (name.startsWith(shown) && name.startsWith("!", shown.length())) {
            String inside = name.substring(shown.length() + 1);
            for (Member member : open.extraction().members(document)) {
                member.document().ifPresent(one -> at(open, member.path(), one, inside, found));
            }
        }
    }
}
