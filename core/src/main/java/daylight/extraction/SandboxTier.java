package daylight.extraction;

import daylight.protocol.Ready;

/// How far a worker is shut in, best first.
public enum SandboxTier {
    BUBBLEWRAP(
            "bubblewrap",
            true,
            false,
            "Readers run in bubblewrap: no network, no home folder, no other processes, a read-only system, and a"
                    + " system-call filter."),
    LANDLOCK(
            "landlock",
            true,
            true,
            "Readers run behind Landlock and a system-call filter: no network, no files but their own, no other"
                    + " programs. Install bubblewrap to give them a system of their own as well."),
    UNSHARE(
            "unshare",
            false,
            false,
            "Reduced isolation: readers run in namespaces of their own, without network and without sight of other"
                    + " processes, but they can read what you can read. Install bubblewrap for full isolation."),
    PLAIN(
            "plain",
            false,
            false,
            "Reduced isolation: this machine offers no sandbox; readers run as plain child processes and can read"
                    + " what you can read. Install bubblewrap for full isolation.");

    private final String code;
    private final boolean needsCallFilter;
    private final boolean needsFileWall;
    private final String sentence;

    SandboxTier(String code, boolean needsCallFilter, boolean needsFileWall, String sentence) {
        this.code = code;
        this.needsCallFilter = needsCallFilter;
        this.needsFileWall = needsFileWall;
        this.sentence = sentence;
    }

    /// The name in reports.
    public String code() {
        return code;
    }

    /// What it means, for people.
    public String sentence() {
        return sentence;
    }

    /// Whether people have to be warned.
    public boolean reduced() {
        return this == UNSHARE || this == PLAIN;
    }

    /// Whether the worker asks the kernel for a Landlock wall: wherever the files are not hidden by other means.
    boolean wantsFileWall() {
        return this != BUBBLEWRAP;
    }

    /// Whether a worker that says this of itself keeps the tier's promise. Bubblewrap without a filter for this
    /// processor architecture still hides files, network and processes; then no filter is due.
    boolean isKeptBy(Ready ready, boolean filterKnown) {
        return (!needsCallFilter || ready.seccomp() || (this == BUBBLEWRAP && !filterKnown))
                && (!needsFileWall || ready.landlockAbi() > 0);
    }
}
