package daylight.text;

import daylight.id.Sha256;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/// A layer open for reading. Each piece of text is checked against its checksum before any of it is handed out.
/// Used by one thread at a time.
///
/// *Joined text* is all pages in order with one form feed (U+000C) between two pages: what an index reads. A
/// page may hold form feeds of its own.
///
/// Methods throw [DamagedLayer] where the bytes are not those that were written, and [UncheckedIOException]
/// where they cannot be read.
public final class OpenLayer implements AutoCloseable {
    /// Stands between two pages of the joined text.
    public static final char PAGE_SEPARATOR = '\f';

    private final Sha256 id;
    private final FileChannel file;
    private final LayerTables tables;
    private int cachedSegment = -1;
    private String cachedText = "";

    OpenLayer(Sha256 id, FileChannel file) throws IOException {
        this.id = id;
        this.file = file;
        this.tables = LayerTables.read(id, file);
    }

    public TextLayer layer() {
        return new TextLayer(id, tables.pages(), tables.charsBefore(tables.pages() + 1), tables.totalCodePoints());
    }

    public int pages() {
        return tables.pages();
    }

    /// @param page from 1
    public int codePoints(int page) {
        return tables.codePoints(page);
    }

    /// UTF-16 units of a page.
    ///
    /// @param page from 1
    public long chars(int page) {
        tables.firstSegment(page);
        return tables.charsBefore(page + 1) - tables.charsBefore(page);
    }

    /// A whole page. It may be as long as the document: use [#slice], [#reader()] or [#pieces] where that matters.
    ///
    /// @param page from 1
    public String page(int page) {
        return slice(page, 0, codePoints(page));
    }

    /// A page of which only a piece of some ten thousand characters is in memory at a time. It can be read for as
    /// long as the layer is open.
    ///
    /// @param page from 1
    public CharSequence pieces(int page) {
        int first = tables.firstSegment(page);
        return switch (tables.endSegment(page) - first) {
            case 0 -> "";
            case 1 -> text(first);
            default -> new LongPage(this, page);
        };
    }

    /// A stretch of a page.
    ///
    /// @param start UTF-16 units before it on the page
    record Piece(int start, String text) {}

    /// The piece in which a UTF-16 unit of a page lies.
    Piece piece(int page, int unit) {
        long before = tables.charsBefore(page);
        int segment = segmentAt(before + unit, tables.firstSegment(page), tables.endSegment(page));
        return new Piece((int) (tables.charsBeforeSegment(segment) - before), text(segment));
    }

    /// A part of a page; what lies outside of the page is cut off.
    ///
    /// @param page from 1
    /// @param from code points from the page's start, inclusive
    /// @param to   exclusive
    public String slice(int page, int from, int to) {
        int end = Math.min(to, codePoints(page));
        int start = Math.max(0, from);
        if (start >= end) {
            return "";
        }
        StringBuilder out = new StringBuilder(Math.min(end - start, LayerFormat.SEGMENT_CODE_POINTS));
        int size = LayerFormat.SEGMENT_CODE_POINTS;
        for (int part = start / size; part <= (end - 1) / size; part++) {
            int segment = tables.firstSegment(page) + part;
            String text = text(segment);
            long before = (long) part * size;
            int fromChar = charsOf(segment, text, (int) Math.max(0, start - before));
            int toChar = charsOf(segment, text, (int) Math.min(size, end - before));
            out.append(text, fromChar, toChar);
        }
        return out.toString();
    }

    /// All blocks, in the order in which they were written.
    public List<TextBlock> blocks() {
        List<TextBlock> all = new ArrayList<>();
        blocks(all::add);
        return List.copyOf(all);
    }

    /// The same one by one: a workbook may have millions.
    public void blocks(Consumer<TextBlock> each) {
        tables.blocks(each);
    }

    /// The pictures in which words were recognised, in the order of their pages; at most one for a page.
    public List<PagePicture> pictures() {
        return tables.words().pictures();
    }

    /// The picture in which words of a page were recognised.
    ///
    /// @param page from 1
    public Optional<PagePicture> picture(int page) {
        tables.firstSegment(page);
        return tables.words().of(page).map(WordTable.Entry::picture);
    }

