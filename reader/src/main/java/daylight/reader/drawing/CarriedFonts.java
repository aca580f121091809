package daylight.reader.drawing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.font.CIDFontMapping;
import org.apache.pdfbox.pdmodel.font.FontMapper;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/// What stands in for fonts that a PDF names and does not carry: the one font that comes with PDFBox,
/// Liberation Sans. PDFBox itself would search the machine's font folders and write what it found into a
/// file; a reader sees no such folders, and a page shall look the same on every machine.
final class CarriedFonts implements FontMapper {
    private static final String SANS = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    /// PDFBox has one place for all that are in a process.
    private static final CarriedFonts HERE = new CarriedFonts();

    private Optional<TrueTypeFont> sans = Optional.empty();
    private boolean replaced;

    private CarriedFonts() {}

    /// Have PDFBox use these from now on.
    static CarriedFonts inPlaceOfTheMachines() {
        FontMappers.set(HERE);
        return HERE;
    }

    /// Forget what was replaced so far.
    void forget() {
        replaced = false;
    }

    /// Whether a font was replaced whose letters may look otherwise, or be others. The fourteen that
    /// every program for PDFs has to have do not count.
    boolean haveReplaced() {
        return replaced;
    }

    private TrueTypeFont sans(String wanted) {
        replaced |= !Standard14Fonts.containsName(wanted);
        TrueTypeFont here = sans.orElseGet(CarriedFonts::load);
        sans = Optional.of(here);
        return here;
    }

    private static TrueTypeFont load() {
        try (InputStream in = FontMapper.class.getResourceAsStream(SANS)) {
            if (in == null) {
                throw new IOException("the font of PDFBox is not on the class path");
            }
            return new TTFParser().parse(new RandomAccessReadBuffer(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public FontMapping<TrueTypeFont> getTrueTypeFont(String wanted, PDFontDescriptor description) {
        return new FontMapping<>(sans(wanted), true);
    }

    @Override
    public FontMapping<FontBoxFont> getFontBoxFont(String wanted, PDFontDescriptor description) {
        return new FontMapping<>(sans(wanted), true);
    }

    @Override
    public CIDFontMapping getCIDFont(String wanted, PDFontDescriptor description, PDCIDSystemInfo characters) {
        return new CIDFontMapping(null, sans(wanted), true);
    }
}
