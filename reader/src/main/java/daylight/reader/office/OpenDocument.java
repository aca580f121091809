package daylight.reader.office;

import daylight.protocol.BlockKind;
import daylight.protocol.Reason;
import daylight.protocol.Verdict;
import daylight.reader.ground.Ending;
import daylight.reader.ground.Evidence;
import daylight.reader.ground.Format;
import daylight.reader.ground.Hostile;
import daylight.reader.ground.LimitReached;
import daylight.reader.ground.Members;
import daylight.reader.ground.Node;
import daylight.reader.opc.PackageParts;
import daylight.reader.opc.Xml;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Documents of OpenDocument (ODF 1.3: odt, odp, ods, odg and their templates), read as they stream by. One that is
/// encrypted or has no content is left to the general reader.
final class OpenDocument implements Format {
    private static final String CONTENT = "content.xml";
    private static final String STYLES = "styles.xml";
    private static final String MANIFEST = "META-INF/manifest.xml";
    private static final int MANIFEST_BYTES_MAX = 1024 * 1024;

    private final Format general;
    private final Format described;

    OpenDocument(Format general, Format described) {
        this.general = general;
        this.described = described;
    }

    @Override
    public Ending read(Evidence evidence, Node node, Members members) throws IOException {
        PackageParts parts;
        try {
            parts = PackageParts.open(evidence);
        } catch (IOException _) {
            return general.read(evidence, node, members);
        }
        try (parts) {
            if (!parts.has(CONTENT) || isEncrypted(parts)) {
                return general.read(evidence, node, members);
            }
            OneDocument document = new OneDocument(parts, node);
            Optional<Throwable> thrown = Hostile.thrownBy(document::read);
            Ending ending = described.read(evidence, node, members);
            if (thrown.isPresent()) {
                return Hostile.ending(thrown.get(), node.hasWords());
            }
            return document.damaged && ending.verdict() == Verdict.READ
                    ? Ending.of(Verdict.PARTLY_READ, Reason.DAMAGED_PART)
                    : ending;
        }
    }

    private static boolean isEncrypted(PackageParts parts) throws IOException {
        if (!parts.has(MANIFEST)) {
            return false;
        }
        try (InputStream in = parts.open(MANIFEST)) {
            return new String(in.readNBytes(MANIFEST_BYTES_MAX), StandardCharsets.UTF_8).contains("encryption-data");
        }
    }

    /// One document while it is read.
    private static final class OneDocument {
        private final PackageParts parts;
        private final Node node;
        private final Lines lines;
        private final OdfStyles styles = new OdfStyles();
        private final OdfChanges changes = new OdfChanges();
        private int pages;
        private boolean damaged;

        OneDocument(PackageParts parts, Node node) {
            this.parts = parts;
            this.node = node;
            this.lines = new Lines(node);
        }

        void read() throws IOException, XMLStreamException {
            guarded(() -> {
                if (parts.has(STYLES)) {
                    try (InputStream in = parts.open(STYLES)) {
                        styles.read(in);
                    }
                }
            });
            boolean[] hasPages = {false};
            try (InputStream in = parts.open(CONTENT)) {
                XMLStreamReader xml = Xml.reader(in);
                xml.nextTag();
                new OdfWalk(styles, changes, this::page, lines).inside(xml);
            }
            for (String id : changes.left()) {
                lines.remark(
                        new Remark("deleted", true, changes.of(id).said() + ", no place is said: ", changes.take(id)));
            }
            hasPages[0] = pages > 0;
            guarded(() -> margins(hasPages[0]));
            lines.newLine();
        }

        private void guarded(Hostile.Body body) {
            Optional<Throwable> thrown = Hostile.thrownBy(body);
            thrown.filter(LimitReached.class::isInstance).ifPresent(limit -> {
                throw (LimitReached) limit;
            });
            damaged |= thrown.isPresent();
        }

        /// A slide or a sheet begins. A text document's tables are no sheets.
        private void page(String what, String name, boolean hidden) {
            boolean isSheet = what.equals("sheet");
            if (isSheet && !node.mediaType().contains("spreadsheet")) {
                return;
            }
            lines.newLine();
            if (pages++ > 0) {
                node.pageEnd();
            }
            if (isSheet && !name.isBlank()) {
                int from = node.position();
                node.text(name.replace('\n', ' '));
                node.block(BlockKind.HEADING, 1, node.page(), from, "", hidden);
                node.text("\n");
            }
            lines.note("hidden", true, "", hidden ? "Hidden " + what : "");
        }

        /// Headers, footers and what masters show on every slide, each once.
        private void margins(boolean hasPages) throws IOException, XMLStreamException {
            if (!parts.has(STYLES)) {
                return;
            }
            boolean isFirst = true;
            try (InputStream in = parts.open(STYLES)) {
                XMLStreamReader xml = Xml.reader(in);
                while (xml.hasNext()) {
                    if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                        continue;
                    }
                    Remark margin = margin(xml);
                    if (!margin.isBlank()) {
                        if (isFirst && hasPages) {
                            lines.newLine();
                            node.pageEnd();
                        }
                        isFirst = false;
                        lines.remark(margin);
                    }
                }
            }
        }

        private Remark margin(XMLStreamReader xml) throws IOException, XMLStreamException {
            String name = xml.getLocalName();
            String lead = switch (name) {
                case "header" -> "Header";
                case "footer" -> "Footer";
                case "header-left" -> "Header of left pages";
                case "footer-left" -> "Footer of left pages";
                case "header-first" -> "Header of a first page";
                case "footer-first" -> "Footer of a first page";
                // Of a presentation; that of a text holds headers and footers, which come next.
                case "text-box" -> "Master";
                default -> "";
            };
            if (lead.isEmpty()) {
                return new Remark("", false, "", List.of());
            }
            boolean isShown = !Xml.attribute(xml, "display").equals("false");
            Gathered inside = new Gathered();
            new OdfWalk(styles, changes, OdfWalk.Pages.NONE, inside).inside(xml);
            String label = lead.equals("Master") ? "master" : name.startsWith("header") ? "header" : "footer";
            return new Remark(label, !isShown, lead + (isShown ? "" : ", not shown") + ": ", inside.paragraphs());
        }
    }
}
