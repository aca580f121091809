package daylight.reader.pgp;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;

/// Who says to have signed, by a signature packet (RFC 9580, 5.2) or the one that announces it (5.4).
///
/// @param type        what was signed: 0 bytes, 1 text; others are about keys
/// @param key         the key's id, 16 hexadecimal digits; empty where the packet does not say it
/// @param fingerprint of the key; empty where the packet does not say it
/// @param userId      as the packet has it, else empty
/// @param time        in UTC, else empty
record Signature(int type, String key, String fingerprint, String userId, String time) {
    private static final int OF_TEXT = 1;
    private static final int ALONE = 2;

    private static final int CREATION_TIME = 2;
    private static final int ISSUER = 16;
    private static final int USER_ID = 28;
    private static final int ISSUER_FINGERPRINT = 33;

    /// Whether a document was signed, and not a key.
    boolean isOfDocument() {
        return type == 0 || type == OF_TEXT || type == ALONE;
    }

    /// One line for people.
    String line() {
        StringBuilder line = new StringBuilder("Signed");
        line.append(key.isEmpty() ? "" : " by key " + key);
        line.append(fingerprint.isEmpty() ? "" : ", fingerprint " + fingerprint);
        line.append(userId.isEmpty() ? "" : ", " + userId);
        line.append(time.isEmpty() ? "" : ", " + time);
        return line.append("; not verified").toString();
    }

    /// @param body the packet's first bytes
    /// @throws java.nio.BufferUnderflowException where it is shorter than its fields
    static Signature of(byte[] body) {
        Bytes in = new Bytes(body);
        int version = in.octet();
        if (version == 2 || version == 3) {
            in.octet();
            int type = in.octet();
            String time = time(in.four());
            return new Signature(type, in.hex(8), "", "", time);
        }
        if (version < 4 || version > 6) {
            return new Signature(0, "", "", "", "");
        }
        int type = in.octet();
        in.two();
        Signature found = new Signature(type, "", "", "", "");
        found = found.with(in.take(version == 6 ? in.four() : in.two()));
        // What is not under the signature may be added by anybody; it still says whose it claims to be.
        return found.with(in.upTo(version == 6 ? in.four() : in.two()));
    }

    /// The packet before what is signed.
    static Signature announced(byte[] body) {
        Bytes in = new Bytes(body);
        int version = in.octet();
        int type = in.octet();
        in.two();
        if (version == 6) {
            in.take(in.octet());
            String fingerprint = in.hex(32);
            return new Signature(type, fingerprint.substring(0, 16), fingerprint, "", "");
        }
        return new Signature(type, version == 3 ? in.hex(8) : "", "", "", "");
    }

    private static String time(long seconds) {
        return Instant.ofEpochSecond(seconds).toString();
    }

    /// With what the subpackets say that is not known yet.
    private Signature with(byte[] subpackets) {
        Bytes in = new Bytes(subpackets);
        Signature found = this;
        while (in.left() > 1) {
            int first = in.octet();
            long length = first < 192 ? first : first < 255 ? (first - 192 << 8) + in.octet() + 192 : in.four();
            if (length > 0) {
                int kind = in.octet() & 0x7f;
                found = found.with(kind, in.upTo(length - 1));
            }
        }
        return found;
    }

    private Signature with(int kind, byte[] value) {
        String hex = HexFormat.of().withUpperCase().formatHex(value);
        return switch (kind) {
            case CREATION_TIME ->
                time.isEmpty() && value.length == Integer.BYTES
                        ? new Signature(type, key, fingerprint, userId, time(Long.parseLong(hex, 16)))
                        : this;
            case ISSUER ->
                key.isEmpty() && value.length == 8 ? new Signature(type, hex, fingerprint, userId, time) : this;
            case USER_ID ->
                userId.isEmpty()
                        ? new Signature(type, key, fingerprint, new String(value, StandardCharsets.UTF_8), time)
                        : this;
            case ISSUER_FINGERPRINT -> withFingerprint(value, hex);
            default -> this;
        };
    }

    private Signature withFingerprint(byte[] value, String hex) {
        if (!fingerprint.isEmpty() || value.length < 21) {
            return this;
        }
        String whole = hex.substring(2);
        String id = value[0] == 4 ? whole.substring(whole.length() - 16) : whole.substring(0, 16);
        return new Signature(type, key.isEmpty() ? id : key, whole, userId, time);
    }
}
