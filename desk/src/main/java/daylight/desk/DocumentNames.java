package daylight.desk;

import daylight.id.Sha256;
import daylight.source.Occurrence;
import daylight.store.CaseException;
import daylight.store.CaseException.Kind;
import java.util.ArrayList;
import java.util.List;

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
            open.sources().occurrences(occurrence -> {
                if (isAt(occurrence, name) && !found.contains(occurrence.document())) {
                    found.add(occurrence.document());
                }
            });
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

    private static boolean isAt(Occurrence occurrence, String name) {
        return !occurrence.withdrawn() && occurrence.path().display().equals(name);
    }
}
