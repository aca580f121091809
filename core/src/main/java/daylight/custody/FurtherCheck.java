package daylight.custody;

import java.util.function.Consumer;

/// What another room answers for, such as the text layers.
@FunctionalInterface
public interface FurtherCheck {
    /// Look at everything; change nothing.
    ///
    /// @return how many things were looked at
    long check(Consumer<Damage> found);
}
