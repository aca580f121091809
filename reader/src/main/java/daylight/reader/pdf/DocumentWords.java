package daylight.reader.pdf;

import daylight.reader.ground.Node;
import daylight.reader.opc.Xml;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDPageLabels;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;

/// What belongs to a whole PDF and to none of its pages: its outline, the data of an XFA form, how it counts its pages.
final class DocumentWords {
    private static final int OUTLINE_MAX = 20_000;
    private static final int OUTLINE_DEPTH_MAX = 50;
    private static final int XFA_BYTES_MAX = 32 * 1024 * 1024;
    private static final int LABELS_MAX = 500;

    /// Elements whose names say nothing of their words.
    private static final Set<String> TEXTS = Set.of("text", "p", "span", "b", "i");

    private final List<String> outline = new ArrayList<>();
    private final List<String> xfa = new ArrayList<>();
    private final PDDocument document;

    DocumentWords(PDDocument document) throws IOException {
        this.document = document;
        PDDocumentOutline root = document.getDocumentCatalog().getDocumentOutline();
        if (root != null) {
            outline(root, 0);
        }
        PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);
        if (form != null && form.hasXFA()) {
            xfa(form.getXFA().getBytes());
        }
    }

    void write(Notes notes) {
        notes.note("outline", false, "Outline: ", String.join("\n", outline));
        notes.note("form data", true, "Data of the form (XFA): ", String.join("\n", xfa));
    }

    /// How pages are counted, where that is not from 1 on.
    void facts(Node node) throws IOException {
        PDPageLabels labels = document.getDocumentCatalog().getPageLabels();
        if (labels == null) {
            return;
        }
        String[] shown = labels.getLabelsByPageIndices();
        for (int i = 0; i < Math.min(shown.length, LABELS_MAX); i++) {
            if (shown[i] != null && !shown[i].equals(String.valueOf(i + 1))) {
                node.put("pdf:page-label", (i + 1) + " is " + shown[i]);
            }
        }
    }

    private void outline(PDOutlineNode node, int depth) {
        for (PDOutlineItem item : node.children()) {
            if (outline.size() >= OUTLINE_MAX) {
                return;
            }
            String title = item.getTitle();
            if (title != null && !title.isBlank()) {
                outline.add(title.strip().replaceAll("\\s+", " "));
            }
            if (depth < OUTLINE_DEPTH_MAX) {
                outline(item, depth + 1);
            }
        }
    }

    /// The texts of a form's template and data: what it asks and what was answered.
    private void xfa(byte[] bytes) throws IOException {
        try {
            XMLStreamReader xml = Xml.reader(new ByteArrayInputStream(bytes, 0, Math.min(bytes.length, XFA_BYTES_MAX)));
            StringBuilder words = new StringBuilder();
            String name = "";
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                    words.append(xml.getText());
                } else if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
                    say(name, words.toString().strip());
                    words.setLength(0);
                    name = xml.getLocalName();
                }
            }
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private void say(String name, String words) {
        if (!words.isEmpty() && !name.equals("script")) {
            xfa.add(TEXTS.contains(name) ? words : name + ": " + words);
        }
    }
}
