package daylight.reader.pgp;

import daylight.reader.ground.Node;
import daylight.reader.ground.Reading;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/// What packets say of keys in the clear, gathered while they stream by.
final class PacketFacts {
    static final String METHOD = "openpgp";

    /// Of more recipients, signatures or keys only the first are told, and that there are more.
    private static final int TOLD_MAX = 1_000;

    /// No packet about a key is longer, but for pictures, of which the first bytes are enough to pass over them.
    private static final int PACKET_BYTES_MAX = 64 * 1024;

    /// What is compressed within what is compressed: programs do it once.
    private static final int DEPTH_MAX = 4;

    /// What a block says for whom, unpacked, with all that is compressed in it.
    private static final int HEAD_BYTES_MAX = 1024 * 1024;

    private static final String HIDDEN = "0000000000000000";

    /// Takes the bytes of what is not encrypted.
    @FunctionalInterface
    interface Literals {
        /// @param name as the packet has it, maybe empty
        void literal(byte[] name, InputStream content) throws IOException;
    }

    private final Optional<Reading> reading;
    private final Set<String> recipients = new LinkedHashSet<>();
    private final Set<Signature> signatures = new LinkedHashSet<>();
    private final List<Key> keys = new ArrayList<>();
    private final Set<String> userIds = new LinkedHashSet<>();
    private int hidden;
    private int untold;
    private boolean byPassword;
    private boolean isEncrypted;

    /// How many bytes may yet be unpacked for a look at a head; empty where all is read.
    private OptionalInt headBytesLeft = OptionalInt.empty();

    PacketFacts(Optional<Reading> reading) {
        this.reading = reading;
    }

    boolean isEncrypted() {
        return isEncrypted;
    }

    boolean hasKeys() {
        return !keys.isEmpty();
    }

    boolean hasSignatures() {
        return !signatures.isEmpty();
    }

    boolean isEmpty() {
        return !isEncrypted && keys.isEmpty() && signatures.isEmpty() && userIds.isEmpty();
    }

    /// @throws IOException where the packets end before they should, or are none; what came before is kept
    void take(InputStream in, Literals literals) throws IOException {
        take(in, literals, 0);
    }

    private void take(InputStream in, Literals literals, int depth) throws IOException {
        PacketStream packets = new PacketStream(in, reading);
        try {
            Optional<PacketStream.Packet> packet = packets.next();
            while (packet.isPresent()) {
                take(packet.get(), literals, depth);
                packet = packets.next();
            }
        } catch (BufferUnderflowException | NumberFormatException e) {
            throw new IOException("a packet is shorter than its fields", e);
        }
    }

    private void take(PacketStream.Packet packet, Literals literals, int depth) throws IOException {
        switch (packet.tag()) {
            case 1 -> recipient(packet.head(PACKET_BYTES_MAX));
            case 2 -> signature(Signature.of(packet.head(PACKET_BYTES_MAX)));
            case 3 -> {
                isEncrypted = true;
                byPassword = true;
            }
            case 4 -> signature(Signature.announced(packet.head(PACKET_BYTES_MAX)));
            case 5, 6, 7, 14 -> key(packet);
            case 8 -> compressed(packet.body(), literals, depth);
            case 9, 18, 20 -> isEncrypted = true;
            case 11 -> literal(packet.body(), literals);
            case 13 -> userId(packet.head(PACKET_BYTES_MAX));
            default -> {
                // Marks, trust, padding and pictures of keys; private kinds.
            }
        }
    }

    private void recipient(byte[] body) {
        Bytes in = new Bytes(body);
        int version = in.octet();
        isEncrypted = true;
        String key = "";
        if (version == 2 || version == 3) {
            key = in.hex(8);
        } else if (version == 6) {
            int length = in.octet();
            key = length < 2 ? HIDDEN : fingerprint(in, length);
        }
        if (key.equals(HIDDEN)) {
            hidden++;
        } else if (!key.isEmpty() && recipients.size() < TOLD_MAX) {
            recipients.add(key);
        } else {
            untold++;
        }
    }

    private static String fingerprint(Bytes in, int length) {
        in.octet();
        return in.hex(length - 1);
    }

    private void signature(Signature signature) {
        if (!signature.isOfDocument()) {
            return;
        }
        if (signatures.size() >= TOLD_MAX) {
            untold++;
            return;
        }
        // What was announced before the text and is said in full behind it.
        signatures.removeIf(each -> each.time().isEmpty() && each.key().equals(signature.key()));
        signatures.add(signature);
    }

