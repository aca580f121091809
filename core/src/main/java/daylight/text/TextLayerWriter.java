package daylight.text;

import daylight.id.Sha256;
import daylight.id.Span;
import daylight.protocol.BlockKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/// Writes one layer, page by page, in bounded memory. The same text, page ends and blocks give the same bytes,
/// however the text was cut into pieces. Used by one thread; ends with [#finish()] or [#abort()].
///
/// An unpaired surrogate becomes U+FFFD, one code point. Methods throw [UncheckedIOException] where the disk
/// fails.
public final class TextLayerWriter {
    private static final int REPLACEMENT = 0xfffd;

    private final TextLayers layers;
    private final LayerSink sink;
    private final SegmentBuffer segment = new SegmentBuffer();
    private final GrowingBytes pages = new GrowingBytes();
    private final GrowingBytes segments = new GrowingBytes();
    private BlockBuffer blocks = new BlockBuffer();
    private final WordBuffer words = new WordBuffer();

    /// The block of the current page that reaches furthest: its text may still follow.
    private Optional<TextBlock> furthest = Optional.empty();

    private char highSurrogate;
    private boolean pageOpen;
    private int pageCodePoints;
    private long chars;
    private long codePoints;
    private boolean ended;

    TextLayerWriter(TextLayers layers, LayerSink sink) {
        this.layers = layers;
        this.sink = sink;
    }

