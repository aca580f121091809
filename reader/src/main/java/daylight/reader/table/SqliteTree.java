package daylight.reader.table;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.OptionalLong;

/// Counts a table's rows by walking the pages of its tree, as the database file format of SQLite describes them
/// (sqlite.org/fileformat2.html, 1.6). No code is shared with the library that reads the rows.
final class SqliteTree {
    private static final int HEADER_BYTES = 100;
    private static final int TABLE_INNER = 5;
    private static final int TABLE_LEAF = 13;
    private static final int INDEX_INNER = 2;
    private static final int INDEX_LEAF = 10;

    private final SeekableByteChannel file;
    private final int pageBytes;
    private final long pages;
    private final boolean writesAhead;

    private SqliteTree(SeekableByteChannel file, int pageBytes, boolean writesAhead) throws IOException {
        this.file = file;
        this.pageBytes = pageBytes;
        this.pages = (file.size() + pageBytes - 1) / pageBytes;
        this.writesAhead = writesAhead;
    }

    /// @throws IOException when the file's header is not one
    static SqliteTree of(SeekableByteChannel file) throws IOException {
        ByteBuffer header = read(file, 0, HEADER_BYTES);
        if (header.limit() < HEADER_BYTES) {
            throw new IOException("the file's header is cut off");
        }
        int said = Short.toUnsignedInt(header.getShort(16));
        int bytes = said == 1 ? 65_536 : said;
        if (bytes < 512 || Integer.bitCount(bytes) != 1) {
            throw new IOException("a page of " + bytes + " bytes");
        }
        return new SqliteTree(file, bytes, header.get(19) == 2);
    }

    /// Whether the last changes may lie in a file beside this one, `…-wal`.
    boolean writesAhead() {
        return writesAhead;
    }

    /// The rows of the table whose tree begins at `root`.
    ///
    /// @param root page number from 1
    /// @return empty when the tree is damaged
    OptionalLong rows(long root) throws IOException {
        long rows = 0;
        BitSet seen = new BitSet();
        Deque<Long> open = new ArrayDeque<>();
        open.push(root);
        while (!open.isEmpty()) {
            long page = open.pop();
            if (page < 1 || page > pages || page > Integer.MAX_VALUE || seen.get((int) page)) {
                return OptionalLong.empty();
            }
            seen.set((int) page);
            ByteBuffer bytes = read(file, (page - 1) * pageBytes, pageBytes);
            int head = page == 1 ? HEADER_BYTES : 0;
            if (bytes.limit() < pageBytes) {
                return OptionalLong.empty();
            }
            int kind = bytes.get(head);
            int cells = Short.toUnsignedInt(bytes.getShort(head + 3));
            if (kind != TABLE_INNER) {
                rows += cells;
            }
            if (kind == TABLE_INNER || kind == INDEX_INNER) {
                if (!children(bytes, head, cells, open)) {
                    return OptionalLong.empty();
                }
            } else if (kind != TABLE_LEAF && kind != INDEX_LEAF) {
                return OptionalLong.empty();
            }
        }
        return OptionalLong.of(rows);
    }

    private boolean children(ByteBuffer bytes, int head, int cells, Deque<Long> open) {
        open.push(Integer.toUnsignedLong(bytes.getInt(head + 8)));
        for (int i = 0; i < cells; i++) {
            int pointer = head + 12 + 2 * i;
            int cell = pointer + 2 > pageBytes ? pageBytes : Short.toUnsignedInt(bytes.getShort(pointer));
            if (cell + Integer.BYTES > pageBytes) {
                return false;
            }
            open.push(Integer.toUnsignedLong(bytes.getInt(cell)));
        }
        return true;
    }

    private static ByteBuffer read(SeekableByteChannel file, long from, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        file.position(from);
        while (buffer.hasRemaining() && file.read(buffer) >= 0) {
            // Read on until the buffer is full or the file ends.
        }
        return buffer.flip();
    }
}