    /// The recognised words of a page one by one, in the order of its text; those of other pages are not
    /// read.
    ///
    /// @param page from 1
    public void words(int page, Consumer<PictureWord> each) {
        int codePoints = codePoints(page);
        Optional<WordTable.Entry> found = tables.words().of(page);
        if (found.isEmpty()) {
            return;
        }
        WordTable.Entry entry = found.get();
        try {
            entry.read(LayerTables.readFully(id, file, tables.wordsAt() + entry.at(), entry.bytes()), codePoints, each);
        } catch (IllegalArgumentException e) {
            throw new DamagedLayer(id, "the words of page " + page + " have changed", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// UTF-16 units of the joined text.
    public long joinedChars() {
        return tables.charsBefore(tables.pages() + 1) + Math.max(0, tables.pages() - 1);
    }

    /// The joined text, streamed; closing it leaves the layer open.
    public Reader reader() {
        return new JoinedReader(this);
    }

    /// Where a page starts in the joined text, in UTF-16 units.
    ///
    /// @param page from 1
    public long pageStart(int page) {
        tables.firstSegment(page);
        return tables.charsBefore(page) + page - 1;
    }

    /// The place of an offset of the joined text. A separator belongs to the end of the page before it; the
    /// second half of a surrogate pair to the pair's code point.
    ///
    /// @param offset UTF-16 units, up to and including [#joinedChars()]
    public TextPosition position(long offset) {
        if (offset < 0 || offset > joinedChars() || tables.pages() == 0) {
            throw new IllegalArgumentException("the text has " + joinedChars() + " chars, asked for " + offset);
        }
        int page = pageAt(offset);
        long inText = offset - (page - 1);
        int first = tables.firstSegment(page);
        int end = tables.endSegment(page);
        if (inText >= tables.charsBefore(page + 1)) {
            return new TextPosition(page, codePoints(page));
        }
        int segment = segmentAt(inText, first, end);
        int inSegment = (int) (inText - tables.charsBeforeSegment(segment));
        return new TextPosition(
                page, (segment - first) * LayerFormat.SEGMENT_CODE_POINTS + codePointsOf(page, segment, inSegment));
    }

    /// The offset in the joined text of a place; the inverse of [#position].
    public long offset(TextPosition position) {
        int page = position.page();
        if (position.codePoint() < 0 || position.codePoint() > codePoints(page)) {
            throw new IllegalArgumentException(
                    "page " + page + " has " + codePoints(page) + " code points, asked for " + position.codePoint());
        }
        if (position.codePoint() == codePoints(page)) {
            return pageStart(page) + chars(page);
        }
        int segment = tables.firstSegment(page) + position.codePoint() / LayerFormat.SEGMENT_CODE_POINTS;
        int codePoints = position.codePoint() % LayerFormat.SEGMENT_CODE_POINTS;
        int chars = hasPairs(page, segment) ? text(segment).offsetByCodePoints(0, codePoints) : codePoints;
        return tables.charsBeforeSegment(segment) + chars + page - 1;
    }

    private int pageAt(long offset) {
        int low = 1;
        int high = tables.pages();
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (tables.charsBefore(middle) + middle - 1 <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private int segmentAt(long inText, int first, int end) {
        int low = first;
        int high = end - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (tables.charsBeforeSegment(middle) <= inText) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private int codePointsOf(int page, int segment, int chars) {
        if (!hasPairs(page, segment)) {
            return chars;
        }
        String text = text(segment);
        boolean insidePair = chars > 0
                && Character.isLowSurrogate(text.charAt(chars))
                && Character.isHighSurrogate(text.charAt(chars - 1));
        return text.codePointCount(0, insidePair ? chars - 1 : chars);
    }

    /// Only where a segment has surrogate pairs must its text be read to convert an offset.
    private boolean hasPairs(int page, int segment) {
        long before = (long) (segment - tables.firstSegment(page)) * LayerFormat.SEGMENT_CODE_POINTS;
        long codePoints = Math.min(LayerFormat.SEGMENT_CODE_POINTS, codePoints(page) - before);
        return tables.chars(segment) != codePoints;
    }

    private int charsOf(int segment, String text, int codePoints) {
        if (codePoints == 0) {
            return 0;
        }
        int chars = tables.chars(segment);
        return codePoints >= chars ? chars : text.offsetByCodePoints(0, Math.min(codePoints, text.length()));
    }

    LayerTables tables() {
        return tables;
    }

    /// The text of a segment, checked.
    String text(int segment) {
        if (segment == cachedSegment) {
            return cachedText;
        }
        try {
            ByteBuffer bytes = LayerTables.readFully(id, file, tables.byteOffset(segment), tables.byteLength(segment));
            CRC32C crc = new CRC32C();
            crc.update(bytes.array());
            if ((int) crc.getValue() != tables.checksum(segment)) {
                throw new DamagedLayer(id, "its text has changed near byte " + tables.byteOffset(segment));
            }
            String text = new String(bytes.array(), StandardCharsets.UTF_8);
            if (text.length() != tables.chars(segment)) {
                throw new DamagedLayer(id, "its text and its tables do not agree");
            }
            cachedSegment = segment;
            cachedText = text;
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
