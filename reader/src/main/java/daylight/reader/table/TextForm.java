package daylight.reader.table;

import daylight.reader.charset.TextCharset;
import daylight.reader.ground.Evidence;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/// How a text with separated columns is written.
///
/// @param text in which charset
record TextForm(TextCharset text, char delimiter) {
    /// From so much of the beginning the delimiter is told.
    private static final int HEAD_BYTES = 64 * 1024;

    /// In the order in which they win where two are as even.
    private static final String DELIMITERS = "\t,;|";

    private static final Map<Character, String> NAMES =
            Map.of('\t', "tab", ',', "comma", ';', "semicolon", '|', "pipe");

    /// Of a hundred rows, so many have as many cells as most have.
    private static final int EVEN_PERCENT = 60;

    private static final int COLUMNS_MAX = 4_096;

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
        TextCharset text = TextCharset.of(evidence, TextCharset::byStatistics);
        int mark = Math.min(text.markBytes(), head.length);
        String start = new String(head, mark, head.length - mark, text.charset());
        return delimiter(start, whole).map(delimiter -> new TextForm(text, delimiter));
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
