package daylight.publication;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/// The objects of a PDF (ISO 32000-1:2008, version 1.4 of the format) in the order in which they come, and
/// the table that finds them (7.5.4). Nothing is held but where each object lies. There is no date, no
/// name and no program in it, and its identifier (14.4) is a hash of its bytes: the same objects are the
/// same file.
final class PdfFile {
    static final String DEFLATED = "/Filter /FlateDecode";

    /// The second line of bytes over 127 tells programs that move files that this is no text (7.5.2).
    private static final byte[] HEADER = {
        '%', 'P', 'D', 'F', '-', '1', '.', '4', '\n', '%', (byte) 0xe2, (byte) 0xe3, (byte) 0xcf, (byte) 0xd3, '\n'
    };

    /// Ten digits are all that the table has for a place in the file.
    private static final long BYTES_MAX = 9_999_999_999L;

    private static final int ID_BYTES = 16;
    private static final int FIRST_PLACES = 64;

    private final MessageDigest digest = sha256();
    private final Counting out;
    private long[] places = new long[FIRST_PLACES];
    private int objects;

    PdfFile(OutputStream out) throws IOException {
        this.out = new Counting(new DigestOutputStream(out, digest));
        this.out.write(HEADER);
    }

    /// What can write itself.
    @FunctionalInterface
    interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    /// Passes bytes on and counts them.
    private static final class Counting extends OutputStream {
        private final OutputStream out;
        private long bytes;

        Counting(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int one) throws IOException {
            out.write(one);
            bytes++;
        }

        @Override
        public void write(byte[] some, int from, int length) throws IOException {
            out.write(some, from, length);
            bytes += length;
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// The number of an object that comes later.
    int reserve() {
        objects++;
        if (objects == places.length) {
            places = Arrays.copyOf(places, places.length * 2);
        }
        return objects;
    }

    void object(int number, String body) throws IOException {
        begin(number);
        text(body + "\nendobj\n");
    }

    /// @param entries of the stream's dictionary, besides its length
    void stream(int number, String entries, byte[] bytes) throws IOException {
        begin(number);
        text("<< " + entries + " /Length " + bytes.length + " >>\nstream\n");
        out.write(bytes);
        text("\nendstream\nendobj\n");
    }

    /// A stream that need not fit into memory: its length follows it as an object of its own.
    void stream(int number, String entries, Body body) throws IOException {
        int length = reserve();
        begin(number);
        text("<< " + entries + " /Length " + length + " 0 R >>\nstream\n");
        long start = out.bytes;
        body.writeTo(out);
        long bytes = out.bytes - start;
        text("\nendstream\nendobj\n");
        object(length, Long.toString(bytes));
    }

    private void begin(int number) throws IOException {
        if (number < 1 || number > objects || places[number] != 0) {
            throw new IllegalStateException("object " + number + " was not reserved, or is there already");
        }
        if (out.bytes > BYTES_MAX) {
            throw new IOException("a PDF has at most 10 GB");
        }
        places[number] = out.bytes;
        text(number + " 0 obj\n");
    }

    /// The table and what stands behind it.
    ///
    /// @param root the number of the catalog
    void end(int root) throws IOException {
        long table = out.bytes;
        text("xref\n0 " + (objects + 1) + "\n0000000000 65535 f \n");
        for (int number = 1; number <= objects; number++) {
            if (places[number] == 0) {
                throw new IllegalStateException("object " + number + " was promised and did not come");
            }
            text(String.format(Locale.ROOT, "%010d 00000 n \n", places[number]));
        }
        String id = HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), ID_BYTES));
        text("trailer\n<< /Size " + (objects + 1) + " /Root " + root + " 0 R /ID [<" + id + "> <" + id + ">] >>\n"
                + "startxref\n" + table + "\n%%EOF\n");
    }

    private void text(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] deflated(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        deflate(out, into -> into.write(bytes));
        return out.toByteArray();
    }

    /// @param out stays open
    static void deflate(OutputStream out, Body body) throws IOException {
        Deflater deflater = new Deflater();
        try {
            DeflaterOutputStream deflating = new DeflaterOutputStream(out, deflater, 1 << 16);
            body.writeTo(deflating);
            deflating.finish();
        } finally {
            deflater.end();
        }
    }
}
