package daylight.extraction;

import daylight.protocol.NameBytes;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// A document that waits to be read.
///
/// @param file      where its bytes lie; only ever read
/// @param sha256    its hash as taken into custody, 64 lower-case hexadecimal digits; the worker has to find the same
/// @param name      the last part of the path it came under, a hint for the reader only
public record Original(Path file, String sha256, long sizeBytes, NameBytes name) {
    static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    public Original {
        if (!SHA_256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("a SHA-256 is 64 lower-case hexadecimal digits, found: " + sha256);
        }
        if (sizeBytes < 0) {
            throw new IllegalArgumentException("size in bytes is negative: " + sizeBytes);
        }
    }
}
