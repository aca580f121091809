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
    private static final int MEBIBYTE_BITS = 20;
    private static final int CPU_SECONDS_PER_MEBIBYTE = 1;
    private static final int WALL_SECONDS_PER_MEBIBYTE = 10;
    private static final int MEMBERS_PER_MEBIBYTE = 100;
    private static final int EXPANSION = 10;

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

    /// These limits for an original of this size: who hands over an archive of ten gigabytes wants all of
    /// it read, and a bomb is small. Each mebibyte adds a second of CPU time (the slowest common format, a
    /// spreadsheet, needs that), ten seconds of waiting, a hundred members, and ten times its size to
    /// unpack to.
    public Limits forSize(long sizeBytes) {
        long mebibytes = sizeBytes >> MEBIBYTE_BITS;
        return new Limits(
                bounded(cpuSeconds + mebibytes * CPU_SECONDS_PER_MEBIBYTE),
                bounded(wallSeconds + mebibytes * WALL_SECONDS_PER_MEBIBYTE),
                bounded(membersMax + mebibytes * MEMBERS_PER_MEBIBYTE),
                depthMax,
                expandedBytesMax + EXPANSION * (mebibytes << MEBIBYTE_BITS),
                textCharsMax,
                pagesMax);
    }

    private static int bounded(long limit) {
        return (int) Math.min(Integer.MAX_VALUE, limit);
    }
}
