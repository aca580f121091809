package daylight.index;

import daylight.id.Span;
import java.util.ArrayList;
import java.util.List;

/// Cuts the stretch of a page that shows best why a document was found.
final class Snippets {
    /// Two to three lines of a list.
    static final int POINTS_MAX = 240;

    /// Shown before the first highlight.
    private static final int POINTS_BEFORE = 60;

    /// How far a cut moves to fall between words.
    private static final int POINTS_TO_WORD = 20;

    /// Pages looked at for a beginning, where the text has no match.
    private static final int EMPTY_PAGES_MAX = 5;

    private Snippets() {}

    static Hit.Snippet of(OpenPages text, List<Hit.PageSpans> pages) {
        if (pages.isEmpty()) {
            for (int page = 1; page <= Math.min(text.count(), EMPTY_PAGES_MAX); page++) {
                CharSequence content = text.page(page);
                int start = firstSeen(content);
                if (start < content.length()) {
                    return cut(page, content, start, List.of(), text.points(page, start));
                }
            }
            return Hit.Snippet.NONE;
        }
        Hit.PageSpans first = pages.getFirst();
        CharSequence content = text.page(first.page());
        int wished = densest(first.spans());
        int unit = wished == 0 ? firstSeen(content) : toSpace(content, text.unit(first.page(), wished));
        return cut(first.page(), content, unit, first.spans(), text.points(first.page(), unit));
    }

    private static int firstSeen(CharSequence content) {
        int unit = 0;
        while (unit < content.length() && Character.isWhitespace(content.charAt(unit))) {
            unit++;
        }
        return unit;
    }

    /// Where the window with the most highlights starts; the first of equals.
    private static int densest(List<Span> spans) {
        int best = 0;
        int bestCount = 0;
        int last = 0;
        for (int i = 0; i < spans.size(); i++) {
            while (last < spans.size() && spans.get(last).end() <= spans.get(i).start() + POINTS_MAX - POINTS_BEFORE) {
                last++;
            }
            if (last - i > bestCount) {
                bestCount = last - i;
                best = i;
            }
        }
        return Math.max(0, spans.get(best).start() - POINTS_BEFORE);
    }

    /// @param start of the cut, in code points; `unitStart` is the same in units
    private static Hit.Snippet cut(int page, CharSequence content, int unitStart, List<Span> spans, int start) {
        StringBuilder shown = new StringBuilder();
        int points = 0;
        int unit = unitStart;
        while (unit < content.length() && points < POINTS_MAX) {
            int c = Character.codePointAt(content, unit);
            shown.appendCodePoint(shown(c));
            unit += Character.charCount(c);
            points++;
        }
        List<Span> highlights = new ArrayList<>();
        for (Span span : spans) {
            int from = span.start() - start;
            int to = Math.min(span.end() - start, points);
            if (from >= 0 && from < to) {
                highlights.add(new Span(from, to));
            }
        }
        return new Hit.Snippet(page, shown.toString(), highlights);
    }

    private static int toSpace(CharSequence content, int unit) {
        int at = unit;
        for (int i = 0; i < POINTS_TO_WORD && at < content.length(); i++) {
            int c = Character.codePointAt(content, at);
            at += Character.charCount(c);
            if (Character.isWhitespace(c)) {
                return at;
            }
        }
        return unit;
    }

    /// One character for one, so that the spans stay true; what could break the line or turn its direction is a
    /// space.
    private static int shown(int c) {
        boolean turns = c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
        boolean breaks = c == 0x2028 || c == 0x2029 || Character.isISOControl(c);
        boolean broken = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return turns || breaks || broken ? ' ' : c;
    }
}
