package daylight.reader.tika;

import daylight.reader.ground.Evidence;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/// Looks for scanned pages: no characters, and a picture.
final class PdfPictures {
    /// Scanners put the picture into the page, or into one form in it.
    private static final int FORM_DEPTH_MAX = 3;

    /// More pages than this are not looked at: one is enough for the answer.
    private static final int PAGES_MAX = 500;

    private PdfPictures() {}

    /// @param charsPerPage as text extraction counted them, one value a page
    static boolean hasWordlessPictures(Evidence evidence, String[] charsPerPage) throws IOException {
        try (PDDocument document = load(evidence)) {
            int looked = 0;
            int pages = Math.min(document.getNumberOfPages(), charsPerPage.length);
            for (int page = 0; page < pages && looked < PAGES_MAX; page++) {
                if (charsPerPage[page].equals("0")) {
                    looked++;
                    if (hasPicture(document.getPage(page).getResources(), 0)) {
                        return true;
                    }
                }
            }
            return false;
        }
    }

    /// Whether a page has a picture, or letters that text extraction may have no characters for.
    static boolean showsSomething(PDResources resources) throws IOException {
        return resources != null
                && (hasPicture(resources, 0)
                        || resources.getFontNames().iterator().hasNext());
    }

    static PDDocument load(Evidence evidence) throws IOException {
        return switch (evidence) {
            case Evidence.InMemory memory -> Loader.loadPDF(memory.content());
            case Evidence.InFile file -> Loader.loadPDF(file.path().toFile());
        };
    }

    private static boolean hasPicture(PDResources resources, int depth) throws IOException {
        if (resources == null || depth > FORM_DEPTH_MAX) {
            return false;
        }
        for (COSName name : resources.getXObjectNames()) {
            if (resources.isImageXObject(name)) {
                return true;
            }
            PDXObject object = resources.getXObject(name);
            if (object instanceof PDImageXObject
                    || object instanceof PDFormXObject form && hasPicture(form.getResources(), depth + 1)) {
                return true;
            }
        }
        return false;
    }
}
