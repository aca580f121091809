package daylight.reader.pgp;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.Deflater;

/// Writes packets of OpenPGP (RFC 9580), with numbers where signatures and encrypted bytes would stand.
final class MadePackets {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /// In the new form.
    MadePackets packet(int tag, byte[]... pieces) {
        byte[] body = joined(pieces);
        out.write(0xc0 | tag);
        if (body.length < 192) {
            out.write(body.length);
        } else {
            out.write(255);
            out.writeBytes(ByteBuffer.allocate(4).putInt(body.length).array());
        }
        out.writeBytes(body);
        return this;
    }

    /// In the new form, in pieces of 512 bytes.
    MadePackets inPieces(int tag, byte[] body) {
        out.write(0xc0 | tag);
        int at = 0;
        while (body.length - at > 512) {
            out.write(224 + 9);
            out.write(body, at, 512);
            at += 512;
        }
        int left = body.length - at;
        out.write(255);
        out.writeBytes(ByteBuffer.allocate(4).putInt(left).array());
        out.write(body, at, left);
        return this;
    }

    /// For a key, or for nobody who is named where the id is all zeros.
    MadePackets forKey(String id) {
        return packet(1, new byte[] {3}, hex(id), new byte[] {1}, numbers(100));
    }

    MadePackets forKeyOfVersion6(String fingerprint) {
        return packet(1, new byte[] {6, 33, 6}, hex(fingerprint), new byte[] {25}, numbers(60));
    }

    MadePackets byPassword() {
        return packet(3, new byte[] {4, 9, 3, 8}, numbers(8), new byte[] {96});
    }

    MadePackets encrypted(int count) {
        return packet(18, new byte[] {1}, numbers(count));
    }

    MadePackets announcement(String key) {
        return packet(4, new byte[] {3, 0, 8, 1}, hex(key), new byte[] {1});
    }

    MadePackets signature(int seconds, String fingerprint, String key) {
        byte[] hashed = joined(
                new byte[] {5, 2},
                ByteBuffer.allocate(4).putInt(seconds).array(),
                new byte[] {22, 33, 4},
                hex(fingerprint));
        byte[] unhashed = joined(new byte[] {9, 16}, hex(key));
        return packet(
                2, new byte[] {4, 0, 1, 8}, two(hashed.length), hashed, two(unhashed.length), unhashed, numbers(80));
    }

    MadePackets literal(String name, byte[] content) {
        return packet(11, literalBody(name, content));
    }

    static byte[] literalBody(String name, byte[] content) {
        byte[] called = name.getBytes(StandardCharsets.UTF_8);
        return joined(new byte[] {'b', (byte) called.length}, called, new byte[4], content);
    }

    MadePackets compressed(MadePackets inner) {
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(inner.bytes());
        deflater.finish();
        byte[] packed = new byte[64 * 1024];
        int length = deflater.deflate(packed);
        deflater.end();
        // The old form, to the end.
        out.write(0xa3);
        out.write(1);
        out.write(packed, 0, length);
        return this;
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    String armoured(String kind, String header) {
        return "-----BEGIN PGP " + kind + "-----\n" + header + "\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes())
                + "\n=AAAA\n-----END PGP " + kind + "-----\n";
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static byte[] two(int number) {
        return new byte[] {(byte) (number >> 8), (byte) number};
    }

    private static byte[] numbers(int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) (i * 37 + 11);
        }
        return bytes;
    }

    private static byte[] joined(byte[]... pieces) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            all.writeBytes(piece);
        }
        return all.toByteArray();
    }
}
