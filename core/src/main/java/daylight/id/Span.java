package daylight.id;

/// A stretch of a page's text: code points from the page's start.
///
/// @param start inclusive
/// @param end   exclusive, at least `start`
public record Span(int start, int end) {
    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("a span runs from 0 upwards, found: " + start + " to " + end);
        }
    }
}
