package daylight.reader.pdf;

import daylight.reader.ground.Hostile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDChoice;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDPushButton;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.apache.pdfbox.pdmodel.interactive.form.PDTerminalField;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;

/// The fields of a document's form (ISO 32000-2, 12.7), each with its name and value on the page that shows it.
final class FormFields {
    private static final int FIELDS_MAX = 20_000;

    private static final Pattern SPACE = Pattern.compile("\\s+");

    private final Notes notes;

    /// By widget, the field that was not written yet.
    private final Map<COSDictionary, PDTerminalField> open = new IdentityHashMap<>();

    private final List<PDTerminalField> fields = new ArrayList<>();

    FormFields(PDDocument document, Notes notes) {
        this.notes = notes;
        PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);
        if (form == null) {
            return;
        }
        for (PDField field : form.getFieldTree()) {
            if (field instanceof PDTerminalField terminal && fields.size() < FIELDS_MAX) {
                fields.add(terminal);
                for (PDAnnotationWidget widget : terminal.getWidgets()) {
                    open.putIfAbsent(widget.getCOSObject(), terminal);
                }
            }
        }
    }

    /// Write the fields that a page shows.
    ///
    /// @return whether all could be read
    boolean write(PDPage page) throws IOException {
        boolean isWhole = true;
        if (open.isEmpty()) {
            return isWhole;
        }
        for (PDAnnotation annotation : page.getAnnotations()) {
            PDTerminalField field = open.remove(annotation.getCOSObject());
            if (field != null && fields.remove(field)) {
                boolean hidden = annotation.isHidden() || annotation.isNoView();
                isWhole &= Hostile.thrownBy(() -> write(field, hidden)).isEmpty();
            }
        }
        return isWhole;
    }

    /// Write the fields that no page shows.
    boolean rest() {
        boolean isWhole = true;
        for (PDTerminalField field : fields) {
            isWhole &= Hostile.thrownBy(() -> write(field, true)).isEmpty();
        }
        fields.clear();
        return isWhole;
    }

    private void write(PDTerminalField field, boolean hidden) throws IOException {
        String name = field.getFullyQualifiedName();
        String said = field.getAlternateFieldName();
        // A dot between two letters is no border between words to a search.
        String full = (name == null ? "" : name.replace(".", " / "))
                + (said == null || said.isBlank() ? "" : " (" + said + ")");
        if (field instanceof PDSignatureField signature) {
            notes.note("signature", hidden, "Signature, not verified, " + full + ": ", signed(signature));
            return;
        }
        String value =
                field instanceof PDChoice choice ? String.join(" | ", choice.getValue()) : field.getValueAsString();
        notes.note(
                "form field", hidden, "Form field " + full + ": ", value == null || value.isBlank() ? "empty" : value);
        shown(field, full, value == null ? "" : value, hidden);
        String usual = Annotations.text(field.getCOSObject(), COSName.DV);
        if (!usual.isBlank() && !usual.equals(value)) {
            notes.note("form field", true, "Default of " + full + ": ", usual);
        }
        if (field instanceof PDChoice choice) {
            notes.note(
                    "choices", true, "Choices of " + full + ": ", String.join(" | ", choice.getOptionsDisplayValues()));
        }
    }

    /// What a page shows in the place of a field and its value does not say: the caption of a button, or words that a
    /// script or another program set there. Boxes and lists show a tick, or their choices.
    private void shown(PDTerminalField field, String full, String value, boolean hidden) throws IOException {
        if (field instanceof PDPushButton || field instanceof PDTextField) {
            for (PDAnnotationWidget widget : field.getWidgets()) {
                String caption = widget.getCOSObject().getDictionaryObject(COSName.MK) instanceof COSDictionary look
                        ? Annotations.text(look, COSName.CA)
                        : "";
                String shown = SPACE.matcher(caption.isBlank() ? Annotations.shown(widget) : caption)
                        .replaceAll(" ")
                        .strip();
                boolean isSaid = bare(value).contains(bare(shown));
                if (!isSaid) {
                    notes.note("form field", hidden, "Shown in " + full + ": ", shown);
                }
            }
        }
    }

    private static String bare(String words) {
        return SPACE.matcher(words).replaceAll("");
    }

    private static String signed(PDSignatureField field) throws IOException {
        PDSignature signature = field.getSignature();
        List<String> words = new ArrayList<>();
        if (signature == null) {
            words.add("empty");
        } else {
            COSDictionary own = signature.getCOSObject();
            for (COSName part : List.of(COSName.NAME, COSName.REASON, COSName.LOCATION, COSName.CONTACT_INFO)) {
                String said = Annotations.text(own, part);
                if (!said.isBlank()) {
                    words.add(said);
                }
            }
            words.add(Moments.iso(Annotations.text(own, COSName.M), ""));
            for (PDAnnotationWidget widget : field.getWidgets()) {
                words.add(Annotations.shown(widget).replaceAll("\\s+", " "));
            }
        }
        words.removeIf(String::isBlank);
        return String.join(" | ", words);
    }
}
