package daylight.text;

import daylight.id.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/// The tables of a layer, read and checked: where its pages and segments lie.
///
/// Arrays of pages and segments have one element more than there are pages or segments: the end of the last
/// one.
final class LayerTables {
    private final Sha256 layer;

    /// First segment of each page.
    private final int[] pageSegments;

    private final int[] pageCodePoints;

    /// Byte offset of each segment in the file.
    private final long[] segmentBytes;

    /// UTF-16 units of the pages' text before each segment, without separators.
    private final long[] segmentChars;

    private final int[] checksums;
    private final BlockTable blocks;
    private final WordTable words;

    /// Where the words lie in the file.
    private final long wordsAt;

    private LayerTables(Sha256 layer, LayerFooter footer, BlockTable blocks, WordTable words, long wordsAt) {
        int pages = (int) footer.pages();
        int segments = (int) footer.segments();
        this.layer = layer;
        this.pageSegments = new int[pages + 1];
        this.pageCodePoints = new int[pages];
        this.segmentBytes = new long[segments + 1];
        this.segmentChars = new long[segments + 1];
        this.checksums = new int[segments];
        this.blocks = blocks;
        this.words = words;
        this.wordsAt = wordsAt;
    }

    /// @throws DamagedLayer where footer and tables are not what was written
    static LayerTables read(Sha256 layer, FileChannel file) throws IOException {
        LayerFooter footer = LayerFooter.read(layer, file);
        long left = file.size() - footer.bytes() - footer.wordBytes();
        long pageBytes = footer.pages() * LayerFormat.PAGE_ENTRY_BYTES;
        long segmentTableBytes = footer.segments() * LayerFormat.SEGMENT_ENTRY_BYTES;
        long pictureBytes = footer.pictures() * LayerFormat.PICTURE_ENTRY_BYTES;
        long blockBytes = footer.version() == LayerFormat.VERSION_PLAIN
                ? footer.blocks() * LayerFormat.BLOCK_ENTRY_BYTES
                : Math.max(0, left - footer.textBytes() - pageBytes - segmentTableBytes - pictureBytes);
        long tableBytes = pageBytes + segmentTableBytes + blockBytes + pictureBytes;
        long largest = LongStream.of(pageBytes, segmentTableBytes, blockBytes, pictureBytes, footer.wordBytes())
                .max()
                .getAsLong();
        if (largest > LayerFormat.TABLE_BYTES_MAX
                || footer.textBytes() < 0
                || footer.textBytes() != left - tableBytes) {
            throw new DamagedLayer(layer, "its length and its tables do not agree");
        }
        ByteBuffer tables = readFully(layer, file, footer.textBytes(), (int) tableBytes);
        footer.check(layer, tables);
        ByteBuffer blocks = tables.slice((int) (pageBytes + segmentTableBytes), (int) blockBytes);
        ByteBuffer pictures = tables.slice((int) (tableBytes - pictureBytes), (int) pictureBytes);
        LayerTables read = new LayerTables(
                layer,
                footer,
                new BlockTable(footer.version(), footer.blocks(), blocks),
                words(layer, footer, pictures),
                left);
        read.fill(tables, footer.textBytes());
        return read;
    }

    private static WordTable words(Sha256 layer, LayerFooter footer, ByteBuffer pictures) {
        try {
            return WordTable.read(pictures, (int) footer.pages(), footer.wordBytes());
        } catch (IllegalArgumentException e) {
            throw new DamagedLayer(layer, "its pictures and words do not agree", e);
        }
    }

    private void fill(ByteBuffer tables, long textBytes) {
        int segment = 0;
        for (int page = 0; page < pageCodePoints.length; page++) {
            pageCodePoints[page] = tables.getInt();
            pageSegments[page] = segment;
            if (pageCodePoints[page] < 0) {
                throw new DamagedLayer(layer, "page " + (page + 1) + " has an impossible length");
            }
            segment += LayerFormat.segments(pageCodePoints[page]);
            if (segment > checksums.length) {
                throw new DamagedLayer(layer, "its pages and segments do not agree");
            }
        }
        pageSegments[pageCodePoints.length] = segment;
        for (int i = 0; i < checksums.length; i++) {
            segmentBytes[i + 1] = segmentBytes[i] + Integer.toUnsignedLong(tables.getInt());
            segmentChars[i + 1] = segmentChars[i] + Integer.toUnsignedLong(tables.getInt());
            checksums[i] = tables.getInt();
        }
        if (segment != checksums.length || segmentBytes[checksums.length] != textBytes) {
            throw new DamagedLayer(layer, "its pages and segments do not agree");
        }
    }

    static ByteBuffer readFully(Sha256 layer, FileChannel file, long at, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, at + bytes.position()) < 0) {
                throw new DamagedLayer(layer, "it is cut off");
            }
        }
        return bytes.flip();
    }

    int pages() {
        return pageCodePoints.length;
    }

    int segments() {
        return checksums.length;
    }

    int codePoints(int page) {
        return pageCodePoints[checked(page)];
    }

    long totalCodePoints() {
        long sum = 0;
        for (int codePoints : pageCodePoints) {
            sum += codePoints;
        }
        return sum;
    }

    /// UTF-16 units of the pages' text before a page; for `pages() + 1` of all pages.
    long charsBefore(int page) {
        return segmentChars[pageSegments[page - 1]];
    }

    /// UTF-16 units of the pages' text before a segment; for `segments()` of all of them.
    long charsBeforeSegment(int segment) {
        return segmentChars[segment];
    }

    int firstSegment(int page) {
        return pageSegments[checked(page)];
    }

    /// The segment after the page's last one.
    int endSegment(int page) {
        return pageSegments[checked(page) + 1];
    }

    long byteOffset(int segment) {
        return segmentBytes[segment];
    }

    int byteLength(int segment) {
        return (int) (segmentBytes[segment + 1] - segmentBytes[segment]);
    }

    int chars(int segment) {
        return (int) (segmentChars[segment + 1] - segmentChars[segment]);
    }

    int checksum(int segment) {
        return checksums[segment];
    }

    void blocks(Consumer<TextBlock> each) {
        try {
            blocks.read(each);
        } catch (IllegalArgumentException e) {
            throw new DamagedLayer(layer, "one of its blocks is impossible", e);
        }
    }

    WordTable words() {
        return words;
    }

    /// Where the table of words begins in the file.
    long wordsAt() {
        return wordsAt;
    }

    private int checked(int page) {
        if (page < 1 || page > pageCodePoints.length) {
            throw new IllegalArgumentException(
                    "the text has pages 1 to " + pageCodePoints.length + ", asked for " + page);
        }
        return page - 1;
    }
}
