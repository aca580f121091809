package daylight.reader.drawing;

import daylight.protocol.Drawing;
import daylight.protocol.Drawing.Placed;
import daylight.reader.ground.Reading;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.Writer;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/// The words of one page and where they stand in its picture, in the order in which the text layer has them.
final class PlacedWords extends PDFTextStripper {
    private final GlyphPlaces places;
    private final Rectangle2D picture;
    private final Reading reading;
    private final Consumer<Drawing> out;
    private int words;
    private int chars;

    /// @param scale pixels to the point of the picture
    PlacedWords(PDPage page, float scale, RawPicture picture, Reading reading, Consumer<Drawing> out) {
        this.places = new GlyphPlaces(page, scale);
        this.picture = new Rectangle2D.Double(0, 0, picture.width(), picture.height());
        this.reading = reading;
        this.out = out;
        // As the text layer's reader has it.
        setSuppressDuplicateOverlappingText(false);
    }

    void of(PDDocument document, int page) throws IOException {
        setStartPage(page);
        setEndPage(page);
        writeText(document, Writer.nullWriter());
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        reading.checkTime();
        super.processOperator(operator, operands);
    }

    /// PDFBox parts words at gaps. Where a document has spaces of its own, what comes is a whole line.
    @Override
    protected void writeString(String text, List<TextPosition> glyphs) {
        List<String> parts = Arrays.stream(text.split("\\s+", -1))
                .filter(part -> !part.isEmpty())
                .toList();
        List<List<TextPosition>> groups = groups(glyphs);
        if (parts.size() != groups.size() || parts.size() > 1 && isMixed(text)) {
            // Which glyphs are which word cannot be told: the line stands as one.
            place(String.join(" ", parts), glyphs);
            return;
        }
        if (parts.size() > 1 && isRightToLeft(text)) {
            // The glyphs are in the order in which they stand, the text in the order in which it is read.
            Collections.reverse(groups);
        }
        for (int i = 0; i < parts.size(); i++) {
            place(parts.get(i), groups.get(i));
        }
    }

    private static List<List<TextPosition>> groups(List<TextPosition> glyphs) {
        List<List<TextPosition>> groups = new ArrayList<>();
        List<TextPosition> group = new ArrayList<>();
        for (TextPosition glyph : glyphs) {
            if (!glyph.getUnicode().isBlank()) {
                group.add(glyph);
            } else if (!group.isEmpty()) {
                groups.add(group);
                group = new ArrayList<>();
            }
        }
        if (!group.isEmpty()) {
            groups.add(group);
        }
        return groups;
    }

    private static boolean isMixed(String text) {
        return new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).isMixed();
    }

    private static boolean isRightToLeft(String text) {
        return new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).isRightToLeft();
    }

    private void place(String word, List<TextPosition> glyphs) {
        if (word.isEmpty() || glyphs.isEmpty() || words >= Placed.WORDS_MAX) {
            return;
        }
        Rectangle2D box = places.of(glyphs.getFirst());
        glyphs.forEach(glyph -> box.add(places.of(glyph)));
        Rectangle2D seen = box.createIntersection(picture);
        int left = (int) Math.floor(seen.getMinX());
        int top = (int) Math.floor(seen.getMinY());
        int right = (int) Math.ceil(seen.getMaxX());
        int bottom = (int) Math.ceil(seen.getMaxY());
        if (left >= right || top >= bottom) {
            return;
        }
        for (int from = 0; from < word.length() && words < Placed.WORDS_MAX; ) {
            int to = Math.min(from + Placed.CHARS_MAX, word.length());
            if (to < word.length() && Character.isHighSurrogate(word.charAt(to - 1))) {
                to--;
            }
            if (to - from > Placed.ALL_CHARS_MAX - chars) {
                return;
            }
            words++;
            chars += to - from;
            out.accept(new Placed(word.substring(from, to), left, top, right, bottom));
            from = to;
        }
    }
}