    /// Append to the current page. A surrogate pair may be split over two calls.
    ///
    /// @throws IllegalArgumentException when a page passes 2³¹−1 code points
    public void text(CharSequence text) {
        checkOpen();
        pageOpen |= !text.isEmpty();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (highSurrogate != 0) {
                char high = highSurrogate;
                highSurrogate = 0;
                if (Character.isLowSurrogate(c)) {
                    append(Character.toCodePoint(high, c));
                    continue;
                }
                append(REPLACEMENT);
            }
            if (Character.isHighSurrogate(c)) {
                highSurrogate = c;
            } else {
                append(Character.isLowSurrogate(c) ? REPLACEMENT : c);
            }
        }
    }

    /// Text, a page end or a block after the last page end opens another page; a page may be empty.
    ///
    /// @throws IllegalArgumentException for a block of this page that does not lie in it
    public void pageEnd() {
        checkOpen();
        closeText();
        closePage();
    }

    /// Mark a stretch of an ended page or of the current one, whose text may still follow.
    ///
    /// @param page  from 1
    /// @param start code points from the page's start, inclusive
    /// @param end   exclusive
    /// @throws IllegalArgumentException for a block that lies in no page so far; one that passes the end of the
    ///                                  current page is found when the page ends
    public void block(BlockKind kind, int level, int page, int start, int end) {
        block(new TextBlock(kind, level, page, new Span(start, end)));
    }

    /// The same, with label and whether it is hidden. Beyond what a layer holds of structure, some millions of blocks,
    /// blocks are dropped and the text is not.
    public void block(TextBlock block) {
        checkOpen();
        int page = block.page();
        if (page > endedPages() + 1) {
            throw new IllegalArgumentException(
                    "a block lies on page " + page + ", the text is on page " + (endedPages() + 1));
        }
        if (page <= endedPages()) {
            check(block, codePointsOf(page));
        } else {
            pageOpen = true;
            if (furthest.isEmpty() || furthest.get().span().end() < block.span().end()) {
                furthest = Optional.of(block);
            }
        }
        blocks.add(block);
    }

    /// The words of the current page that follow were recognised in this picture. A picture without
    /// words is not kept.
    ///
    /// @throws IllegalArgumentException where the current page is another, or has a picture
    public void picture(PagePicture picture) {
        checkOpen();
        if (picture.page() != endedPages() + 1) {
            throw new IllegalArgumentException(
                    "a picture is of page " + picture.page() + ", the text is on page " + (endedPages() + 1));
        }
        pageOpen = true;
        words.begin(picture);
    }

    /// Mark a word of the current page, whose text may still follow. Beyond what a layer holds of them,
    /// some millions, words are dropped and the text is not.
    ///
    /// @throws IllegalArgumentException for a word that lies outside of the page's picture or does not
    ///                                  follow the word before it; one that passes the end of the page is
    ///                                  found when the page ends
    public void word(PictureWord word) {
        checkOpen();
        words.add(word);
    }

    /// UTF-16 units so far, all pages together.
    public long chars() {
        return chars;
    }

    /// End the layer and give it its place. A layer that is there already stays as it is; one that is there and
    /// damaged is written again. What is written is not yet forced to the disk: see [TextLayers#sync].
    ///
    /// Where a reading was broken off, blocks and words of its last page may have come whose text never
    /// did: they are dropped.
    public TextLayer finish() {
        checkOpen();
        try {
            if (pageOpen) {
                closeText();
                dropWithoutText();
                closePage();
            }
            ended = true;
            writeTrailer();
            Sha256 id = sink.finish();
            layers.place(id, sink);
            return new TextLayer(id, endedPages(), chars, codePoints);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (ended) {
                discard();
            }
        }
    }

    /// Forget the layer; no byte of it stays. May be called after [#finish()], and then does nothing.
    public void abort() {
        if (!ended) {
            ended = true;
            discard();
        }
    }

    private void discard() {
        try {
            sink.discard();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void append(int codePoint) {
        segment.append(codePoint);
        if (segment.isFull()) {
            closeSegment();
        }
    }

    private void closeText() {
        if (highSurrogate != 0) {
            highSurrogate = 0;
            append(REPLACEMENT);
        }
        if (!segment.isEmpty()) {
            closeSegment();
        }
    }

    private void dropWithoutText() {
        if (furthest.isPresent() && furthest.get().span().end() > pageCodePoints) {
            blocks = blocks.within(endedPages() + 1, pageCodePoints);
            furthest = Optional.empty();
        }
        if (words.textEnd() > pageCodePoints) {
            words.dropPage();
        }
    }

    private void closePage() {
        furthest.ifPresent(block -> check(block, pageCodePoints));
        furthest = Optional.empty();
        words.pageEnds(pageCodePoints);
        pages.putInt(pageCodePoints);
        pageCodePoints = 0;
        pageOpen = false;
    }

    private void closeSegment() {
        if (pageCodePoints > Integer.MAX_VALUE - segment.codePoints()) {
            throw new IllegalArgumentException(
                    "a page of a text layer cannot be longer than " + Integer.MAX_VALUE + " code points");
        }
        segments.putInt(segment.length());
        segments.putInt(segment.chars());
        segments.putInt(segment.checksum());
        chars += segment.chars();
        codePoints += segment.codePoints();
        pageCodePoints += segment.codePoints();
        write(segment.bytes(), segment.length());
        segment.clear();
    }

    private void writeTrailer() {
        int version = words.isEmpty() ? blocks.version() : LayerFormat.VERSION_WORDS;
        GrowingBytes footer = new GrowingBytes();
        footer.putLong(sink.length());
        footer.putInt(endedPages());
        footer.putInt(segments.length() / LayerFormat.SEGMENT_ENTRY_BYTES);
        footer.putInt(blocks.count());
        if (version == LayerFormat.VERSION_WORDS) {
            footer.putInt(words.pictures().length() / LayerFormat.PICTURE_ENTRY_BYTES);
            footer.putInt(words.words().length());
        }
        footer.putInt(version);
        CRC32C crc = new CRC32C();
        List<GrowingBytes> tables = List.of(pages, segments, blocks.table(version), words.pictures());
        for (GrowingBytes table : tables) {
            crc.update(table.array(), 0, table.length());
            write(table.array(), table.length());
        }
        crc.update(footer.array(), 0, footer.length());
        footer.putInt((int) crc.getValue());
        footer.put(LayerFormat.MAGIC, 0, LayerFormat.MAGIC.length);
        write(words.words().array(), words.words().length());
        write(footer.array(), footer.length());
    }

    private void write(byte[] bytes, int count) {
        try {
            sink.write(bytes, 0, count);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int endedPages() {
        return pages.length() / LayerFormat.PAGE_ENTRY_BYTES;
    }

    private int codePointsOf(int page) {
        return java.nio.ByteBuffer.wrap(pages.array()).getInt((page - 1) * LayerFormat.PAGE_ENTRY_BYTES);
    }

    private static void check(TextBlock block, int codePoints) {
        if (block.span().end() > codePoints) {
            throw new IllegalArgumentException("a block ends at " + block.span().end() + ", its page " + block.page()
                    + " has " + codePoints + " code points");
        }
    }

    private void checkOpen() {
        if (ended) {
            throw new IllegalStateException("the text layer was finished or aborted");
        }
    }
}
