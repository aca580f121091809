package daylight.reader.table;

import daylight.reader.ground.BeyondAscii;
import daylight.reader.ground.Evidence;
import daylight.reader.ground.Scripts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.apache.tika.parser.txt.CharsetDetector;
import org.apache.tika.parser.txt.CharsetMatch;

/// How a text with separated columns is written.
///
/// @param markBytes length of the byte order mark
record TextForm(Charset charset, int markBytes, char delimiter) {
    /// From so much of the beginning the form is told.
    private static final int HEAD_BYTES = 64 * 1024;

    /// In the order in which they win where two are as even.
    private static final String DELIMITERS = "\t,;|";

    private static final Map<Character, String> NAMES =
            Map.of('\t', "tab", ',', "comma", ';', "semicolon", '|', "pipe");

    /// Of a hundred rows, so many have as many cells as most have.
    private static final int EVEN_PERCENT = 60;

    private static final int COLUMNS_MAX = 4_096;

    /// What the statistics get of the text before its first letter beyond ASCII.
    private static final int BEFORE_BYTES = 2 * 1024;

    String delimiterName() {
        return NAMES.getOrDefault(delimiter, "");
    }

    /// Empty for a text without even columns.
    static Optional<TextForm> of(Evidence evidence) throws IOException {
        byte[] head;
        try (InputStream in = evidence.open()) {
            head = in.readNBytes(HEAD_BYTES);
        }
        boolean whole = head.length == evidence.sizeBytes();
        Optional<TextForm> marked = marked(head);
        Charset charset = marked.isPresent() ? marked.get().charset() : charset(evidence, head, whole);
        int mark = marked.map(TextForm::markBytes).orElse(0);
        String text = new String(head, mark, head.length - mark, charset);
        return delimiter(text, whole).map(delimiter -> new TextForm(charset, mark, delimiter));
    }

    private static Optional<TextForm> marked(byte[] head) {
        if (starts(head, 0xef, 0xbb, 0xbf)) {
            return Optional.of(new TextForm(StandardCharsets.UTF_8, 3, ','));
        }
        if (starts(head, 0xff, 0xfe)) {
            return Optional.of(new TextForm(StandardCharsets.UTF_16LE, 2, ','));
        }
        return starts(head, 0xfe, 0xff)
                ? Optional.of(new TextForm(StandardCharsets.UTF_16BE, 2, ','))
                : Optional.empty();
    }

    private static boolean starts(byte[] head, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (i >= head.length || (head[i] & 0xff) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    /// UTF-8 where the bytes are, except for a character that the end of the piece cuts; else what statistics say.
    private static Charset charset(Evidence evidence, byte[] head, boolean whole) throws IOException {
        CharsetDecoder strict = StandardCharsets.UTF_8.newDecoder();
        CharBuffer out = CharBuffer.allocate(head.length + 1);
        CoderResult result = strict.decode(ByteBuffer.wrap(head), out, whole);
        if (result.isError()) {
            return guessed(head);
        }
        boolean isAscii = out.flip().chars().allMatch(c -> c < 0x80);
        return whole || !isAscii ? StandardCharsets.UTF_8 : charsetBehind(evidence);
    }

    /// The head has ASCII alone: what stands behind it decides.
    private static Charset charsetBehind(Evidence evidence) throws IOException {
        BeyondAscii beyond;
        try (InputStream in = evidence.open()) {
            beyond = BeyondAscii.of(in, Long.MAX_VALUE);
        }
        if (beyond.isUtf8()) {
            return StandardCharsets.UTF_8;
        }
        try (InputStream in = evidence.open()) {
            in.skipNBytes(beyond.first() - BEFORE_BYTES);
            return guessed(in.readNBytes(HEAD_BYTES));
        }
    }

    private static Charset guessed(byte[] text) {
        CharsetDetector detector = new CharsetDetector();
        detector.setText(text);
        CharsetMatch match = detector.detect();
        Charset guessed = match != null && Charset.isSupported(match.getName())
                ? Charset.forName(match.getName())
                : Charset.forName("windows-1252");
        return Scripts.plausible(text, guessed);
    }

    private static Optional<Character> delimiter(String text, boolean whole) {
        char best = 0;
        int bestRows = 0;
        for (int i = 0; i < DELIMITERS.length(); i++) {
            int even = evenRows(text, DELIMITERS.charAt(i), whole);
            if (even > bestRows) {
                bestRows = even;
                best = DELIMITERS.charAt(i);
            }
        }
        return best == 0 ? Optional.empty() : Optional.of(best);
    }

    /// How many rows have as many cells as most have, above one; 0 when they are too few of all. Where the
    /// text goes on, its last row does not count.
    private static int evenRows(String text, char delimiter, boolean whole) {
        int[] rowsOf = new int[COLUMNS_MAX];
        int rows = 0;
        int columns = 1;
        boolean quoted = false;
        boolean empty = true;
        for (int i = 0; i <= text.length(); i++) {
            boolean end = i == text.length();
            char c = end ? '\n' : text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            }
            if (end ? whole && !empty : c == '\n' && !quoted && !empty) {
                rowsOf[Math.min(columns, COLUMNS_MAX - 1)]++;
                rows++;
            }
            if (c == '\n' && !quoted) {
                columns = 1;
                empty = true;
            } else {
                empty &= c == '\r';
                columns += c == delimiter && !quoted ? 1 : 0;
            }
        }
        int most = 0;
        for (int n = 2; n < COLUMNS_MAX; n++) {
            most = Math.max(most, rowsOf[n]);
        }
        return 100L * most >= (long) EVEN_PERCENT * rows ? most : 0;
    }
}
