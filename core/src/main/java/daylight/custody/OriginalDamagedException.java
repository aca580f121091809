package daylight.custody;

import daylight.id.Sha256;
import java.io.IOException;

/// An original is missing or no longer has the bytes that were taken in.
public final class OriginalDamagedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String sentence;

    OriginalDamagedException(Sha256 document, String what) {
        super("the original " + document + " " + what);
        this.sentence = "The original " + document + " " + what + ".";
    }

    /// For people.
    public String sentence() {
        return sentence;
    }
}
