package daylight.duplicate;

import daylight.id.Span;
import daylight.text.OpenLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A line of a text that is not blank.
///
/// @param start    code points before it on its page
/// @param compared what counts: white space is one space
record TextLine(int page, int start, String text, String compared) {
    /// What is longer is cut into lines of this length; it is data.
    private static final int CHARS_MAX = 10_000;

    static List<TextLine> all(OpenLayer layer) {
        List<TextLine> lines = new ArrayList<>();
        for (int page = 1; page <= layer.pages(); page++) {
            String text = layer.page(page);
            int codePoints = 0;
            for (int from = 0; from < text.length(); ) {
                int end = text.indexOf('\n', from);
                int to = end < 0 ? text.length() : end + 1;
                to = Math.min(to, from + CHARS_MAX);
                if (to < text.length() && Character.isLowSurrogate(text.charAt(to))) {
                    to++;
                }
                String line = text.substring(from, to);
                if (!line.isBlank()) {
                    String shown = line.stripTrailing();
                    lines.add(new TextLine(
                            page,
                            codePoints,
                            shown,
                            String.join(" ", shown.strip().split("\\s+"))));
                }
                codePoints += line.codePointCount(0, line.length());
                from = to;
            }
        }
        return lines;
    }

    boolean sameAs(TextLine other) {
        return compared.equals(other.compared);
    }

    Difference.Line whole() {
        return with(List.of(place()));
    }

    Difference.Line with(List<Span> words) {
        return new Difference.Line(page, place(), text, joined(words));
    }

    private Span place() {
        return new Span(start, start + text.codePointCount(0, text.length()));
    }

    /// Words that follow each other are one place.
    private List<Span> joined(List<Span> words) {
        List<Span> joined = new ArrayList<>();
        for (Span word : words) {
            if (!joined.isEmpty() && isBlank(joined.getLast().end(), word.start())) {
                joined.set(joined.size() - 1, new Span(joined.getLast().start(), word.end()));
            } else {
                joined.add(word);
            }
        }
        return joined;
    }

    private boolean isBlank(int from, int to) {
        int begin = text.offsetByCodePoints(0, from - start);
        return text.substring(begin, text.offsetByCodePoints(begin, to - from)).isBlank();
    }

    /// Runs of letters and digits; every other sign, and every Chinese or Japanese character, by itself.
    void words(int line, Consumer<LineWord> each) {
        int at = start;
        for (int from = 0; from < text.length(); ) {
            int to = from;
            int codePoints = 0;
            do {
                to += Character.charCount(text.codePointAt(to));
                codePoints++;
            } while (to < text.length() && isJoined(text.codePointBefore(to), text.codePointAt(to)));
            String word = text.substring(from, to);
            if (!word.isBlank()) {
                each.accept(new LineWord(line, new Span(at, at + codePoints), word));
            }
            at += codePoints;
            from = to;
        }
    }

    private static boolean isJoined(int before, int next) {
        return isOfRun(before) && isOfRun(next) || isMark(next);
    }

    private static boolean isOfRun(int c) {
        return (Character.isLetterOrDigit(c) || isMark(c)) && !Character.isIdeographic(c);
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }
}
