package daylight.index;

import java.util.ArrayDeque;

/// The gaps of white space that lie between two characters of a script written without spaces.
///
/// Such gaps are line ends, page ends and letter-spacing: 新 at the end of one page and 疆 at the start of the
/// next are one word. The reader finds the gaps, and [HanBigrams] asks for them a little later; both go forward
/// only, so that what is held is no more than a tokenizer reads ahead.
final class LineJoins {
    private record Gap(int start, int end) {}

    private final ArrayDeque<Gap> gaps = new ArrayDeque<>();

    void clear() {
        gaps.clear();
    }

    void add(int start, int end) {
        gaps.add(new Gap(start, end));
    }

    /// Whether exactly this stretch of text is such a gap. Forgets all gaps that end before it.
    boolean joins(int start, int end) {
        if (start == end) {
            return true;
        }
        while (!gaps.isEmpty() && gaps.peek().start() < start) {
            gaps.poll();
        }
        Gap first = gaps.peek();
        return first != null && first.start() == start && first.end() == end;
    }
}