    private void key(PacketStream.Packet packet) throws IOException {
        boolean isSecret = packet.tag() == 5 || packet.tag() == 7;
        Key key = Key.of(packet.head(PACKET_BYTES_MAX), isSecret, packet.tag() == 7 || packet.tag() == 14);
        if (keys.size() < TOLD_MAX) {
            keys.add(key);
        } else {
            untold++;
        }
    }

    private void userId(byte[] body) {
        if (userIds.size() < TOLD_MAX) {
            userIds.add(new String(body, StandardCharsets.UTF_8));
        } else {
            untold++;
        }
    }

    private void compressed(InputStream body, Literals literals, int depth) throws IOException {
        if (depth >= DEPTH_MAX) {
            throw new IOException("compressed too often");
        }
        int algorithm = body.read();
        switch (algorithm) {
            case 0 -> take(body, literals, depth + 1);
            case 1 -> {
                Inflater raw = new Inflater(true);
                try {
                    take(bounded(new InflaterInputStream(body, raw)), literals, depth + 1);
                } finally {
                    raw.end();
                }
            }
            case 2 -> {
                try (InflaterInputStream zlib = new InflaterInputStream(body)) {
                    take(bounded(zlib), literals, depth + 1);
                }
            }
            case 3 -> {
                try (InputStream bzip2 = new BZip2CompressorInputStream(body)) {
                    take(bounded(bzip2), literals, depth + 1);
                }
            }
            default -> throw new IOException("compressed in an unknown way");
        }
    }

    /// Unpacked bytes, which are counted and end early where only a head is looked at.
    private InputStream bounded(InputStream unpacked) {
        return headBytesLeft.isEmpty() ? unpacked : new Head(unpacked);
    }

    private final class Head extends FilterInputStream {
        Head(InputStream unpacked) {
            super(unpacked);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int at, int length) throws IOException {
            int left = headBytesLeft.orElse(0);
            if (left == 0) {
                throw new EOFException("enough for a head");
            }
            int read = super.read(into, at, Math.min(length, left));
            if (read > 0) {
                headBytesLeft = OptionalInt.of(left - read);
                reading.ifPresent(each -> {
                    each.expanded(read);
                    each.checkTime();
                });
            }
            return read;
        }
    }

    private static void literal(InputStream body, Literals literals) throws IOException {
        body.read();
        int length = Math.max(0, body.read());
        byte[] name = body.readNBytes(length);
        body.readNBytes(Integer.BYTES);
        literals.literal(name, body);
    }

    /// Put all that was found into the node: as metadata, and in lines of its text, where a search finds it.
    void tell(Node node) {
        if (isEncrypted) {
            node.put("encryption:method", METHOD);
        }
        recipients.forEach(key -> {
            node.put("encryption:recipient-key", key);
            line(node, "Encrypted for key " + key);
        });
        if (hidden > 0) {
            node.put("encryption:hidden-recipients", Integer.toString(hidden));
            line(node, "Encrypted for recipients who are not named: " + hidden);
        }
        if (byPassword) {
            node.put("encryption:password", "yes");
            line(node, "Encrypted with a password");
        }
        if (isEncrypted && recipients.isEmpty() && hidden == 0 && !byPassword) {
            line(node, "Encrypted; for whom is not said");
        }
        signatures.forEach(each -> signature(node, each));
        keys.forEach(key -> {
            node.put("pgp:key", key.id());
            node.put("pgp:fingerprint", key.fingerprint());
            line(node, key.line());
        });
        userIds.forEach(id -> {
            node.put("pgp:user-id", id);
            line(node, "User of the key: " + id);
        });
        if (untold > 0) {
            line(node, "Further keys and recipients that are not told here: " + untold);
        }
    }

    private static void signature(Node node, Signature signature) {
        if (!node.tells("signature:verified")) {
            node.put("signature:method", METHOD);
            node.put("signature:verified", "no");
        }
        node.put("signature:key", signature.key());
        node.put("signature:fingerprint", signature.fingerprint());
        node.put("signature:user-id", signature.userId());
        node.put("signature:time", signature.time());
        line(node, signature.line());
    }

    private static void line(Node node, String line) {
        node.text(line + "\n");
    }

    /// What the first packets of a block say; the block may be cut off.
    void takeHead(byte[] block) {
        headBytesLeft = OptionalInt.of(HEAD_BYTES_MAX);
        try {
            take(new ByteArrayInputStream(block), (_, content) -> content.skipNBytes(0));
        } catch (IOException _) {
            // The block was cut for this look, or is damaged: its letters stand in the text as they are.
            reading.ifPresent(Reading::checkTime);
        }
    }
}
