package daylight.extraction;

import daylight.extraction.IntakeReport.ContainerCount;
import daylight.extraction.IntakeReport.NotFullyRead;
import daylight.id.Sha256;
import daylight.protocol.NameBytes;
import daylight.protocol.Reason;
import daylight.protocol.Verdict;
import daylight.store.Database;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/// Adds an intake up. Which occurrence of a document counts and which are duplicates is decided here, never
/// by the timing of workers: paths that went in come before members, each in the order of intake and path.
public final class IntakeAccount {
    private static final char INSIDE = '!';

    /// So many sentences about what does not add up; after that a count says it better.
    private static final int PROBLEMS_MAX = 1_000;

    private final Map<Sha256, DocumentReading> readings = new HashMap<>();
    private final Set<Sha256> seen = new HashSet<>();
    private final Map<String, Long> outcomes = zeroes();
    private final Map<String, Long> memberOutcomes = zeroes();
    private final Map<String, Map<String, Long>> formats = new TreeMap<>();
    private final Map<String, ContainerCount> containers = new TreeMap<>();
    private final List<NotFullyRead> notFullyRead = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private long scanned;
    private long listed;
    private long recorded;

    private record Visit(Sha256 container, NameBytes path) {}

    private IntakeAccount() {}

    /// @param arrivals every path that went in, in the order of intake and then of the path's bytes
    public static IntakeReport of(Database database, List<Arrival> arrivals) {
        return database.read(handle -> {
            IntakeAccount account = new IntakeAccount();
            ExtractionSql.eachReading(handle, reading -> account.readings.put(reading.document(), reading));
            List<Visit> roots = new ArrayList<>();
            arrivals.forEach(arrival -> account.arrived(arrival, roots));
            roots.forEach(root -> account.membersOf(handle, root));
            return account.close();
        });
    }

    private static Map<String, Long> zeroes() {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put(Verdict.READ.code(), 0L);
        counts.put(Verdict.PARTLY_READ.code(), 0L);
        counts.put(IntakeReport.DUPLICATE, 0L);
        counts.put(Verdict.ENCRYPTED.code(), 0L);
        counts.put(Verdict.UNSUPPORTED.code(), 0L);
        counts.put(Verdict.FAILED.code(), 0L);
        return counts;
    }

    private void arrived(Arrival arrival, List<Visit> roots) {
        scanned++;
        if (arrival.document().isEmpty()) {
            boolean named = arrival.skipped() == Reason.LINK || arrival.skipped() == Reason.NOT_A_FILE;
            count(outcomes, named ? Verdict.UNSUPPORTED : Verdict.FAILED, arrival.skipped(), "", arrival.path());
            return;
        }
        Sha256 document = arrival.document().get();
        if (occurs(outcomes, document, arrival.path())) {
            roots.add(new Visit(document, arrival.path()));
        }
    }

    /// @return whether this is the occurrence that counts
    private boolean occurs(Map<String, Long> counts, Sha256 document, NameBytes path) {
        DocumentReading reading = readings.get(document);
        if (!seen.add(document)) {
            counts.merge(IntakeReport.DUPLICATE, 1L, Long::sum);
            String type = reading == null ? "" : reading.mediaType();
            format(type).merge(IntakeReport.DUPLICATE, 1L, Long::sum);
            return false;
        }
        if (reading == null) {
            count(counts, Verdict.FAILED, Reason.INTERRUPTED, "", path);
        } else {
            count(counts, reading.verdict(), reading.reason(), reading.mediaType(), path);
        }
        return true;
    }

    private void count(Map<String, Long> counts, Verdict verdict, Reason reason, String type, NameBytes path) {
        counts.merge(verdict.code(), 1L, Long::sum);
        format(type).merge(verdict.code(), 1L, Long::sum);
        if (verdict != Verdict.READ) {
            notFullyRead.add(new NotFullyRead(path, verdict.code(), reason));
        }
    }

    private Map<String, Long> format(String type) {
        return formats.computeIfAbsent(type, _ -> new TreeMap<>());
    }

    private void membersOf(Handle handle, Visit root) {
        Deque<Visit> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            Visit visit = open.pop();
            List<Member> members = ExtractionSql.members(handle, visit.container());
            addUp(visit, members.size());
            List<Visit> inside = new ArrayList<>();
            for (Member member : members) {
                NameBytes path = visit.path().then(INSIDE, member.path());
                if (member.document().isEmpty()) {
                    count(memberOutcomes, member.verdict(), member.reason(), "", path);
                } else if (occurs(memberOutcomes, member.document().get(), path)) {
                    inside.add(new Visit(member.document().get(), path));
                }
            }
            inside.reversed().forEach(open::push);
        }
    }

    private void addUp(Visit visit, int members) {
        recorded += members;
        DocumentReading reading = readings.get(visit.container());
        if (reading == null) {
            return;
        }
        listed += reading.listed();
        if (reading.listed() > 0 || members > 0) {
            containers.merge(
                    reading.mediaType(),
                    new ContainerCount(0, 0, 0).plus(reading),
                    (a, b) -> new ContainerCount(
                            a.count() + b.count(), a.listed() + b.listed(), a.recorded() + b.recorded()));
        }
        if (reading.listed() != members) {
            problem("The container " + visit.path().display() + " lists " + reading.listed() + " members and " + members
                    + " were recorded.");
        }
    }

    private void problem(String sentence) {
        if (problems.size() < PROBLEMS_MAX) {
            problems.add(sentence);
        }
    }

    private IntakeReport close() {
        long sum = outcomes.values().stream().mapToLong(Long::longValue).sum();
        long memberSum =
                memberOutcomes.values().stream().mapToLong(Long::longValue).sum();
        if (sum != scanned) {
            problem("Of " + scanned + " paths that went in, " + sum + " have an outcome.");
        }
        if (memberSum != recorded) {
            problem("Of " + recorded + " members, " + memberSum + " have an outcome.");
        }
        return new IntakeReport(
                problems.isEmpty(),
                scanned,
                outcomes,
                listed,
                recorded,
                memberOutcomes,
                formats,
                containers,
                List.copyOf(notFullyRead),
                List.copyOf(problems));
    }
}
