package daylight.custody;

import daylight.store.Database;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/// The lines of `ledger.jsonl`, one after the other, also while a writer adds some.
final class LedgerLines {
    /// What is done with a line, whose number is counted from 1.
    interface Each {
        void line(String text, long number);
    }

    private final InputStream in;
    private final Database database;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(LedgerLine.BYTES_MAX);

    private LedgerLines(InputStream in, Database database) {
        this.in = in;
        this.database = database;
    }

    /// @return the number of a last line that is cut off, and not because somebody writes it just now
    static OptionalLong read(Path file, Database database, Each each) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            return new LedgerLines(in, database).read(each);
        }
    }

    private OptionalLong read(Each each) throws IOException {
        long number = 1;
        for (int c = next(); c >= 0; c = next()) {
            if (c == '\n') {
                each.line(line.toString(StandardCharsets.ISO_8859_1), number++);
                line.reset();
            } else if (line.size() <= LedgerLine.BYTES_MAX) {
                line.write(c);
            }
        }
        return line.size() > 0 && !isBeingWritten() ? OptionalLong.of(number) : OptionalLong.empty();
    }

    /// The next byte. Where the file ended inside of a line that waits no longer, it was written to its end meanwhile.
    private int next() throws IOException {
        int c = in.read();
        return c < 0 && line.size() > 0 && !isBeingWritten() ? in.read() : c;
    }

    /// Whether the facts still hold the line that begins so: a writer is at it, or a kill cut it off and the next
    /// opening writes it again.
    private boolean isBeingWritten() {
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return database
                .read(handle ->
                        LedgerSql.waiting(handle, LedgerSql.flushed(handle).seq()))
                .stream()
                .anyMatch(waiting -> waiting.line().startsWith(text));
    }
}
