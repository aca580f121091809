package daylight.custody;

import daylight.custody.CustodySql.Original;
import daylight.custody.Damage.Kind;
import daylight.id.Sha256;
import daylight.source.Occurrence;
import daylight.store.Database;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Holds what the ledger and the occurrences tell of against the list of originals: who deletes a file and its
/// row leaves nothing that could be hashed. Keeps only those that are missing.
final class MissingOriginals {
    private static final int PAGE = 500;

    private final Database database;
    private final Consumer<Damage> found;
    private final List<Occurrence> page = new ArrayList<>();
    private final Set<Sha256> untold = new HashSet<>();
    private final Map<Sha256, String> missing = new LinkedHashMap<>();

    MissingOriginals(Database database, Consumer<Damage> found) {
        this.database = database;
        this.found = found;
    }

    /// Some lines of the ledger, those of other acts among them.
    void lines(List<LedgerLine> lines) {
        Set<Sha256> told = new HashSet<>();
        lines.stream()
                .filter(line -> line.act().equals(OccurrenceCheck.INTAKE))
                .filter(line -> line.object().length() == 64 && Sha256.isPrefix(line.object()))
                .forEach(line -> told.add(new Sha256(line.object())));
        told.removeAll(held(told));
        untold.addAll(told);
    }

    /// One that is not withdrawn.
    void occurrence(Occurrence occurrence) {
        page.add(occurrence);
        if (page.size() >= PAGE) {
            look();
        }
    }

    private void look() {
        Set<Sha256> held = held(page.stream().map(Occurrence::document).toList());
        page.stream()
                .filter(one -> !held.contains(one.document()))
                .forEach(one -> missing.putIfAbsent(
                        one.document(), ", which was found as " + one.path().display()));
        page.clear();
    }

    private Set<Sha256> held(Collection<Sha256> documents) {
        Set<Sha256> held = new HashSet<>();
        if (!documents.isEmpty()) {
            database.read(handle -> CustodySql.originals(handle, documents)).stream()
                    .map(Original::document)
                    .forEach(held::add);
        }
        return held;
    }

    /// Everything was seen.
    ///
    /// @param withdrawn by an entry of the ledger
    void finish(Set<String> withdrawn) {
        look();
        untold.stream()
                .filter(document -> !withdrawn.contains(document.hex()))
                .sorted((a, b) -> a.hex().compareTo(b.hex()))
                .forEach(document -> missing.putIfAbsent(document, ", whose intake the ledger tells of"));
        missing.forEach((document, why) -> found.accept(new Damage(
                Kind.ORIGINAL,
                document.hex(),
                "The facts no longer hold the original " + document + why
                        + "; nothing says that it was withdrawn. Restore it from a copy of the case.")));
    }
}
