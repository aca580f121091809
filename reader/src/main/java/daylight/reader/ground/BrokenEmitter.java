package daylight.reader.ground;

/// The way to the desk is broken. An error, so that no parser swallows it on the way out.
public final class BrokenEmitter extends Error {
    private static final long serialVersionUID = 1L;
    private final RuntimeException broken;

    BrokenEmitter(RuntimeException broken) {
        super(broken);
        this.broken = broken;
    }

    /// What the way to the desk threw.
    public RuntimeException broken() {
        return broken;
    }

    static Emitter marking(Emitter out) {
        return event -> guard(() -> out.emit(event));
    }

    /// Send something.
    ///
    /// @throws BrokenEmitter where that throws
    public static void guard(Runnable sending) {
        try {
            sending.run();
        } catch (RuntimeException e) {
            throw new BrokenEmitter(e);
        }
    }
}
