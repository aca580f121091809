package daylight.custody;

import daylight.custody.Damage.Kind;
import daylight.custody.LedgerSql.Body;
import daylight.id.Sha256;
import daylight.protocol.NameBytes;
import daylight.source.Held;
import daylight.source.Occurrence;
import daylight.source.Sources;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Holds the occurrences in the facts against the entries of the ledger that told of them when they were
/// taken: a row that is missing, was changed, or was put in has no entry that fits. Keeps one bit for each
/// occurrence.
final class OccurrenceCheck {
    static final String INTAKE = "intake";
    static final String INTAKE_END = "intake.end";

    private final Sources sources;
    private final MissingOriginals missing;
    private final Consumer<Damage> found;
    private final long lastSeq;
    private final BitSet told = new BitSet();
    private final Map<Sha256, Long> bodiless = new HashMap<>();
    private final Set<String> unknown = new HashSet<>();

    /// Make it before the ledger is read: what is taken meanwhile may not be in it yet.
    OccurrenceCheck(Sources sources, MissingOriginals missing, Consumer<Damage> found) {
        this.sources = sources;
        this.missing = missing;
        this.found = found;
        this.lastSeq = sources.lastSeq();
    }

    /// An entry and its body, which was found to fit its line.
    record Told(String name, LedgerLine line, Body body) {}

    /// Some entries of the ledger, those of other acts among them.
    void check(List<Told> entries) {
        List<Told> files =
                entries.stream().filter(one -> one.line().act().equals(INTAKE)).toList();
        Map<NameBytes, List<Held>> held = new HashMap<>();
        sources.at(files.stream()
                        .flatMap(one -> Bodies.pathIn(one.body().body()).stream())
                        .distinct()
                        .toList())
                .forEach(one -> held.computeIfAbsent(one.occurrence().path(), _ -> new ArrayList<>())
                        .add(one));
        for (Told entry : files) {
            Optional<NameBytes> path = Bodies.pathIn(entry.body().body());
            check(entry, path, path.map(p -> held.getOrDefault(p, List.of())).orElse(List.of()));
        }
        entries.stream().filter(one -> one.line().act().equals(INTAKE_END)).forEach(this::checkEnd);
    }

    private void check(Told entry, Optional<NameBytes> path, List<Held> held) {
        String shown = path.map(NameBytes::display).orElse("?");
        List<Held> same = held.stream()
                .filter(one ->
                        one.occurrence().document().hex().equals(entry.line().object()))
                .toList();
        for (Held one : same) {
            boolean fits = Bodies.file(one).equals(entry.body().body())
                    && one.display().equals(one.occurrence().path().display());
            told.set(bit(one.occurrence()));
            if (!fits) {
                report(
                        shown,
                        "The facts about " + shown + " were changed: ledger entry " + entry.name()
                                + " says otherwise.");
            }
        }
        if (same.isEmpty()) {
            report(
                    shown,
                    "The facts no longer hold " + shown + " as document "
                            + entry.line().object() + ", which ledger entry " + entry.name() + " tells of.");
        }
    }

    private void checkEnd(Told entry) {
        Optional<Long> written = Bodies.scannedIn(entry.body().body());
        Optional<Long> held = sources.scanned(entry.line().object());
        if (!written.equals(held)) {
            report(
                    "intake " + entry.line().object(),
                    "The facts say that a walk named "
                            + held.map(String::valueOf).orElse("nothing")
                            + "; ledger entry " + entry.name() + " says "
                            + written.map(String::valueOf).orElse("nothing") + ".");
        }
    }

    /// An entry about a document that was withdrawn since, and whose body was erased with it.
    void erased(String object) {
        bodiless.merge(new Sha256(object), 1L, Long::sum);
    }

    /// An entry about a document whose body is damaged or gone; that is reported, and what it told is not
    /// known.
    void unknown(String object) {
        unknown.add(object);
    }

    /// The whole ledger was seen: whatever it did not tell of was put in by somebody else.
    void finish() {
        sources.occurrences(occurrence -> {
            if (occurrence.seq() <= lastSeq && !occurrence.withdrawn()) {
                missing.occurrence(occurrence);
            }
            boolean due = occurrence.seq() <= lastSeq
                    && !occurrence.withdrawn()
                    && !unknown.contains(occurrence.document().hex());
            if (due && !told.get(bit(occurrence))) {
                String shown = occurrence.path().display();
                report(shown, "The facts hold " + shown + ", of which no ledger entry tells.");
            }
        });
        sources.withdrawnPlaces().forEach((document, places) -> {
            if (places > bodiless.getOrDefault(document, 0L)) {
                report(
                        document.hex(),
                        "The facts hold " + places + " withdrawn places of document " + document
                                + ", and the ledger tells of " + bodiless.getOrDefault(document, 0L) + ".");
            }
        });
    }

    private static int bit(Occurrence occurrence) {
        return (int) Math.clamp(occurrence.seq(), 0, Integer.MAX_VALUE);
    }

    private void report(String name, String sentence) {
        found.accept(new Damage(Kind.FACTS, name, sentence));
    }
}
