package daylight.index;

/// Turns growing UTF-16 offsets into code points of one text, in one walk over it.
final class CodePoints {
    private final String text;
    private int units;
    private int points;

    CodePoints(String text) {
        this.text = text;
    }

    /// @param offset may go back a little, at the cost of a walk from the start
    int at(int offset) {
        if (offset < units) {
            units = 0;
            points = 0;
        }
        points += text.codePointCount(units, offset);
        units = offset;
        return points;
    }
}
