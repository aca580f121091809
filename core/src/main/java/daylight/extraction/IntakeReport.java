package daylight.extraction;

import daylight.protocol.NameBytes;
import daylight.protocol.Reason;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The account of an intake: what became of every path that went in, and of every member of every container.
///
/// @param accounted       whether the account adds up
/// @param scanned         paths that went in
/// @param outcomes        of the paths, by outcome code; all six are present and sum to `scanned`
/// @param membersListed   members that independent walks of the containers counted
/// @param membersRecorded members that were recorded
/// @param memberOutcomes  of the members, by outcome code; sum to `membersRecorded`
/// @param formats         outcomes by media type, paths and members together
/// @param containers      containers with members by media type: how many, listed, recorded
/// @param notFullyRead    how many paths and members are neither read nor duplicates
/// @param problems        sentences: where the account does not add up
public record IntakeReport(
        boolean accounted,
        long scanned,
        Map<String, Long> outcomes,
        long membersListed,
        long membersRecorded,
        Map<String, Long> memberOutcomes,
        Map<String, Map<String, Long>> formats,
        Map<String, ContainerCount> containers,
        long notFullyRead,
        List<String> problems) {

    /// The same report, with what others found that does not add up.
    public IntakeReport withProblems(List<String> more) {
        List<String> all = Stream.concat(problems.stream(), more.stream()).toList();
        return new IntakeReport(
                all.isEmpty(),
                scanned,
                outcomes,
                membersListed,
                membersRecorded,
                memberOutcomes,
                formats,
                containers,
                notFullyRead,
                all);
    }

    /// The outcome of a second and later occurrence of a document.
    public static final String DUPLICATE = "duplicate";

    /// @param path the path that went in, and for members `!` and the path inside the container, once for
    /// each level
    /// @param outcome the code of the outcome
    public record NotFullyRead(NameBytes path, String outcome, Reason reason) {}

    /// Containers of one media type.
    public record ContainerCount(long count, long listed, long recorded) {}
}
