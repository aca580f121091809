package daylight.house;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The places that break a rule, each with its reason. The list can only shrink: an entry that no finding
/// needs any more fails the build too, and is to be deleted.
///
/// @param rule  the rule's name
/// @param where the finding's place, exactly
record Tolerated(String rule, String where, String reason) {
    static final List<Tolerated> LIST = List.of(
            new Tolerated(
                    "network",
                    "daylight.reader.EscapeProbe",
                    "tries to reach a network, to show that the sandbox does not let it"),
            new Tolerated(
                    "network",
                    "daylight.extraction.SandboxCheck",
                    "listens on the loopback for a worker that tries to break out, to show that none gets through"),
            new Tolerated(
                    "print",
                    "daylight.reader.WorkerMain",
                    "says why it ends on standard error, the only way out before its channel stands"),
            new Tolerated(
                    "print",
                    "daylight.reader.Rehearsal",
                    "a program of its own that the launcher runs once for the cache; there is no desk to tell"),
            new Tolerated(
                    "catch",
                    "daylight.reader.ground.Hostile",
                    "the edge to parsers, which throw whatever a hostile document makes them throw"),
            new Tolerated(
                    "catch",
                    "daylight.reader.WorkerMain",
                    "the outermost edge of the worker: it ends with an exit code that tells the desk why"),
            new Tolerated(
                    "catch",
                    "daylight.reader.confine.Kernel",
                    "MethodHandle.invokeExact is declared to throw Throwable; calls to the system throw nothing"),
            new Tolerated(
                    "catch",
                    "daylight.custody.SystemCalls",
                    "MethodHandle.invokeExact is declared to throw Throwable; calls to the system throw nothing"));

    /// What stays to be mended of some findings, plus an entry for each of the rules' toleration that nothing
    /// needs.
    ///
    /// @param rules the rules that `findings` are the whole result of
    static List<String> verdict(List<Tolerated> tolerated, Set<String> rules, List<Finding> findings) {
        List<String> wrong = new ArrayList<>();
        Set<Tolerated> needed = new HashSet<>();
        for (Finding finding : findings) {
            boolean found = false;
            for (Tolerated entry : tolerated) {
                if (entry.rule().equals(finding.rule()) && entry.where().equals(finding.where())) {
                    needed.add(entry);
                    found = true;
                }
            }
            if (!found) {
                wrong.add(finding.toString());
            }
        }
        for (Tolerated entry : tolerated) {
            if (rules.contains(entry.rule()) && !needed.contains(entry)) {
                wrong.add("delete this from Tolerated, nothing needs it any more: " + entry);
            }
            if (entry.reason().length() < 20) {
                wrong.add("a toleration needs a reason in a sentence: " + entry);
            }
        }
        return wrong;
    }
}
