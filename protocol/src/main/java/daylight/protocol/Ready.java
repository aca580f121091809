package daylight.protocol;

/// A worker's first message: it is confined and waits for a request. The desk compares what took effect with what
/// the tier promises, and starts nothing in a worker that lacks it.
///
/// @param protocolVersion the version of this page of records that the worker speaks
/// @param noNewPrivileges whether the kernel keeps the process from ever gaining rights
/// @param seccomp         whether the system-call filter holds for all its threads
/// @param landlockAbi     the Landlock version that confines its files; 0 where it does not
/// @param cpuNanos        CPU time of the worker process until now
/// @param detail          for developers: what failed, a few words
public record Ready(
        int protocolVersion, boolean noNewPrivileges, boolean seccomp, int landlockAbi, long cpuNanos, String detail) {
    /// Raised when a message changes.
    public static final int PROTOCOL_VERSION = 8;
}
