package daylight.protocol;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What a worker answers, in order. A request's documents form a tree of nodes: node 0 is the document that
/// was sent, each member has a number of its own and names its parent. [Began] opens a node and [Ended]
/// closes it, children before their parent; the other events name an open node.
public sealed interface Event {
    /// A document opens.
    ///
    /// @param node   0 for the document of the request, else counted up
    /// @param parent the container's node; -1 for node 0
    /// @param name   the member's path inside its parent, as the container has it; empty for node 0
    record Began(int node, int parent, NameBytes name) implements Event {}

    /// What an independent walk of the container counts: the central directory of a zip, the headers of a
    /// tar, a PST's own counts. Sent once or in several parts that add up.
    ///
    /// @param names the members' names where the walk has them; may be shorter than `count`
    record Listed(int node, int count, List<NameBytes> names) implements Event {
        public Listed {
            names = List.copyOf(names);
        }
    }

    /// A piece of the node's text; pieces of one page concatenate.
    record Text(int node, String chunk) implements Event {}

    /// The node's current page ends here. Text after the last page end belongs to a last page.
    record PageEnded(int node) implements Event {}

    /// A stretch of one page of the node's text.
    ///
    /// @param level heading level from 1; 0 where it means nothing
    /// @param page  page number from 1
    /// @param start code points from the page's start, inclusive
    /// @param end   code points from the page's start, exclusive
    /// @param label how the document itself counts it, at most [#LABEL_CHARS_MAX]: of a row its number, of a cell
    ///     the letters of its column, so that row `7` and cell `B` are `B7`; of a note what it is; else empty
    /// @param hidden whether the document hides it from who opens it
    record Block(int node, BlockKind kind, int level, int page, int start, int end, String label, boolean hidden)
            implements Event {
        /// A row's number has 19 digits at most, a column's name 3 letters in a workbook.
        public static final int LABEL_CHARS_MAX = 32;

        /// A block that nothing counts and nothing hides.
        public Block(int node, BlockKind kind, int level, int page, int start, int end) {
            this(node, kind, level, page, start, end, "", false);
        }
    }

    /// The picture of the node's current page from which the words that follow are recognised; at most
    /// one for a page.
    ///
    /// @param page   page number from 1
    /// @param width  in pixels, like `height`
    /// @param dpi    pixels to the inch; a guess where the document does not say
    record Picture(int node, int page, int width, int height, int dpi) implements Event {
        /// More than any scanner gives.
        public static final int DPI_MAX = 10_000;

        public Picture {
            if (page < 1
                    || width < 1
                    || height < 1
                    || (long) width * height > Integer.MAX_VALUE
                    || dpi < 1
                    || dpi > DPI_MAX) {
                throw new IllegalArgumentException(
                        "a picture of " + width + " x " + height + " pixels at " + dpi + " dpi of page " + page);
            }
        }
    }

    /// A word that was recognised in the page's [Picture]. Words come in the order of the page's text,
    /// in which they do not overlap.
    ///
    /// @param page       page number from 1
    /// @param start      code points from the page's start, inclusive
    /// @param end        code points from the page's start, exclusive
    /// @param left       pixels of the picture, inclusive, like `top`
    /// @param right      pixels of the picture, exclusive, like `bottom`
    /// @param confidence how sure the recognition is, 0 to 100: a comparison between words, no probability
    record Word(int node, int page, int start, int end, int left, int top, int right, int bottom, int confidence)
            implements Event {
        public static final int CONFIDENCE_MAX = 100;

        public Word {
            boolean isBox = left >= 0 && left < right && top >= 0 && top < bottom;
            boolean isSpan = page >= 1 && start >= 0 && start < end;
            if (!isBox || !isSpan || confidence < 0 || confidence > CONFIDENCE_MAX) {
                throw new IllegalArgumentException("a word of page " + page + " from " + start + " to " + end + " at "
                        + left + "," + top + "," + right + "," + bottom + " with confidence " + confidence);
            }
        }
    }

    /// What recognition made of one page, so that a reading that was broken off need not make it again: the
    /// desk gives it back with the next request for the same original. It belongs to no node.
    ///
    /// @param key     64 hexadecimal digits: of the page's picture and of all that its recognition depends on
    /// @param content the reader's own matter, at most [#CHARS_MAX] characters
    record Recognised(String key, String content) implements Event {
        /// A page of very small print has some 200,000.
        public static final int CHARS_MAX = 1 << 20;

        private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");

        public Recognised {
            if (!KEY.matcher(key).matches() || content.length() > CHARS_MAX) {
                throw new IllegalArgumentException(
                        "a recognised page of " + content.length() + " characters with a key of " + key.length());
            }
        }
    }

    /// A document closes.
    ///
    /// @param sha256    64 hexadecimal digits: the hash of the document's bytes, or of the canonical serialisation
    ///     where it has none; empty for a member that was only named, because its bytes were never seen
    /// @param recipe    0 when `sha256` is over the document's own bytes, else the canonical serialisation's
    ///     version
    /// @param sizeBytes size of what was hashed
    /// @param mediaType as detected, without parameters
    /// @param detail    for developers, a few words (an exception's class); no text of the document
    /// @param metadata  raw names and values as the reader found them
    record Ended(
            int node,
            String sha256,
            int recipe,
            long sizeBytes,
            String mediaType,
            Verdict verdict,
            Reason reason,
            String detail,
            Map<String, List<String>> metadata)
            implements Event {
        public Ended {
            metadata = Map.copyOf(metadata);
        }
    }

    /// All members of node 0 so far have ended, and a reading may go on from here: nothing but node 0 is
    /// open. A reading that was asked to go on from a checkpoint says so with that very checkpoint,
    /// before its first member.
    record Reached(Checkpoint checkpoint) implements Event {}

    /// The request is answered.
    ///
    /// @param cpuNanos CPU time of the whole worker process so far, JIT and collector included
    /// @param heapBytes heap in use after the request
    /// @param spent     whether this document left something behind in the worker that may change how others are
    ///     read: it is to be replaced before the next one
    record Done(long cpuNanos, long heapBytes, boolean spent) implements Event {}
}
