package daylight.reader.pgp;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;

/// A public or secret key or subkey (RFC 9580, 5.5).
///
/// @param id          16 hexadecimal digits; empty for versions that nobody knows
/// @param fingerprint empty for versions 2 and 3
/// @param time        when it was made, in UTC
/// @param isSecret    whether the packet has the secret part, locked or not
/// @param isSubkey    whether it belongs to the key before it
record Key(String id, String fingerprint, String time, boolean isSecret, boolean isSubkey) {
    /// One line for people.
    String line() {
        return (isSecret ? "Secret " : "Public ") + (isSubkey ? "subkey " : "key ") + id
                + (fingerprint.isEmpty() ? "" : ", fingerprint " + fingerprint) + ", made " + time;
    }

    /// @param body the whole packet
    /// @throws java.nio.BufferUnderflowException where it is shorter than its fields
    static Key of(byte[] body, boolean isSecret, boolean isSubkey) {
        Bytes in = new Bytes(body);
        int version = in.octet();
        String time = Instant.ofEpochSecond(in.four()).toString();
        if (version == 6) {
            in.octet();
            long material = in.four();
            in.take(material);
            String fingerprint = hash("SHA-256", 0x9b, Integer.BYTES, Arrays.copyOf(body, in.position()));
            return new Key(fingerprint.substring(0, 16), fingerprint, time, isSecret, isSubkey);
        }
        if (version == 4) {
            material(in, in.octet());
            String fingerprint = hash("SHA-1", 0x99, Short.BYTES, Arrays.copyOf(body, in.position()));
            return new Key(fingerprint.substring(24), fingerprint, time, isSecret, isSubkey);
        }
        if (version == 2 || version == 3) {
            in.two();
            in.octet();
            byte[] modulus = in.take((in.two() + 7) / 8);
            String hex = HexFormat.of().withUpperCase().formatHex(modulus);
            return new Key(hex.substring(Math.max(0, hex.length() - 16)), "", time, isSecret, isSubkey);
        }
        return new Key("", "", time, isSecret, isSubkey);
    }

    /// Passes over the public numbers of an algorithm (RFC 9580, 9.1), behind which secret ones may follow.
    private static void material(Bytes in, int algorithm) {
        switch (algorithm) {
            case 1, 2, 3 -> numbers(in, 2);
            case 16, 20 -> numbers(in, 3);
            case 17 -> numbers(in, 4);
            case 18 -> {
                in.take(in.octet());
                numbers(in, 1);
                in.take(in.octet());
            }
            case 19, 22 -> {
                in.take(in.octet());
                numbers(in, 1);
            }
            case 25, 27 -> in.take(32);
            case 26 -> in.take(56);
            case 28 -> in.take(57);
            default -> in.take(in.left());
        }
    }

    private static void numbers(Bytes in, int count) {
        for (int i = 0; i < count; i++) {
            in.take((in.two() + 7) / 8);
        }
    }

    private static String hash(String algorithm, int mark, int lengthBytes, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            digest.update((byte) mark);
            byte[] length =
                    ByteBuffer.allocate(Integer.BYTES).putInt(body.length).array();
            digest.update(length, Integer.BYTES - lengthBytes, lengthBytes);
            return HexFormat.of().withUpperCase().formatHex(digest.digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }
}
