package daylight.extraction;

import daylight.extraction.IntakeReport.ContainerCount;
import daylight.extraction.IntakeReport.NotFullyRead;
import daylight.extraction.Standings.Counts;
import daylight.extraction.Standings.Kind;
import daylight.id.Sha256;
import daylight.protocol.NameBytes;
import daylight.protocol.Reason;
import daylight.protocol.Verdict;
import daylight.store.Database;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/// Adds an intake up. Which occurrence of a document counts and which are duplicates is decided here, never
/// by the timing of workers: paths that went in come before members, each in the order of intake and path.
public final class IntakeAccount {
    private static final char INSIDE = '!';

    /// So many sentences about what does not add up; after that a count says it better.
    private static final int PROBLEMS_MAX = 1_000;

    private final Standings standings;
    private final Consumer<NotFullyRead> each;
    private final Map<String, Long> outcomes = zeroes();
    private final Map<String, Long> memberOutcomes = zeroes();
    private final Map<String, Map<String, Long>> formats = new TreeMap<>();
    private final Map<String, ContainerCount> containers = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();
    private long notFullyRead;
    private long scanned;
    private long listed;
    private long recorded;

    private record Visit(Sha256 container, NameBytes path) {}

    private IntakeAccount(Standings standings, Consumer<NotFullyRead> each) {
        this.standings = standings;
        this.each = each;
    }

    /// Add up. Takes some forty bytes of memory for each document, however many places and members there are.
    ///
    /// @param arrivals hands over every path that went in, in the order of intake and then of the path's bytes
    /// @param each     gets what is neither read nor a duplicate, in that order, and members after all paths
    public static IntakeReport of(
            Database database, Consumer<Consumer<Arrival>> arrivals, Consumer<NotFullyRead> each) {
        return database.read(handle -> {
            IntakeAccount account = new IntakeAccount(Standings.of(handle), each);
            List<Visit> roots = new ArrayList<>();
            arrivals.accept(arrival -> account.arrived(arrival, roots));
            roots.forEach(root -> account.membersOf(handle, root));
            return account.close();
        });
    }

    /// What was named on purpose and not taken.
    private static final Set<Reason> LEFT_WHERE_IT_LIES = Set.of(Reason.LINK, Reason.NOT_A_FILE, Reason.LEFT_OUT);

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
            boolean named = LEFT_WHERE_IT_LIES.contains(arrival.skipped());
            count(outcomes, named ? Verdict.UNSUPPORTED : Verdict.FAILED, arrival.skipped(), "", arrival::path);
            return;
        }
        Sha256 document = arrival.document().get();
        if (occurs(outcomes, document, arrival::path)) {
            roots.add(new Visit(document, arrival.path()));
        }
    }

    /// @param path made only where it is told
    /// @return whether this is the occurrence that counts, of something that has members
    private boolean occurs(Map<String, Long> counts, Sha256 document, Supplier<NameBytes> path) {
        Kind kind = standings.kind(document);
        if (!standings.occursFirst(document)) {
            counts.merge(IntakeReport.DUPLICATE, 1L, Long::sum);
            format(kind == null ? "" : kind.mediaType()).merge(IntakeReport.DUPLICATE, 1L, Long::sum);
            return false;
        }
        if (kind == null) {
            count(counts, Verdict.FAILED, Reason.INTERRUPTED, "", path);
        } else {
            count(counts, kind.verdict(), kind.reason(), kind.mediaType(), path);
        }
        return standings.isContainer(document);
    }

    private void count(
            Map<String, Long> counts, Verdict verdict, Reason reason, String type, Supplier<NameBytes> path) {
        counts.merge(verdict.code(), 1L, Long::sum);
        format(type).merge(verdict.code(), 1L, Long::sum);
        if (verdict != Verdict.READ) {
            notFullyRead++;
            each.accept(new NotFullyRead(path.get(), verdict.code(), reason));
        }
    }

    private Map<String, Long> format(String type) {
        return formats.computeIfAbsent(type, _ -> new TreeMap<>());
    }

    private void membersOf(Handle handle, Visit root) {
        Deque<Visit> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            Visit visit = open.pop();
            List<Visit> inside = new ArrayList<>();
            AtomicLong members = new AtomicLong();
            ExtractionSql.eachMember(handle, visit.container(), member -> {
                members.incrementAndGet();
                if (member.document().isEmpty()) {
                    count(memberOutcomes, member.verdict(), member.reason(), "", () -> below(visit, member));
                } else if (occurs(memberOutcomes, member.document().get(), () -> below(visit, member))) {
                    inside.add(new Visit(member.document().get(), below(visit, member)));
                }
            });
            addUp(visit, members.get());
            inside.reversed().forEach(open::push);
        }
    }

    private static NameBytes below(Visit visit, Member member) {
        return visit.path().then(INSIDE, member.path());
    }

    private void addUp(Visit visit, long members) {
        recorded += members;
        Kind kind = standings.kind(visit.container());
        Counts counts = standings.counts(visit.container());
        if (kind == null || counts == null) {
            return;
        }
        listed += counts.listed();
        if (counts.listed() > 0 || members > 0) {
            containers.merge(
                    kind.mediaType(),
                    new ContainerCount(1, counts.listed(), counts.recorded()),
                    (a, b) -> new ContainerCount(
                            a.count() + b.count(), a.listed() + b.listed(), a.recorded() + b.recorded()));
        }
        if (counts.listed() != members) {
            problem("The container " + visit.path().display() + " lists " + counts.listed() + " members and " + members
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
                notFullyRead,
                List.copyOf(problems));
    }
}
