package daylight.protocol;

/// What a worker may spend on one request. The desk sends it with each request, and both sides hold to it:
/// the worker stops in good order, and the desk kills what does not.
///
/// @param cpuSeconds     CPU time of the worker for this request
/// @param wallSeconds    elapsed time; longer than `cpuSeconds`, because a busy machine must not turn a
///     document into a failure
/// @param membersMax     members of all containers of the request together
/// @param depthMax       containers within containers
/// @param expandedBytesMax bytes of all members together
/// @param textCharsMax   UTF-16 units of text of one document
/// @param pagesMax       pages of one document
public record Limits(
        int cpuSeconds,
        int wallSeconds,
        int membersMax,
        int depthMax,
        long expandedBytesMax,
        long textCharsMax,
        int pagesMax) {
    public Limits {
        if (cpuSeconds <= 0
                || wallSeconds < cpuSeconds
                || membersMax <= 0
                || depthMax <= 0
                || expandedBytesMax <= 0
                || textCharsMax <= 0
                || pagesMax <= 0) {
            throw new IllegalArgumentException("every limit is positive, and wallSeconds is at least cpuSeconds");
        }
    }
}
