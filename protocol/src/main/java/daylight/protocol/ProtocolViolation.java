package daylight.protocol;

import java.io.IOException;

/// Bytes arrived that are no frame, or a frame that is no message of this protocol. The message carries the value
/// that was found. Whoever sees one stops reading that stream for good: nothing after it can be trusted.
public final class ProtocolViolation extends IOException {
    private static final long serialVersionUID = 1L;

    public ProtocolViolation(String message) {
        super(message);
    }
}
