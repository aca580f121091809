package daylight.text;

import java.util.Optional;
import java.util.zip.CRC32C;

/// The pictures and recognised words of a layer that is being written, in the form of [WordTable]. The
/// words of each picture begin anew, so that a page's can be read alone.
final class WordBuffer {
    /// The longest word there can be: six numbers of five bytes, and the confidence.
    private static final int WORD_BYTES_MAX = 6 * 5 + 1;

    private final GrowingBytes pictures = new GrowingBytes();
    private final GrowingBytes words = new GrowingBytes();
    private Optional<PagePicture> picture = Optional.empty();
    private int firstByte;
    private int count;
    private int textEnd;
    private int right;
    private int top;

    /// The words that follow, until [#pageEnds], were recognised in this picture.
    ///
    /// @throws IllegalArgumentException where the page has one already
    void begin(PagePicture begun) {
        if (picture.isPresent()) {
            throw new IllegalArgumentException("page " + begun.page() + " has two pictures");
        }
        picture = Optional.of(begun);
        firstByte = words.length();
    }

    /// Add a word, unless the table is full.
    ///
    /// @throws IllegalArgumentException where it does not follow the one before it or lies outside of
    ///         the picture
    void add(PictureWord word) {
        if (picture.isEmpty() || !word.liesIn(picture.get())) {
            throw new IllegalArgumentException(word + " lies outside of "
                    + picture.map(PagePicture::toString).orElse("any picture"));
        }
        if (word.span().start() < textEnd) {
            throw new IllegalArgumentException(
                    "a word starts at " + word.span().start() + ", the one before it ends at " + textEnd);
        }
        if (isFull()) {
            return;
        }
        PackedNumbers.put(words, word.span().start() - textEnd);
        PackedNumbers.put(words, word.span().end() - word.span().start());
        PackedNumbers.putSigned(words, (long) word.left() - right);
        PackedNumbers.putSigned(words, (long) word.top() - top);
        PackedNumbers.put(words, word.right() - word.left());
        PackedNumbers.put(words, word.bottom() - word.top());
        words.putByte(word.confidence());
        count++;
        textEnd = word.span().end();
        right = word.right();
        top = word.top();
    }

    private boolean isFull() {
        return words.length() > LayerFormat.TABLE_BYTES_MAX - WORD_BYTES_MAX
                || pictures.length() > LayerFormat.TABLE_BYTES_MAX - LayerFormat.PICTURE_ENTRY_BYTES;
    }

    /// The page is complete. A picture without words is forgotten.
    ///
    /// @throws IllegalArgumentException where a word passes the end of the page
    void pageEnds(int codePoints) {
        if (textEnd > codePoints) {
            throw new IllegalArgumentException(
                    "a word ends at " + textEnd + ", its page has " + codePoints + " code points");
        }
        picture.filter(_ -> count > 0).ifPresent(this::put);
        startPage();
    }

    /// Where the last word of the current page ends in its text.
    int textEnd() {
        return textEnd;
    }

    /// Forget the words of the current page, and its picture.
    void dropPage() {
        words.cutTo(firstByte);
        startPage();
    }

    private void startPage() {
        picture = Optional.empty();
        count = 0;
        textEnd = 0;
        right = 0;
        top = 0;
    }

    private void put(PagePicture done) {
        int length = words.length() - firstByte;
        CRC32C crc = new CRC32C();
        crc.update(words.array(), firstByte, length);
        pictures.putInt(done.page());
        pictures.putInt(done.width());
        pictures.putInt(done.height());
        pictures.putInt(done.dpi());
        pictures.putInt(count);
        pictures.putInt(length);
        pictures.putInt((int) crc.getValue());
    }

    boolean isEmpty() {
        return pictures.length() == 0;
    }

    /// The two tables as they stand in the file.
    GrowingBytes pictures() {
        return pictures;
    }

    GrowingBytes words() {
        return words;
    }
}
