package daylight.publication;

import daylight.extraction.PageAnswer.Picture;
import daylight.protocol.Drawing.Drawn;
import daylight.publication.PlacedWord.Gap;
import daylight.store.CaseException;
import daylight.store.CaseException.Kind;
import daylight.store.Causes;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The room's entry: a PDF in the making, page by page. Each page is the picture that a worker drew, and
/// beneath it words that show nothing and can be searched, marked and copied. Nothing else is in it: no
/// title, no author, no date, no hash of the original, so that it does not tell which copy of a document
/// it was made from. The same pages give the same bytes, with the same Java.
///
/// The file has its name only when it is whole: until [#finish] it lies beside, and [#close] takes an
/// unfinished one away.
public final class PdfPublication implements AutoCloseable {
    private static final double POINTS_PER_INCH = 72;

    /// What a page's sides may have, in points (ISO 32000-1:2008, annex C.2).
    private static final double SIDE_POINTS_MIN = 3;

    private static final double SIDE_POINTS_MAX = 14_400;

    /// A4, where nothing is known of a page that is missing.
    private static final double[] USUAL_POINTS = {595, 842};

    private static final int BUFFER_BYTES = 1 << 16;

    private final Path target;
    private final UnfinishedFile unfinished;
    private final OutputStream out;
    private final PdfFile file;
    private final int catalog;
    private final int tree;
    private final int fonts;
    private final List<Integer> pages = new ArrayList<>();
    private final Set<Integer> planes = new TreeSet<>();
    private double[] lastPoints = USUAL_POINTS;
    private long rightToLeftWords;
    private long words;

    private PdfPublication(Path target, boolean replace) throws IOException {
        this.target = target;
        this.unfinished = new UnfinishedFile(target, replace);
        this.out = new BufferedOutputStream(unfinished, BUFFER_BYTES);
        this.file = new PdfFile(out);
        this.catalog = file.reserve();
        this.tree = file.reserve();
        this.fonts = file.reserve();
    }

