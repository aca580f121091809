package daylight.reader.pdf;

import daylight.reader.ground.Hostile;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.PDFTextStripperByArea;

/// What people wrote onto a page (ISO 32000-2, 12.5): the words, who, when, and which words of the page they marked.
/// Windows that pop up repeat what they belong to, and fields of forms are not written onto a page.
final class Annotations {
    /// How each kind is called; others are an annotation.
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("Text", "Comment"),
            Map.entry("FreeText", "Free text"),
            Map.entry("Highlight", "Highlight"),
            Map.entry("Underline", "Underline"),
            Map.entry("Squiggly", "Underline"),
            Map.entry("StrikeOut", "Strikeout"),
            Map.entry("Stamp", "Stamp"),
            Map.entry("Caret", "Insertion"),
            Map.entry("Redact", "Redaction mark"),
            Map.entry("FileAttachment", "Attachment"),
            Map.entry("Link", "Link"));

    private static final List<String> LEFT_OUT = List.of("Popup", "Widget");
    private static final COSName QUADS = COSName.getPDFName("QuadPoints");
    private static final COSName STATE = COSName.getPDFName("State");
    private static final int QUADS_MAX = 200;
    private static final int PER_PAGE_MAX = 5_000;

    private final PDDocument document;
    private final Layers layers;
    private final Notes notes;

    Annotations(PDDocument document, Layers layers, Notes notes) {
        this.document = document;
        this.layers = layers;
        this.notes = notes;
    }

    /// @return whether all could be read
    boolean write(PDPage page) throws IOException {
        boolean isWhole = true;
        int count = 0;
        for (PDAnnotation annotation : page.getAnnotations()) {
            if (count++ < PER_PAGE_MAX && !LEFT_OUT.contains(String.valueOf(annotation.getSubtype()))) {
                isWhole &= Hostile.thrownBy(() -> write(page, annotation)).isEmpty();
            }
        }
        return isWhole;
    }

    private void write(PDPage page, PDAnnotation annotation) throws IOException {
        COSDictionary own = annotation.getCOSObject();
        String kind = KINDS.getOrDefault(String.valueOf(annotation.getSubtype()), "Annotation");
        boolean hidden = isHidden(annotation);
        if (kind.equals("Link")) {
            link(own, hidden);
            return;
        }
        String author = text(own, COSName.T);
        String moment = Moments.iso(text(own, COSName.M), text(own, COSName.CREATION_DATE));
        boolean answers = own.getDictionaryObject(COSName.getPDFName("IRT")) instanceof COSDictionary;
        String about = marked(page, own);
        String what = answers ? "Reply" : kind;
        String lead = Notes.by(what, author, moment) + (about.isEmpty() ? "" : ", on “" + about + "”") + ": ";
        String words = words(annotation);
        String subject = text(own, COSName.SUBJ);
        if (!subject.isBlank() && !subject.equalsIgnoreCase(kind) && !words.contains(subject)) {
            words = subject + (words.isBlank() ? "" : ": " + words);
        }
        String state = text(own, STATE);
        words = state.isBlank() ? words : (words + " (" + state + ")").strip();
        boolean isMark = !about.isEmpty() || !author.isBlank() || kind.equals("Redaction mark");
        if (!words.isBlank() || isMark) {
            notes.note(kind.toLowerCase(Locale.ROOT), hidden, lead, words.isBlank() ? "without words" : words);
        }
    }

    private boolean isHidden(PDAnnotation annotation) {
        COSBase layer = annotation.getCOSObject().getDictionaryObject(COSName.OC);
        return annotation.isHidden()
                || annotation.isNoView()
                || layer instanceof COSDictionary group
                        && !layers.offName(group).isEmpty();
    }

    private void link(COSDictionary own, boolean hidden) {
        if (own.getDictionaryObject(COSName.A) instanceof COSDictionary action) {
            notes.note("link", hidden, "Link: ", text(action, COSName.URI));
            if (action.getDictionaryObject(COSName.F) instanceof COSDictionary file) {
                notes.note("link", hidden, "Link to a file: ", text(file, COSName.F));
            } else {
                notes.note("link", hidden, "Link to a file: ", text(action, COSName.F));
            }
        }
        notes.note("link", true, "Hint of a link: ", text(own, COSName.CONTENTS));
    }

    /// The words of an annotation: those it has, else those of its form with marks, else those it shows.
    private static String words(PDAnnotation annotation) throws IOException {
        COSDictionary own = annotation.getCOSObject();
        String contents = text(own, COSName.CONTENTS);
        if (contents.isBlank()) {
            contents = text(own, COSName.RC).replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
        }
        boolean isShown = List.of("Stamp", "FreeText", "Redact").contains(annotation.getSubtype());
        return contents.isBlank() && isShown ? shown(annotation) : contents;
    }

    /// The words that an annotation's appearance sets.
    static String shown(PDAnnotation annotation) throws IOException {
        PDAppearanceStream appearance = annotation.getNormalAppearanceStream();
        if (appearance == null) {
            return "";
        }
        try (PDDocument alone = new PDDocument()) {
            PDRectangle box = appearance.getBBox();
            PDPage page = new PDPage(box == null ? PDRectangle.A4 : box);
            PDFormXObject form = new PDFormXObject(new PDStream(appearance.getCOSObject()));
            page.setResources(form.getResources());
            page.setContents(new PDStream(appearance.getCOSObject()));
            alone.addPage(page);
            return new PDFTextStripper().getText(alone).strip();
        }
    }

    /// The words of the page that a highlight or a redaction lies over.
    private String marked(PDPage page, COSDictionary own) throws IOException {
        boolean isMark = own.getDictionaryObject(QUADS) instanceof COSArray;
        boolean isRedaction = COSName.getPDFName("Redact").equals(own.getDictionaryObject(COSName.SUBTYPE));
        if (!isMark && !isRedaction || page.getRotation() != 0) {
            return "";
        }
        PDRectangle box = page.getCropBox();
        PDFTextStripperByArea areas = new PDFTextStripperByArea();
        areas.setSortByPosition(true);
        if (own.getDictionaryObject(QUADS) instanceof COSArray quads) {
            for (int i = 0; i + 7 < quads.size() && i / 8 < QUADS_MAX; i += 8) {
                areas.addRegion(String.valueOf(i), region(quads, i, 8, box));
            }
        } else if (own.getDictionaryObject(COSName.RECT) instanceof COSArray place && place.size() == 4) {
            areas.addRegion("0", region(place, 0, 4, box));
        }
        areas.extractRegions(page);
        List<String> words = new ArrayList<>();
        for (String region : areas.getRegions()) {
            words.add(areas.getTextForRegion(region).strip());
        }
        return String.join(" ", words).replaceAll("\\s+", " ").strip();
    }

    /// Words are where their baseline is, which lies low in the mark: the line above ends a little below its top.
    private static Rectangle2D region(COSArray quads, int from, int count, PDRectangle box) {
        float left = Float.MAX_VALUE;
        float right = -Float.MAX_VALUE;
        float bottom = Float.MAX_VALUE;
        float top = -Float.MAX_VALUE;
        for (int i = from; i < from + count; i += 2) {
            float x = number(quads, i);
            float y = number(quads, i + 1);
            left = Math.min(left, x);
            right = Math.max(right, x);
            bottom = Math.min(bottom, y);
            top = Math.max(top, y);
        }
        float inset = (top - bottom) / 5;
        return new Rectangle2D.Float(
                left - box.getLowerLeftX() - 1,
                box.getUpperRightY() - top + inset,
                right - left + 2,
                Math.max(1, top - bottom - inset));
    }

    private static float number(COSArray array, int place) {
        return array.getObject(place) instanceof COSNumber number ? number.floatValue() : 0;
    }

    /// A string or the text of a stream; empty where there is neither.
    static String text(COSDictionary dictionary, COSName name) {
        return switch (dictionary.getDictionaryObject(name)) {
            case COSString string -> string.getString();
            case COSStream stream -> stream.toTextString();
            case null, default -> "";
        };
    }
}
