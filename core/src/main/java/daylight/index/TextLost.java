package daylight.index;

import java.io.IOException;

/// A text that was there once is missing or damaged. The message names it.
public final class TextLost extends IOException {
    private static final long serialVersionUID = 1L;

    public TextLost(Throwable cause) {
        super(cause.getMessage(), cause);
    }
}
