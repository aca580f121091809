package daylight.reader.ocr;

/// A rectangle in pixels of a page's picture: left and top inclusive, right and bottom exclusive.
public record Box(int left, int top, int right, int bottom) {
    public Box {
        if (left > right || top > bottom) {
            throw new IllegalArgumentException("a box ends before it begins");
        }
    }

    public int width() {
        return right - left;
    }

    public int height() {
        return bottom - top;
    }

    /// The smallest box that holds both.
    Box with(Box other) {
        return new Box(
                Math.min(left, other.left),
                Math.min(top, other.top),
                Math.max(right, other.right),
                Math.max(bottom, other.bottom));
    }

    /// Rows that both have.
    int sharedRows(Box other) {
        return Math.max(0, Math.min(bottom, other.bottom) - Math.max(top, other.top));
    }

    /// Columns that both have.
    int sharedColumns(Box other) {
        return Math.max(0, Math.min(right, other.right) - Math.max(left, other.left));
    }

    /// Whether half of its rows, or of the other's where that is less high, and half of its columns are the other's.
    boolean isMostlyIn(Box other) {
        return sharedRows(other) * 2 >= Math.min(height(), other.height()) && sharedColumns(other) * 2 >= width();
    }

    /// Columns between the two; 0 where they overlap.
    int gap(Box other) {
        return Math.max(0, Math.max(left, other.left) - Math.min(right, other.right));
    }

    /// What of this box lies inside a picture of the given size, and never less than a pixel.
    public Box within(int width, int height) {
        int insideLeft = Math.clamp(left, 0, width - 1);
        int insideTop = Math.clamp(top, 0, height - 1);
        return new Box(
                insideLeft,
                insideTop,
                Math.clamp(right, insideLeft + 1, width),
                Math.clamp(bottom, insideTop + 1, height));
    }

    /// This box with a margin, inside a picture of the given size.
    Box widened(int pixels, int width, int height) {
        return new Box(
                Math.max(0, left - pixels),
                Math.max(0, top - pixels),
                Math.min(width, right + pixels),
                Math.min(height, bottom + pixels));
    }
}
