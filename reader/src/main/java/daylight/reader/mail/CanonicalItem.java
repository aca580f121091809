package daylight.reader.mail;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The canonical serialisation of an item of a mail store, version 1: docs/formats/canonical.md. It is only
/// hashed, never kept.
final class CanonicalItem {
    /// Never changes; another rule gets another number.
    static final int RECIPE = 1;

    private static final String HEAD = "daylight item 1\n";

    private final MessageDigest digest;
    private long sizeBytes;

    CanonicalItem() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        add(HEAD.getBytes(StandardCharsets.UTF_8));
    }

    /// Add `name`, a space, the value's length in bytes, a line feed, the value's UTF-8 bytes, a line feed.
    void field(String name, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        add((name + ' ' + bytes.length + '\n').getBytes(StandardCharsets.UTF_8));
        add(bytes);
        add(new byte[] {'\n'});
    }

    private void add(byte[] bytes) {
        digest.update(bytes);
        sizeBytes += bytes.length;
    }

    long sizeBytes() {
        return sizeBytes;
    }

    /// Call once, at the end.
    String hash() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
