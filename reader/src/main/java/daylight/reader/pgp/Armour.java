package daylight.reader.pgp;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The letters of one armoured block (RFC 9580, 6.2), from behind the line that begins it, as the letters of base64 in
/// an ASCII stream: headers, checksum and the line that ends it are passed over.
final class Armour extends InputStream {
    static final String BEGIN = "-----BEGIN PGP ";

    /// Followed by a text and not by an armoured block.
    static final String SIGNED_TEXT = "-----BEGIN PGP SIGNED MESSAGE-----";

    static final String END = "-----END PGP ";

    /// Lines of armour have 76 letters; of a longer line the rest is the next.
    private static final int LINE_BYTES_MAX = 8 * 1024;

    private static final int HEADERS_MAX = 100;

    /// Some white space and the first line.
    private static final int START_BYTES = 100;

    /// A mark of UTF-8, read as single bytes.
    private static final String MARK = "\u00ef\u00bb\u00bf";

    private final InputStream in;
    private final byte[] whole = new byte[LINE_BYTES_MAX];
    private byte[] line = new byte[0];
    private int at;
    private boolean begun;
    private boolean inHeader = true;
    private boolean ended;
    private final List<String> headers = new ArrayList<>();

    /// @param in begins with the line that begins the block, or with white space before it
    Armour(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /// Whether the line that ends the block was seen.
    boolean hasEnded() {
        return ended;
    }

    /// Whether a document begins with armour, and not with a text that is signed.
    static boolean begins(byte[] start) {
        String text = new String(start, 0, Math.min(start.length, START_BYTES), StandardCharsets.ISO_8859_1);
        String unmarked = (text.startsWith(MARK) ? text.substring(MARK.length()) : text).stripLeading();
        return unmarked.startsWith(BEGIN) && !unmarked.startsWith(SIGNED_TEXT);
    }

    /// What its writer says of the block, such as `Comment: ledger`.
    List<String> headers() {
        return List.copyOf(headers);
    }

    /// What stands behind the block; call it when all was read.
    InputStream rest() {
        return in;
    }

    @Override
    public int read() throws IOException {
        while (at >= line.length) {
            if (ended || !nextLine()) {
                return -1;
            }
        }
        return line[at++] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int count = 0;
        while (count < length) {
            int letter = read();
            if (letter < 0) {
                return count == 0 ? -1 : count;
            }
            into[from + count++] = (byte) letter;
        }
        return count;
    }

    private boolean nextLine() throws IOException {
        int length = 0;
        int next = in.read();
        if (next < 0) {
            return false;
        }
        while (next >= 0 && next != '\n' && length < LINE_BYTES_MAX) {
            whole[length++] = (byte) next;
            next = length < LINE_BYTES_MAX ? in.read() : '\n';
        }
        take(new String(whole, 0, length, StandardCharsets.ISO_8859_1));
        return true;
    }

    private void header(String text) {
        if (headers.size() < HEADERS_MAX) {
            headers.add(new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
        }
    }

    private void take(String said) {
        String text = said.strip();
        line = new byte[0];
        at = 0;
        if (!begun) {
            begun = text.contains(BEGIN);
        } else if (text.startsWith(END)) {
            ended = true;
        } else if (inHeader && (text.contains(": ") || text.endsWith(":"))) {
            header(text);
        } else if (!text.isEmpty() && !text.startsWith("=")) {
            inHeader = false;
            line = text.getBytes(StandardCharsets.ISO_8859_1);
        }
    }
}
