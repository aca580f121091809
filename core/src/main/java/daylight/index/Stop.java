package daylight.index;

import java.util.function.BooleanSupplier;

/// Whether a search shall end early; once it was asked to, it stays so.
final class Stop {
    private final BooleanSupplier cancelled;
    private boolean seen;

    Stop(BooleanSupplier cancelled) {
        this.cancelled = cancelled;
    }

    boolean asked() {
        seen = seen || cancelled.getAsBoolean();
        return seen;
    }

    /// Whether some part of the search did end early.
    boolean happened() {
        return seen;
    }
}
