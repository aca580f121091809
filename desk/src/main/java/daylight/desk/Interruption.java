package daylight.desk;

/// Has something closed when the process is ended from outside, such as by Ctrl-C.
final class Interruption implements AutoCloseable {
    private final Thread closing;

    private Interruption(Thread closing) {
        this.closing = closing;
    }

    /// @param close may run beside the thread that works, and more than once
    static Interruption closing(Runnable close) {
        Interruption made = new Interruption(Thread.ofPlatform().unstarted(close));
        Runtime.getRuntime().addShutdownHook(made.closing);
        return made;
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(closing);
        } catch (IllegalStateException _) {
            return; // The process is being ended, and closes it already.
        }
    }
}
