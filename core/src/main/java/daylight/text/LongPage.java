package daylight.text;

/// A page of an open layer that is read a piece at a time, as its characters are asked for. Walking on is cheap;
/// jumping to and fro reads a piece for each jump.
final class LongPage implements CharSequence {
    private final OpenLayer layer;
    private final int page;
    private final int length;
    private int from;
    private String piece = "";

    LongPage(OpenLayer layer, int page) {
        this.layer = layer;
        this.page = page;
        this.length = Math.toIntExact(layer.chars(page));
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public char charAt(int unit) {
        if (unit < from || unit >= from + piece.length()) {
            turnTo(unit);
        }
        return piece.charAt(unit - from);
    }

    private void turnTo(int unit) {
        if (unit < 0 || unit >= length) {
            throw new StringIndexOutOfBoundsException("a page of " + length + " units has no unit " + unit);
        }
        OpenLayer.Piece at = layer.piece(page, unit);
        from = at.start();
        piece = at.text();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        if (start < 0 || end < start || end > length) {
            throw new StringIndexOutOfBoundsException(start + " to " + end + " of a page of " + length + " units");
        }
        StringBuilder part = new StringBuilder(end - start);
        for (int unit = start; unit < end; unit++) {
            part.append(charAt(unit));
        }
        return part.toString();
    }

    @Override
    public String toString() {
        return layer.page(page);
    }
}