    /// Begin a file. Nothing of it is there before the first page.
    ///
    /// @param replace whether it may take the place of another
    /// @param outside a folder in which it must not lie: the case
    /// @throws CaseException where it cannot be written there
    public static PdfPublication begin(Path target, boolean replace, Path outside) {
        Path whole = target.toAbsolutePath().normalize();
        Path name = whole.getFileName();
        Path folder = whole.getParent();
        if (name == null || folder == null || Files.isDirectory(whole)) {
            throw new CaseException(Kind.USAGE, target + " is a folder; name a file in it.");
        }
        if (!Files.isDirectory(folder)) {
            throw new CaseException(Kind.USAGE, "There is no folder " + folder + "; make it, or name another.");
        }
        if (!replace && Files.exists(whole, LinkOption.NOFOLLOW_LINKS)) {
            throw exists(target);
        }
        try {
            if (folder.toRealPath().startsWith(outside.toRealPath())) {
                throw new CaseException(
                        Kind.USAGE,
                        target + " lies inside of the case, which holds nothing but itself; name a file outside.");
            }
            if (!Files.isWritable(folder)) {
                throw new AccessDeniedException(folder.toString());
            }
            return new PdfPublication(whole, replace);
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    private static CaseException exists(Path target) {
        return new CaseException(Kind.USAGE, "There is a file " + target + " already; --force overwrites it.");
    }

    private static CaseException unwritable(Path target, IOException cause) {
        return new CaseException(
                Kind.UNAVAILABLE,
                "The file " + target + " could not be written: " + Causes.sentence(cause)
                        + ". Nothing is left of it; mend that, or name another place.",
                cause);
    }

    /// Add a page.
    ///
    /// @param words in the order in which they are read; those that the picture does not show are left out
    public PublishedPage page(Picture picture, List<PlacedWord> words) {
        List<PlacedWord> shown = new ArrayList<>();
        int covered = shown(words, new Covering(picture), shown);
        Drawn drawn = picture.drawn();
        double scale =
                Math.min(POINTS_PER_INCH / drawn.dpi(), SIDE_POINTS_MAX / Math.max(drawn.width(), drawn.height()));
        double width = drawn.width() * scale;
        double height = drawn.height() * scale;
        lastPoints = new double[] {Math.max(SIDE_POINTS_MIN, width), Math.max(SIDE_POINTS_MIN, height)};
        String drawing = "q " + InvisibleText.number(width) + " 0 0 " + InvisibleText.number(height)
                + " 0 0 cm /P Do Q\n" + InvisibleText.of(shown, drawn.width(), drawn.height(), scale, planes);
        try {
            int image = file.reserve();
            PictureCode.write(picture, file, image);
            this.words += shown.size();
            rightToLeftWords += shown.stream()
                    .filter(word -> ReadingFrame.isRightToLeft(word.text()))
                    .count();
            page(drawing, "/XObject << /P " + image + " 0 R >>" + (shown.isEmpty() ? "" : " /Font " + fonts + " 0 R"));
        } catch (IOException e) {
            throw unwritable(target, e);
        }
        return new PublishedPage(shown.size(), covered);
    }

    /// Take the words that are to be seen, without what is no letter.
    ///
    /// @return how many are covered
    private static int shown(List<PlacedWord> words, Covering covering, List<PlacedWord> into) {
        int covered = 0;
        Gap gap = Gap.NONE;
        for (PlacedWord word : words) {
            String text = plain(word.text());
            Gap before = word.before().compareTo(gap) > 0 ? word.before() : gap;
            if (text.isBlank()) {
                gap = before;
            } else if (covering.hides(word)) {
                covered++;
                gap = before == Gap.NONE ? Gap.SPACE : before;
            } else {
                into.add(new PlacedWord(
                        text, word.left(), word.top(), word.right(), word.bottom(), before, word.origin()));
                gap = Gap.NONE;
            }
        }
        return covered;
    }

    /// Without marks that turn a text round or end a line: a copied word is a word.
    private static String plain(String word) {
        StringBuilder plain = new StringBuilder();
        word.codePoints().forEach(codePoint -> {
            boolean isTurn = codePoint == 0x200e
                    || codePoint == 0x200f
                    || codePoint == 0x61c
                    || codePoint >= 0x202a && codePoint <= 0x202e
                    || codePoint >= 0x2066 && codePoint <= 0x2069;
            if (Character.isWhitespace(codePoint)) {
                plain.append(' ');
            } else if (!isTurn && !Character.isISOControl(codePoint) && codePoint != 0xfeff) {
                plain.appendCodePoint(codePoint);
            }
        });
        return plain.toString().strip();
    }

    /// Add a page that says that one is missing, so that all others keep their numbers.
    ///
    /// @param number of the page in the document, from 1
    public void missing(int number) {
        String words = "Page " + number + " could not be drawn. It is missing here.";
        String drawing = "BT /H 11 Tf 36 " + InvisibleText.number(Math.max(1, lastPoints[1] - 48)) + " Td (" + words
                + ") Tj ET\n";
        try {
            page(
                    drawing,
                    "/Font << /H << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >>");
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    private void page(String drawing, String resources) throws IOException {
        int content = file.reserve();
        int page = file.reserve();
        file.stream(content, PdfFile.DEFLATED, PdfFile.deflated(drawing.getBytes(StandardCharsets.US_ASCII)));
        file.object(
                page,
                "<< /Type /Page /Parent " + tree + " 0 R /MediaBox [0 0 " + InvisibleText.number(lastPoints[0]) + " "
                        + InvisibleText.number(lastPoints[1]) + "] /Contents " + content + " 0 R /Resources << "
                        + resources + " >> >>");
        pages.add(page);
    }

    /// Write what is left, force it to the disk, and give the file its name.
    public void finish() {
        try {
            writeFonts();
            StringBuilder kids = new StringBuilder();
            for (int page : pages) {
                kids.append(kids.isEmpty() ? "" : "\n").append(page).append(" 0 R");
            }
            file.object(tree, "<< /Type /Pages /Count " + pages.size() + " /Kids [" + kids + "] >>");
            file.object(catalog, "<< /Type /Catalog /Pages " + tree + " 0 R" + direction() + " >>");
            file.end(catalog);
            out.flush();
            unfinished.complete();
        } catch (FileAlreadyExistsException e) {
            throw exists(target);
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    /// Which way most words are read (ISO 32000-1:2008, 12.2). PDFium, which Chrome and Edge use, goes by it when
    /// it puts the words of a line in order.
    private String direction() {
        return 2 * rightToLeftWords > words ? " /ViewerPreferences << /Direction /R2L >>" : "";
    }

    private void writeFonts() throws IOException {
        StringBuilder all = new StringBuilder("<<");
        if (!planes.isEmpty()) {
            int program = file.reserve();
            int glyphs = file.reserve();
            GlyphlessFont.writeProgram(file, program);
            GlyphlessFont.writeGlyphs(file, glyphs);
            for (int plane : planes) {
                int font = file.reserve();
                GlyphlessFont.write(file, font, plane, program, glyphs);
                all.append(" /")
                        .append(GlyphlessFont.name(plane))
                        .append(' ')
                        .append(font)
                        .append(" 0 R");
            }
        }
        file.object(fonts, all.append(" >>").toString());
    }

    /// Take away what is not finished. May be called while another thread writes, which then fails.
    @Override
    public void close() {
        try {
            unfinished.close();
        } catch (IOException e) {
            throw new CaseException(
                    Kind.UNAVAILABLE,
                    "What is half-written of " + target + " could not be deleted: " + Causes.sentence(e)
                            + ". Delete the file beside it that ends in .part.",
                    e);
        }
    }
}
