package daylight.reader.office;

import daylight.protocol.BlockKind;
import daylight.reader.ground.Node;
import daylight.reader.opc.DrawingWords;
import daylight.reader.opc.PackageParts;
import daylight.reader.opc.Xml;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Walks the shapes of one slide, layout, master or page of notes as they stream by (ECMA-376, part 1, 19.3) and hands
/// out their paragraphs and tables.
final class SlideWalk {
    private static final Set<String> SHAPES = Set.of("sp", "pic", "graphicFrame", "grpSp", "cxnSp", "contentPart");
    private static final Set<String> TITLES = Set.of("title", "ctrTitle");

    /// A paragraph is handed out in pieces of this size.
    private static final int PARAGRAPH_CHARS_MAX = 1_000_000;

    /// A shape, and what it says of its words.
    static final class Shape {
        private final boolean hidden;
        private String placeholder = "";
        private boolean isPlaceholder;

        Shape(boolean hidden) {
            this.hidden = hidden;
        }

        /// Of what kind of content it holds the place; empty where it is none or does not say.
        String placeholder() {
            return placeholder;
        }

        boolean isPlaceholder() {
            return isPlaceholder;
        }
    }

    /// Says which shapes' words are left out.
    @FunctionalInterface
    interface Choice {
        boolean takes(Shape shape);
    }

    private final PackageParts parts;
    private final Node node;
    private final Map<String, PackageParts.Relation> relations;
    private final Flow flow;
    private final Choice choice;
    private final Deque<Shape> shapes = new ArrayDeque<>();
    private final Deque<BlockKind> tables = new ArrayDeque<>();
    private Paragraph paragraph = new Paragraph();
    private boolean shown = true;

    SlideWalk(PackageParts parts, Node node, String part, Flow flow, Choice choice) throws IOException {
        this(parts, node, WordContext.byId(parts.relations(part)), flow, choice);
    }

    private SlideWalk(
            PackageParts parts, Node node, Map<String, PackageParts.Relation> relations, Flow flow, Choice choice) {
        this.parts = parts;
        this.node = node;
        this.relations = relations;
        this.flow = flow;
        this.choice = choice;
    }

    /// Whether the slide is part of the show.
    boolean isShown() {
        return shown;
    }

    /// Walk a part from its root on.
    void walk(InputStream in) throws XMLStreamException, IOException {
        XMLStreamReader xml = Xml.reader(in);
        xml.nextTag();
        shown = !Xml.attribute(xml, "show").equals("0")
                && !Xml.attribute(xml, "show").equals("false");
        if (!shown) {
            paragraph.remark("hidden", true, "", "Hidden slide");
        }
        inside(xml);
    }

