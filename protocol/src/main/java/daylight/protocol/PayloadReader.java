package daylight.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Takes a payload apart, and says what it found where a piece does not fit.
final class PayloadReader {
    private final ByteBuffer payload;

    PayloadReader(Frame frame) {
        this.payload = frame.payload();
    }

    private void need(int bytes, String what) throws ProtocolViolation {
        if (bytes < 0 || bytes > payload.remaining()) {
            throw new ProtocolViolation(what + " wants " + Integer.toUnsignedString(bytes) + " bytes, the frame has "
                    + payload.remaining() + " left");
        }
    }

    int takeByte(String what) throws ProtocolViolation {
        need(1, what);
        return payload.get() & 0xff;
    }

    int takeInt(String what) throws ProtocolViolation {
        need(Integer.BYTES, what);
        return payload.getInt();
    }

    long takeLong(String what) throws ProtocolViolation {
        need(Long.BYTES, what);
        return payload.getLong();
    }

    byte[] takeBytes(String what) throws ProtocolViolation {
        int length = takeInt(what);
        need(length, what);
        byte[] bytes = new byte[length];
        payload.get(bytes);
        return bytes;
    }

    String takeString(String what) throws ProtocolViolation {
        int length = takeInt(what);
        need(length, what);
        return takeText(length);
    }

    /// All that is left, as text.
    String takeRest() {
        return takeText(payload.remaining());
    }

    /// All that is left, as bytes.
    byte[] takeRestBytes() {
        byte[] bytes = new byte[payload.remaining()];
        payload.get(bytes);
        return bytes;
    }

    /// A malformed byte becomes U+FFFD, as everywhere: text is data, and no reason to lose a document.
    private String takeText(int length) {
        String text =
                new String(payload.array(), payload.arrayOffset() + payload.position(), length, StandardCharsets.UTF_8);
        payload.position(payload.position() + length);
        return text;
    }

    /// How many things follow, each of at least `eachBytes`.
    int takeCount(int eachBytes, String what) throws ProtocolViolation {
        int count = takeInt(what);
        if (count < 0 || count > payload.remaining() / eachBytes) {
            throw new ProtocolViolation(
                    what + " are " + Integer.toUnsignedString(count) + ", more than the frame can hold");
        }
        return count;
    }

    /// One of a closed list, by its number.
    <T> T takeOne(T[] values, String what) throws ProtocolViolation {
        int number = takeByte(what);
        if (number >= values.length) {
            throw new ProtocolViolation("no " + what + " has the number " + number);
        }
        return values[number];
    }

    void end() throws ProtocolViolation {
        if (payload.hasRemaining()) {
            throw new ProtocolViolation("a frame has " + payload.remaining() + " bytes after its message");
        }
    }
}
