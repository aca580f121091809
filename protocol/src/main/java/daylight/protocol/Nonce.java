package daylight.protocol;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// A worker's secret for the length of its life: 16 random bytes that every frame of its conversation carries. It
/// travels over the worker's standard input, never over its command line, which other users can read.
///
/// @param high the first eight bytes, big-endian
/// @param low  the last eight bytes
public record Nonce(long high, long low) {
    /// Size on the wire: 128 bits cannot be met by chance or guessing.
    public static final int BYTES = 16;

    private static final Pattern HEX = Pattern.compile("[0-9a-f]{32}");

    public static Nonce random(SecureRandom source) {
        return new Nonce(source.nextLong(), source.nextLong());
    }

    /// @throws ProtocolViolation when `line` is not 32 lower-case hexadecimal digits
    public static Nonce parse(String line) throws ProtocolViolation {
        if (!HEX.matcher(line).matches()) {
            throw new ProtocolViolation("a nonce is 32 hexadecimal digits, found " + line.length() + " characters");
        }
        ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(line));
        return new Nonce(bytes.getLong(), bytes.getLong());
    }

    /// 32 lower-case hexadecimal digits.
    public String hex() {
        return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }

    /// Hides the secret: a nonce must not end in a log.
    @Override
    public String toString() {
        return "Nonce[hidden]";
    }
}