    private void inside(XMLStreamReader xml) throws XMLStreamException, IOException {
        int elements = 1;
        try {
            while (elements > 0 && xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    start(xml.getLocalName(), xml);
                    elements += xml.isStartElement() ? 1 : 0;
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    elements--;
                    if (elements > 0) {
                        end(xml.getLocalName());
                    }
                }
            }
        } finally {
            // What came before the damage is kept.
            paragraphEnds();
            tables.forEach(_ -> flow.close());
        }
    }

    private void start(String name, XMLStreamReader xml) throws XMLStreamException, IOException {
        if (SHAPES.contains(name)) {
            shapes.push(new Shape(!shapes.isEmpty() && shapes.peek().hidden));
        }
        switch (name) {
            case "cNvPr" -> shape(xml);
            case "ph" -> {
                if (!shapes.isEmpty()) {
                    shapes.peek().isPlaceholder = true;
                    shapes.peek().placeholder = Xml.attribute(xml, "type");
                }
            }
            case "p" -> paragraphEnds();
            case "t" -> append(Xml.text(xml));
            case "br" -> append("\n");
            case "tab" -> append("\t");
            case "tbl" -> open(BlockKind.TABLE);
            case "tr" -> open(BlockKind.ROW);
            case "tc" -> open(BlockKind.CELL);
            // Styles of paragraphs, guides and what moves when.
            case "tblPr", "tblGrid", "lstStyle", "timing", "transition", "clrMap", "txStyles" -> Xml.text(xml);
            case "hlinkClick", "hlinkHover", "hlinkMouseOver" -> link(xml);
            case "chart" -> part(Xml.attribute(xml, "id"), "chart", "Chart: ");
            case "relIds" -> part(Xml.attribute(xml, "dm"), "diagram", "Diagram: ");
            case "tags" -> tags(Xml.attribute(xml, "id"));
            case "Fallback" -> fallback(xml);
            default -> {}
        }
    }

    private void end(String name) {
        if (SHAPES.contains(name)) {
            paragraphEnds();
            shapes.poll();
        }
        switch (name) {
            case "p" -> paragraphEnds();
            case "tbl", "tr", "tc" -> {
                paragraphEnds();
                if (tables.pollLast() != null) {
                    flow.close();
                }
            }
            default -> {}
        }
    }

    private void shape(XMLStreamReader xml) {
        if (!shapes.isEmpty() && Xml.isTrue(xml, "hidden")) {
            shapes.pop();
            shapes.push(new Shape(true));
        }
        paragraph.remark("alternative text", true, "Alternative text: ", Xml.attribute(xml, "descr"));
        paragraph.remark("alternative text", true, "Title of a picture: ", Xml.attribute(xml, "title"));
    }

    private boolean isTaken() {
        return shapes.isEmpty() || choice.takes(shapes.peek());
    }

    private void append(String words) {
        boolean hidden = !shapes.isEmpty() && shapes.peek().hidden;
        if (isTaken()) {
            paragraph.append(words, List.of(), hidden);
        }
        if (paragraph.length() > PARAGRAPH_CHARS_MAX) {
            paragraphEnds();
        }
    }

    private void paragraphEnds() {
        if (!paragraph.isBlank()) {
            boolean isTitle = !shapes.isEmpty() && TITLES.contains(shapes.peek().placeholder());
            paragraph.headingLevel(isTitle ? 1 : 0);
            flow.paragraph(paragraph);
        }
        paragraph = new Paragraph();
    }

    private void open(BlockKind kind) {
        paragraphEnds();
        tables.addLast(kind);
        flow.open(kind, false);
    }

    private void link(XMLStreamReader xml) {
        PackageParts.Relation to = relations.get(Xml.attribute(xml, "id"));
        if (to != null && to.external()) {
            paragraph.remark("link", false, "Link: ", to.target());
        }
        paragraph.remark("link", true, "Hint of a link: ", Xml.attribute(xml, "tooltip"));
    }

    /// The words of a chart or diagram, which are a part of their own.
    private void part(String id, String label, String lead) {
        each(
                id,
                xml -> paragraph.remark(
                        Remark.of(label, false, lead, DrawingWords.of(xml).strip())));
    }

    /// What programs wrote beside a slide for themselves.
    private void tags(String id) {
        each(id, xml -> {
            if (xml.getLocalName().equals("tag")) {
                String words = Xml.attribute(xml, "name") + " " + Xml.attribute(xml, "val");
                paragraph.remark("tag", true, "Tag: ", words);
            }
        });
    }

    @FunctionalInterface
    private interface Element {
        void take(XMLStreamReader xml) throws XMLStreamException;
    }

    private void each(String id, Element element) {
        PackageParts.Relation to = relations.get(id);
        if (to == null || to.external() || !parts.has(to.target())) {
            return;
        }
        try (InputStream in = parts.open(to.target())) {
            XMLStreamReader xml = Xml.reader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    element.take(xml);
                }
            }
        } catch (IOException | XMLStreamException _) {
            node.damaged();
        }
    }

    /// What older programs show: mostly a picture of what stands beside it, and the same words.
    private void fallback(XMLStreamReader xml) throws XMLStreamException, IOException {
        Gathered inside = new Gathered();
        new SlideWalk(parts, node, relations, inside, choice).inside(xml);
        for (Paragraph other : inside.paragraphs()) {
            if (!other.text().isBlank()) {
                paragraph.remark("other form", true, "Shown by older programs: ", other.text());
            }
        }
    }
}
