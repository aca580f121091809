package daylight.text;

import daylight.id.Span;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/// The pictures of a layer, and where in its file the words of each of them lie: those are read when
/// they are asked for. docs/formats/text-layer.md describes both tables.
final class WordTable {
    /// A picture, and its words in the file.
    ///
    /// @param at    bytes before its words in the table of words
    /// @param bytes of its words
    /// @param count of its words
    record Entry(PagePicture picture, long at, int bytes, int count, int checksum) {
        /// @param codePoints of the picture's page
        /// @throws IllegalArgumentException where the bytes are not those of the picture's words
        void read(ByteBuffer in, int codePoints, Consumer<PictureWord> each) {
            CRC32C crc = new CRC32C();
            crc.update(in.duplicate());
            if ((int) crc.getValue() != checksum) {
                throw new IllegalArgumentException("the checksum of the words does not fit");
            }
            try {
                words(in, codePoints, each);
            } catch (BufferUnderflowException e) {
                throw new IllegalArgumentException("the table ends inside a word", e);
            }
            if (in.hasRemaining()) {
                throw new IllegalArgumentException("the table is longer than its words");
            }
        }

        private void words(ByteBuffer in, int codePoints, Consumer<PictureWord> each) {
            long textEnd = 0;
            long right = 0;
            long top = 0;
            for (int i = 0; i < count; i++) {
                long start = textEnd + PackedNumbers.take(in);
                textEnd = start + PackedNumbers.take(in);
                long left = right + PackedNumbers.takeSigned(in);
                top += PackedNumbers.takeSigned(in);
                right = left + PackedNumbers.take(in);
                long bottom = top + PackedNumbers.take(in);
                PictureWord word = new PictureWord(
                        new Span(PackedNumbers.place(start), PackedNumbers.place(textEnd)),
                        PackedNumbers.place(left),
                        PackedNumbers.place(top),
                        PackedNumbers.place(right),
                        PackedNumbers.place(bottom),
                        in.get());
                if (!word.liesIn(picture) || textEnd > codePoints) {
                    throw new IllegalArgumentException(word + " lies outside of its page");
                }
                each.accept(word);
            }
        }
    }

    private final List<Entry> entries;

    private WordTable(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /// @param pages     of the layer
    /// @param wordBytes what the words of all pictures take
    /// @throws IllegalArgumentException where the bytes are not those of a table of pictures
    static WordTable read(ByteBuffer in, int pages, long wordBytes) {
        List<Entry> entries = new ArrayList<>();
        long at = 0;
        int before = 0;
        while (in.hasRemaining()) {
            PagePicture picture = new PagePicture(in.getInt(), in.getInt(), in.getInt(), in.getInt());
            int count = in.getInt();
            int bytes = in.getInt();
            if (picture.page() <= before || picture.page() > pages || bytes < 0) {
                throw new IllegalArgumentException("a picture of page " + picture.page() + " after page " + before);
            }
            entries.add(new Entry(picture, at, bytes, count, in.getInt()));
            before = picture.page();
            at += bytes;
        }
        if (at != wordBytes) {
            throw new IllegalArgumentException("the words take " + wordBytes + " bytes, their pictures say " + at);
        }
        return new WordTable(entries);
    }

    List<PagePicture> pictures() {
        return entries.stream().map(Entry::picture).toList();
    }

    Optional<Entry> of(int page) {
        int low = 0;
        int high = entries.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int found = entries.get(middle).picture().page();
            if (found == page) {
                return Optional.of(entries.get(middle));
            }
            if (found < page) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return Optional.empty();
    }
}
