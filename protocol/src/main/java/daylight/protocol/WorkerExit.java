package daylight.protocol;

/// The exit codes of a worker that ends by itself. What is not listed here is a crash: 134 and 139 are the shells'
/// numbers for an aborted JVM, 137 for one that the kernel's memory killer took.
public enum WorkerExit {
    /// The heap was too small for the document.
    MEMORY(66),
    /// The desk closed its end; the way every worker ends when the desk is killed.
    DESK_GONE(67),
    /// The desk sent something that is no request.
    PROTOCOL(68),
    /// The worker could not be set up: a bad argument, no connection, a temporary folder that cannot be written.
    SETUP(69),
    /// An error came out of the reader that should have become an outcome inside it.
    READER_BUG(70);

    private final int code;

    WorkerExit(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
