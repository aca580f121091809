package daylight.reader.pgp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Tells packets from other bytes by their first ones. There is no magic: the first packet must have the fields of its
/// kind, and what follows it must be a packet that may stand there.
final class Beginning {
    /// Enough for the first packet of all but a key with a large picture.
    static final int BYTES = 8 * 1024;

    private static final Set<Integer> ALGORITHMS = Set.of(1, 2, 3, 16, 17, 18, 19, 20, 22, 25, 26, 27, 28);
    private static final Set<Integer> KEY_WRAPPINGS = Set.of(0, 1, 3, 4, 101);
    private static final Set<Integer> SIGNATURES =
            Set.of(0, 1, 2, 0x10, 0x11, 0x12, 0x13, 0x18, 0x19, 0x1f, 0x20, 0x28, 0x30, 0x40, 0x50);
    private static final int CIPHER_MAX = 13;
    private static final int HASH_MAX = 14;

    private static final Set<Integer> AFTER_RECIPIENT = Set.of(1, 3, 9, 10, 18, 20, 21);
    private static final Set<Integer> AFTER_KEY = Set.of(2, 5, 6, 7, 12, 13, 14, 17);
    private static final Set<Integer> AFTER_ANNOUNCEMENT = Set.of(4, 8, 11);
    private static final Set<Integer> AFTER_SIGNATURE = Set.of(2, 8, 11, 21);
    private static final Set<Integer> IN_COMPRESSED = Set.of(2, 4, 11);

    private Beginning() {}

    /// Whether the first byte may begin a packet that a document begins with.
    static boolean mayBe(int first) {
        int tag = (first & 0xc0) == 0xc0 ? first & 0x3f : (first & 0xc0) == 0x80 ? first >> 2 & 0xf : 0;
        return tag >= 1 && tag <= 8 && tag != 7;
    }

    /// @param start     the first [#BYTES] of a document, or all of it
    /// @param sizeBytes of the document
    static boolean isPackets(byte[] start, long sizeBytes) {
        if (start.length < 10 || !mayBe(start[0])) {
            return false;
        }
        PacketStream packets = new PacketStream(new ByteArrayInputStream(start), Optional.empty());
        boolean isWhole = start.length == sizeBytes;
        try {
            PacketStream.Packet first = packets.next().orElseThrow();
            byte[] body = first.head(BYTES);
            return switch (first.tag()) {
                case 1 -> isRecipient(body) && follows(packets, AFTER_RECIPIENT, isWhole);
                case 3 -> isByPassword(body) && follows(packets, AFTER_RECIPIENT, isWhole);
                case 4 -> isAnnouncement(body) && follows(packets, AFTER_ANNOUNCEMENT, isWhole);
                case 2 -> isSignature(body) && follows(packets, AFTER_SIGNATURE, isWhole);
                case 5, 6 -> isKey(body) && follows(packets, AFTER_KEY, isWhole);
                case 8 -> isCompressed(body);
                default -> false;
            };
        } catch (IOException | BufferUnderflowException _) {
            return false;
        }
    }

    /// Whether a packet of some kinds comes next, or the document ends.
    private static boolean follows(PacketStream packets, Set<Integer> kinds, boolean isWhole) throws IOException {
        Optional<PacketStream.Packet> next = packets.next();
        return next.isPresent() ? kinds.contains(next.get().tag()) : isWhole;
    }

    private static boolean isRecipient(byte[] body) {
        Bytes in = new Bytes(body);
        int version = in.octet();
        if (version == 6) {
            in.take(in.octet());
            return ALGORITHMS.contains(in.octet());
        }
        in.take(8);
        return (version == 2 || version == 3) && ALGORITHMS.contains(in.octet()) && in.left() > 8;
    }

    private static boolean isByPassword(byte[] body) {
        Bytes in = new Bytes(body);
        int version = in.octet();
        if (version == 4) {
            int cipher = in.octet();
            return cipher > 0 && cipher <= CIPHER_MAX && KEY_WRAPPINGS.contains(in.octet()) && body.length < 100;
        }
        return (version == 5 || version == 6) && body.length > 8 && body.length < 200;
    }

    private static boolean isAnnouncement(byte[] body) {
        return (body.length == 13 && body[0] == 3 || body.length > 40 && body[0] == 6)
                && SIGNATURES.contains(body[1] & 0xff)
                && body[2] > 0
                && body[2] <= HASH_MAX
                && ALGORITHMS.contains(body[3] & 0xff);
    }

    private static boolean isSignature(byte[] body) {
        Bytes in = new Bytes(body);
        int version = in.octet();
        if (version == 3) {
            return in.octet() == 5 && SIGNATURES.contains(in.octet()) && in.left() > 20;
        }
        boolean isOne = (version == 4 || version == 6)
                && SIGNATURES.contains(in.octet())
                && ALGORITHMS.contains(in.octet())
                && in.octet() <= HASH_MAX;
        if (!isOne) {
            return false;
        }
        in.take(version == 6 ? in.four() : in.two());
        in.take(version == 6 ? in.four() : in.two());
        return in.left() > 4;
    }

    private static boolean isKey(byte[] body) {
        Bytes in = new Bytes(body);
        int version = in.octet();
        in.four();
        if (version == 2 || version == 3) {
            in.two();
        }
        return version >= 2 && version <= 6 && ALGORITHMS.contains(in.octet()) && in.left() > 30;
    }

    /// Whether a packet begins in what is compressed, where that can be told from a few bytes.
    private static boolean isCompressed(byte[] body) {
        if (body.length < 10 || body[0] < 1 || body[0] > 3) {
            return false;
        }
        if (body[0] == 3) {
            return body[1] == 'B' && body[2] == 'Z' && body[3] == 'h';
        }
        Inflater inflater = new Inflater(body[0] == 1);
        try {
            inflater.setInput(body, 1, body.length - 1);
            byte[] inner = new byte[64];
            int count = inflater.inflate(inner);
            Optional<PacketStream.Packet> first =
                    new PacketStream(new ByteArrayInputStream(Arrays.copyOf(inner, count)), Optional.empty()).next();
            return first.isPresent() && IN_COMPRESSED.contains(first.get().tag());
        } catch (DataFormatException | IOException _) {
            return false;
        } finally {
            inflater.end();
        }
    }
}
