package daylight.reader.table;

import daylight.reader.charset.TextCharset;
import daylight.reader.ground.Ending;
import daylight.reader.ground.Evidence;
import daylight.reader.ground.Format;
import daylight.reader.ground.Members;
import daylight.reader.ground.Node;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.util.List;
import java.util.Optional;
import org.apache.tika.metadata.HttpHeaders;

/// Text with separated columns (RFC 4180, and tabs, semicolons and bars in place of commas), row by row as it streams
/// by. A text that has no even columns is left to the general reader.
final class SeparatedText implements Format {
    /// A cell that is longer was opened by a quote that nobody closed: it ends with the next column or line. One that
    /// is twice as long without either is cut, and no text is lost.
    private static final int CELL_CHARS_MAX = 1024 * 1024;

    private static final int BUFFER_CHARS = 64 * 1024;

    private final Format general;

    SeparatedText(Format general) {
        this.general = general;
    }

    @Override
    public Ending read(Evidence evidence, Node node, Members members) throws IOException {
        Optional<TextForm> form = TextForm.of(evidence);
        if (form.isEmpty()) {
            return general.read(evidence, node, members);
        }
        TextCharset text = form.get().text();
        text.tell(node);
        String type = node.mediaType() + "; charset=" + text.charset().name();
        node.put(HttpHeaders.CONTENT_TYPE, type + "; delimiter=" + form.get().delimiterName());
        node.put(HttpHeaders.CONTENT_ENCODING, text.charset().name());
        node.put("csv:delimiter", form.get().delimiterName());
        node.listed(0, List.of());
        try (InputStream in = evidence.open()) {
            in.skipNBytes(text.markBytes());
            Reader reader = new InputStreamReader(in, text.charset());
            new Rows(reader, form.get().delimiter(), node).read();
        }
        return Ending.READ;
    }

    /// The rows of one text.
    private static final class Rows {
        private final Reader in;
        private final char delimiter;
        private final Node node;
        private final TablePages pages;
        private final StringBuilder cell = new StringBuilder();

        /// Held here and not by a [java.io.BufferedReader], which takes a lock for each character.
        private final char[] held = new char[BUFFER_CHARS];

        private int from;
        private int to;
        private long row;
        private int column;
        private boolean quoted;
        private int next;

        Rows(Reader in, char delimiter, Node node) throws IOException {
            this.in = in;
            this.delimiter = delimiter;
            this.node = node;
            this.pages = new TablePages(node);
            this.next = take();
        }

        void read() throws IOException {
            pages.page("", false);
            while (next >= 0 && !node.isTextCut()) {
                node.reading().checkTime();
                row++;
                column = 0;
                pages.rowStart(Long.toString(row), false);
                row();
                if (pages.inRow()) {
                    pages.rowEnd();
                }
            }
        }

        private void row() throws IOException {
            cell.setLength(0);
            quoted = false;
            while (true) {
                int c = next;
                if (c < 0 || !quoted && (c == '\n' || c == '\r')) {
                    endCell();
                    skipLineEnd();
                    return;
                }
                next = take();
                if (c == '"' && (quoted || cell.isEmpty())) {
                    quote();
                } else if (c == delimiter && !quoted) {
                    endCell();
                } else {
                    cell.append((char) c);
                }
                quoted &= cell.length() < CELL_CHARS_MAX;
                if (cell.length() >= 2 * CELL_CHARS_MAX) {
                    endCell();
                }
            }
        }

        /// The next character, or -1 at the end.
        private int take() throws IOException {
            if (from == to) {
                from = 0;
                to = Math.max(0, in.read(held, 0, held.length));
            }
            return from < to ? held[from++] : -1;
        }

        /// A quote opens a cell, closes it, or stands for itself where it is doubled inside.
        private void quote() throws IOException {
            if (quoted && next == '"') {
                cell.append('"');
                next = take();
            } else {
                quoted = !quoted;
            }
        }

        private void endCell() {
            if (!cell.isEmpty() || column > 0 || next == delimiter) {
                pages.cell(column, cell.toString(), false);
            }
            column++;
            cell.setLength(0);
        }

        private void skipLineEnd() throws IOException {
            if (next == '\r') {
                next = take();
                if (next != '\n') {
                    return;
                }
            }
            if (next == '\n') {
                next = take();
            }
        }
    }
}
