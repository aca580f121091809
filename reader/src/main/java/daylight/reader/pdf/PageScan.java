package daylight.reader.pdf;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/// Reads one page once more and looks at each glyph: whether anyone sees it, and whether it means a letter.
final class PageScan extends PDFTextStripper {
    private static final int CHARS_MAX = 200_000;

    private final Layers layers;
    private final PDRectangle box;

    /// Names of layers that are off, around what is read now; empty names where a content is in no such layer.
    private final Deque<String> marked = new ArrayDeque<>();

    private final Map<String, StringBuilder> offLayers = new LinkedHashMap<>();
    private final StringBuilder invisible = new StringBuilder();
    private final StringBuilder outside = new StringBuilder();
    private boolean isInvisible;
    private int glyphs;
    private int invisibleGlyphs;
    private int unmapped;

    private PageScan(Layers layers, PDRectangle box) {
        this.layers = layers;
        this.box = box;
    }

    /// @param page from 1
    static PageScan of(PDDocument document, Layers layers, int page) throws IOException {
        PageScan scan = new PageScan(layers, document.getPage(page - 1).getCropBox());
        scan.setStartPage(page);
        scan.setEndPage(page);
        scan.getText(document);
        return scan;
    }

    @Override
    public void beginMarkedContentSequence(COSName tag, COSDictionary properties) {
        marked.push(COSName.OC.equals(tag) ? layers.offName(properties) : "");
        super.beginMarkedContentSequence(tag, properties);
    }

    @Override
    public void endMarkedContentSequence() {
        marked.poll();
        super.endMarkedContentSequence();
    }

    @Override
    public void showForm(PDFormXObject form) throws IOException {
        marked.push(
                form.getCOSObject().getDictionaryObject(COSName.OC) instanceof COSDictionary layer
                        ? layers.offName(layer)
                        : "");
        try {
            super.showForm(form);
        } finally {
            marked.poll();
        }
    }

    @Override
    protected void showGlyph(Matrix rendering, PDFont font, int code, Vector displacement) throws IOException {
        glyphs++;
        isInvisible = getGraphicsState().getTextState().getRenderingMode() == RenderingMode.NEITHER;
        invisibleGlyphs += isInvisible ? 1 : 0;
        unmapped += isMapped(font, code) ? 0 : 1;
        super.showGlyph(rendering, font, code, displacement);
    }

    private static boolean isMapped(PDFont font, int code) throws IOException {
        String letters = font.toUnicode(code);
        return letters != null && !letters.isEmpty();
    }

    @Override
    protected void processTextPosition(TextPosition text) {
        String layer =
                marked.stream().filter(name -> !name.isEmpty()).findFirst().orElse("");
        if (!layer.isEmpty()) {
            append(offLayers.computeIfAbsent(layer, _ -> new StringBuilder()), text);
        }
        if (isInvisible) {
            append(invisible, text);
        }
        float x = text.getX();
        float y = text.getY();
        boolean isTurned = text.getRotation() != 0;
        if (!isTurned
                && (x + text.getWidth() < 0 || x > box.getWidth() || y < 0 || y - text.getHeight() > box.getHeight())) {
            append(outside, text);
        }
        super.processTextPosition(text);
    }

    private float lastX;
    private float lastY;

    /// Glyphs that stand far from each other are words of their own.
    private void append(StringBuilder words, TextPosition text) {
        if (words.length() > CHARS_MAX) {
            return;
        }
        boolean isFar = Math.abs(text.getY() - lastY) > text.getHeight()
                || text.getX() - lastX > text.getWidthOfSpace() / 2
                || text.getX() < lastX - text.getWidthOfSpace();
        if (!words.isEmpty() && isFar && !Character.isWhitespace(words.charAt(words.length() - 1))) {
            words.append(' ');
        }
        words.append(text.getUnicode());
        lastX = text.getX() + text.getWidth();
        lastY = text.getY();
    }

    int glyphs() {
        return glyphs;
    }

    /// Glyphs that the font says no letter of.
    int unmapped() {
        return unmapped;
    }

    int invisibleGlyphs() {
        return invisibleGlyphs;
    }

    String invisible() {
        return invisible.toString();
    }

    String outside() {
        return outside.toString();
    }

    /// By the names of layers that are off, their words.
    Map<String, StringBuilder> offLayers() {
        return offLayers;
    }
}
