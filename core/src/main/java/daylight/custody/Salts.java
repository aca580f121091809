package daylight.custody;

import java.security.SecureRandom;
import java.util.HexFormat;

/// Random salts of 128 bits, as 32 hexadecimal digits: without its salt a commitment tells nothing of a short body.
final class Salts {
    private static final int BYTES = 16;

    /// Drawn ahead, because asking the system for 16 bytes costs as much as for a thousand.
    private static final int AHEAD = 256;

    private final SecureRandom random = new SecureRandom();
    private final byte[] drawn = new byte[BYTES * AHEAD];
    private int used = drawn.length;

    synchronized String next() {
        if (used == drawn.length) {
            random.nextBytes(drawn);
            used = 0;
        }
        String salt = HexFormat.of().formatHex(drawn, used, used + BYTES);
        used += BYTES;
        return salt;
    }
}
