package daylight.reader.pdf;

import java.io.IOException;
import java.io.InputStream;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/// Signs that a page may hold words that are not seen, or glyphs that mean no letter. Most pages have none of them, and
/// are read once only.
final class PageSigns {
    private static final int CONTENT_BYTES_MAX = 32 * 1024 * 1024;

    /// A page's edges are rounded.
    private static final float EDGE = 2;

    private PageSigns() {}

    static boolean wantScan(PDPage page, Layers layers) throws IOException {
        return layers.hasOff() || isCropped(page) || hasMuteFont(page.getResources()) || setsInkless(page);
    }

    private static boolean isCropped(PDPage page) {
        PDRectangle crop = page.getCropBox();
        PDRectangle media = page.getMediaBox();
        return crop.getWidth() + EDGE < media.getWidth() || crop.getHeight() + EDGE < media.getHeight();
    }

    /// Whether a font may not say which letters its glyphs are: it has no table of them, and names them itself.
    private static boolean hasMuteFont(PDResources resources) {
        if (resources == null
                || !(resources.getCOSObject().getDictionaryObject(COSName.FONT) instanceof COSDictionary fonts)) {
            return false;
        }
        for (COSName name : fonts.keySet()) {
            if (fonts.getDictionaryObject(name) instanceof COSDictionary font
                    && !font.containsKey(COSName.TO_UNICODE)
                    && isMute(font)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMute(COSDictionary font) {
        COSBase encoding = font.getDictionaryObject(COSName.ENCODING);
        String subtype = font.getNameAsString(COSName.SUBTYPE, "");
        boolean isEmbedded = font.getDictionaryObject(COSName.FONT_DESC) instanceof COSDictionary descriptor
                && (descriptor.containsKey(COSName.FONT_FILE)
                        || descriptor.containsKey(COSName.FONT_FILE2)
                        || descriptor.containsKey(COSName.FONT_FILE3));
        return switch (subtype) {
            case "Type0" -> encoding instanceof COSName name && name.getName().startsWith("Identity");
            case "Type3" -> true;
            default -> isEmbedded && !(encoding instanceof COSName);
        };
    }

    /// Whether the page's own content sets text with neither fill nor stroke: the operator `3 Tr`.
    private static boolean setsInkless(PDPage page) throws IOException {
        int read = 0;
        int matched = 0;
        try (InputStream content = page.getContents()) {
            byte[] buffer = new byte[16 * 1024];
            for (int length = content.read(buffer);
                    length >= 0 && read < CONTENT_BYTES_MAX;
                    length = content.read(buffer)) {
                read += length;
                for (int i = 0; i < length; i++) {
                    int b = buffer[i];
                    if (matched == 0 || b == '3') {
                        matched = b == '3' ? 1 : 0;
                    } else if (matched == 1 && b <= ' ') {
                        continue;
                    } else if (matched == 1 && b == 'T') {
                        matched = 2;
                    } else if (matched == 2 && b == 'r') {
                        return true;
                    } else {
                        matched = 0;
                    }
                }
            }
        }
        return false;
    }

    /// Whether a page shows a picture, itself or in a form that it shows.
    static boolean hasPicture(PDPage page) {
        return hasPicture(page.getResources().getCOSObject());
    }

    static boolean hasPicture(COSDictionary resources) {
        return hasPicture(resources, 0);
    }

    private static boolean hasPicture(COSDictionary resources, int depth) {
        if (depth > 3 || !(resources.getDictionaryObject(COSName.XOBJECT) instanceof COSDictionary objects)) {
            return false;
        }
        for (COSName name : objects.keySet()) {
            if (objects.getDictionaryObject(name) instanceof COSDictionary object) {
                boolean isPicture = COSName.IMAGE.equals(object.getDictionaryObject(COSName.SUBTYPE));
                if (isPicture
                        || object.getDictionaryObject(COSName.RESOURCES) instanceof COSDictionary inner
                                && hasPicture(inner, depth + 1)) {
                    return true;
                }
            }
        }
        return false;
    }
}
