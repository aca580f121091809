package daylight.desk;

import daylight.index.OpenPages;
import daylight.index.TextLost;
import daylight.text.DamagedLayer;
import daylight.text.OpenLayer;
import daylight.text.TextPosition;
import java.io.UncheckedIOException;
import java.util.function.IntSupplier;

/// The pages of a text layer as the index looks at them.
record LayerPages(OpenLayer layer) implements OpenPages {
    @Override
    public int count() {
        return layer.pages();
    }

    @Override
    public int start(int page) {
        return (int) layer.pageStart(page);
    }

    @Override
    public int length(int page) {
        return (int) layer.chars(page);
    }

    @Override
    public CharSequence page(int page) {
        try {
            CharSequence text = layer.pieces(page);
            return text instanceof String ? text : new Checked(text);
        } catch (DamagedLayer e) {
            throw lost(e);
        }
    }

    @Override
    public int points(int page, int unit) {
        return checked(() -> layer.position(layer.pageStart(page) + unit).codePoint());
    }

    @Override
    public int unit(int page, int point) {
        return checked(() -> (int) (layer.offset(new TextPosition(page, point)) - layer.pageStart(page)));
    }

    private static int checked(IntSupplier asked) {
        try {
            return asked.getAsInt();
        } catch (DamagedLayer e) {
            throw lost(e);
        }
    }

    private static UncheckedIOException lost(DamagedLayer e) {
        return new UncheckedIOException(new TextLost(e));
    }

    @Override
    public void close() {
        layer.close();
    }

    /// Says of damage in the index's words.
    private record Checked(CharSequence text) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int unit) {
            try {
                return text.charAt(unit);
            } catch (DamagedLayer e) {
                throw lost(e);
            }
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            try {
                return text.subSequence(start, end);
            } catch (DamagedLayer e) {
                throw lost(e);
            }
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
