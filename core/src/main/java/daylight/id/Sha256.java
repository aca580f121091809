package daylight.id;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The SHA-256 (FIPS 180-4) of some bytes, as 64 lower-case hexadecimal digits. A document *is* its SHA-256.
public record Sha256(String hex) implements Comparable<Sha256> {
    private static final int HEX_DIGITS = 64;

    public Sha256 {
        if (hex.length() != HEX_DIGITS || !isLowerHex(hex)) {
            throw new IllegalArgumentException("a SHA-256 is 64 lower-case hexadecimal digits, found: " + hex);
        }
    }

    public static Sha256 of(byte[] content) {
        return ofDigest(newDigest().digest(content));
    }

    /// @param digest 32 bytes, as [MessageDigest#digest()] gives them
    public static Sha256 ofDigest(byte[] digest) {
        return new Sha256(HexFormat.of().formatHex(digest));
    }

    /// A fresh digest to feed.
    public static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// Whether a text has the form of a SHA-256, or of the beginning of one.
    public static boolean isPrefix(String text) {
        return !text.isEmpty() && text.length() <= HEX_DIGITS && isLowerHex(text);
    }

    /// A plain loop: this runs many times for each file.
    private static boolean isLowerHex(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int compareTo(Sha256 other) {
        return hex.compareTo(other.hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
