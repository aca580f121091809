package daylight.index;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.FilterLeafReader.FilterTermsEnum;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.ByteRunnable;
import org.jspecify.annotations.Nullable;

/// The words of one segment in memory, in their order, to be looked through for a part of a word.
///
/// Each UTF-8 byte of a word is one character of a Latin-1 string: the JDK holds such a string as bytes, and searches
/// many of them with one instruction. Words wholly of scripts that no pattern applies to are left out; they can be
/// most of a vocabulary.
final class SegmentWords {
    /// Follows each word: a byte that UTF-8 never has, so that nothing is found across two words.
    private static final char END = '\u00FF';

    /// A word lies inside one page, so a page holds several of the longest that Lucene takes, 32,766 bytes. It is
    /// small enough to be copied when it is full.
    static final int PAGE_BYTES = 1 << 18;

    private final List<String> pages;
    private final long bytes;

    private SegmentWords(List<String> pages, long bytes) {
        this.pages = List.copyOf(pages);
        this.bytes = bytes;
    }

    /// Reads all words; gives nothing where they take more bytes than there is room for.
    static Optional<SegmentWords> read(TermsEnum words, long roomBytes) throws IOException {
        List<String> pages = new ArrayList<>();
        byte[] page = new byte[PAGE_BYTES];
        int size = 0;
        long before = 0;
        for (BytesRef word = words.next(); word != null; word = words.next()) {
            if (isWhollyUnspaced(word)) {
                continue;
            }
            if (size + word.length + 1 > PAGE_BYTES) {
                pages.add(latin(page, size));
                before += size;
                size = 0;
            }
            System.arraycopy(word.bytes, word.offset, page, size, word.length);
            size += word.length;
            page[size++] = (byte) END;
            if (before + size > roomBytes) {
                return Optional.empty();
            }
        }
        pages.add(latin(page, size));
        return Optional.of(new SegmentWords(pages, before + size));
    }

    private static String latin(byte[] bytes, int size) {
        return new String(bytes, 0, size, StandardCharsets.ISO_8859_1);
    }

    /// Whether words that hold this part are never among those left out.
    static boolean areFoundBy(String part) {
        return !part.codePoints().allMatch(WildcardPiece::isUnspaced);
    }

    /// Decoded here, since there are millions of words and the first byte decides on most.
    private static boolean isWhollyUnspaced(BytesRef word) {
        byte[] bytes = word.bytes;
        int end = word.offset + word.length;
        for (int at = word.offset; at < end; ) {
            int first = bytes[at] & 0xFF;
            int c;
            if (first < 0xE1) { // below U+1000, where no such script is
                return false;
            } else if (first < 0xF0) {
                c = (first & 0x0F) << 12 | tail(bytes[at + 1]) << 6 | tail(bytes[at + 2]);
                at += 3;
            } else {
                c = (first & 0x07) << 18 | tail(bytes[at + 1]) << 12 | tail(bytes[at + 2]) << 6 | tail(bytes[at + 3]);
                at += 4;
            }
            if (!WildcardPiece.isUnspaced(c)) {
                return false;
            }
        }
        return true;
    }

    private static int tail(byte following) {
        return following & 0x3F;
    }

    long bytes() {
        return bytes;
    }

    /// Goes through the accepted words, ascending.
    ///
    /// @param part      stands in every word that is accepted, and [#areFoundBy] says yes to it
    /// @param inSegment the same segment's words in the index
    TermsEnum accepted(String part, ByteRunnable automaton, TermsEnum inSegment) {
        byte[] sought = part.getBytes(StandardCharsets.UTF_8);
        return new Accepted(latin(sought, sought.length), automaton, inSegment);
    }

    private final class Accepted extends FilterTermsEnum {
        private final String sought;
        private final ByteRunnable automaton;
        private int page;
        private int at;

        Accepted(String sought, ByteRunnable automaton, TermsEnum inSegment) {
            super(inSegment);
            this.sought = sought;
            this.automaton = automaton;
        }

        @Override
        public @Nullable BytesRef next() throws IOException {
            while (page < pages.size()) {
                String bytes = pages.get(page);
                int found = bytes.indexOf(sought, at);
                if (found < 0) {
                    page++;
                    at = 0;
                } else {
                    int start = bytes.lastIndexOf(END, found) + 1;
                    at = bytes.indexOf(END, found);
                    if (accepts(bytes, start, at)) {
                        return inSegment(bytes.substring(start, at));
                    }
                }
            }
            return null;
        }

        /// In place, since a part of one letter stands in most words.
        private boolean accepts(String bytes, int start, int end) {
            int state = 0;
            for (int i = start; i < end && state >= 0; i++) {
                state = automaton.step(state, bytes.charAt(i));
            }
            return state >= 0 && automaton.isAccept(state);
        }

        private BytesRef inSegment(String word) throws IOException {
            if (!in.seekExact(new BytesRef(word.getBytes(StandardCharsets.ISO_8859_1)))) {
                throw new IllegalStateException("the segment lacks a word that was read from it");
            }
            return in.term();
        }
    }
}
