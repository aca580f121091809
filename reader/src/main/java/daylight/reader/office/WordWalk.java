package daylight.reader.office;

import daylight.protocol.BlockKind;
import daylight.reader.opc.DrawingWords;
import daylight.reader.opc.PackageParts;
import daylight.reader.opc.Xml;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Walks a stretch of WordprocessingML as it streams by (ECMA-376, part 1, 17) and hands out its paragraphs and tables.
final class WordWalk {
    /// Text boxes inside of text boxes; the words of deeper ones stand in the paragraph around.
    private static final int DEPTH_MAX = 20;

    /// A paragraph is handed out in pieces of this size: one that fills a document is an attack or a dump.
    private static final int PARAGRAPH_CHARS_MAX = 1_000_000;

    /// So much of the words that a comment is about is said again.
    private static final int ABOUT_CHARS_MAX = 200;

    /// Comments that are about words at the same time; each word is looked at for each of them.
    private static final int ABOUT_MAX = 500;

    private static final Map<String, Change.Kind> CHANGES = Map.of(
            "ins", Change.Kind.INSERTED,
            "del", Change.Kind.DELETED,
            "moveFrom", Change.Kind.MOVED_AWAY,
            "moveTo", Change.Kind.MOVED_HERE);

    /// Their elements are no text and hold nothing that is read.
    private static final Set<String> SKIPPED = Set.of("tblPr", "tblGrid", "tcPr", "tblPrEx", "rubyPr", "binData");

    /// The general reader's name for it.
    private static final String FIELD_LINKS = "msoffice:has-field-hyperlinks";

    private final WordContext context;
    private final Map<String, PackageParts.Relation> relations;
    private final Flow flow;
    private final int depth;
    private final Deque<Change> changes = new ArrayDeque<>();
    private final Deque<Field> fields = new ArrayDeque<>();
    private final Map<String, StringBuilder> about = new HashMap<>();
    private final Deque<BlockKind> tables = new ArrayDeque<>();
    private Paragraph paragraph = new Paragraph();
    private String paragraphStyle = "";
    private boolean hidden;
    private String mark = "";
    private String ruby = "";

    WordWalk(WordContext context, Map<String, PackageParts.Relation> relations, Flow flow) {
        this(context, relations, flow, 0);
    }

    private WordWalk(WordContext context, Map<String, PackageParts.Relation> relations, Flow flow, int depth) {
        this.context = context;
        this.relations = relations;
        this.flow = flow;
        this.depth = depth;
    }

    /// Walk the inside of the current element, which is left behind.
    void inside(XMLStreamReader xml) throws XMLStreamException, IOException {
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

    /// The mark of the paragraph that began last.
    String mark() {
        return mark;
    }

    /// Each case either leaves its element behind or leaves it to [#end].
    private void start(String name, XMLStreamReader xml) throws XMLStreamException, IOException {
        if (SKIPPED.contains(name)) {
            Xml.text(xml);
            return;
        }
        switch (name) {
            case "p" -> paragraphBegins(xml);
            case "pPr" -> paragraphProperties(xml);
            case "r" -> hidden = context.styles().hides(paragraphStyle);
            case "rPr" -> hidden = WordProperties.run(xml).isHidden(context.styles(), paragraphStyle);
            case "ins", "del", "moveFrom", "moveTo" ->
                changes.addLast(new Change(
                        CHANGES.getOrDefault(name, Change.Kind.INSERTED),
                        Xml.attribute(xml, "author"),
                        Xml.attribute(xml, "date")));
            case "t" -> append(Xml.text(xml), false);
            case "delText" -> append(Xml.text(xml), true);
            case "tab", "ptab" -> append("\t", false);
            case "br", "cr" -> append("\n", false);
            case "noBreakHyphen" -> append("\u2011", false);
            case "sym" -> symbol(xml);
            case "tbl" -> open(BlockKind.TABLE, false);
            case "tr" -> open(BlockKind.ROW, false);
            case "tc" -> open(BlockKind.CELL, false);
            case "trPr" -> row(xml);
            case "sectPr" -> WordProperties.section(xml, context.headers(), context.evenDiffers());
            default -> beside(name, xml);
        }
    }

    private void beside(String name, XMLStreamReader xml) throws XMLStreamException, IOException {
        switch (name) {
            case "instrText", "delInstrText" -> instruct(Xml.text(xml));
            case "fldChar" -> field(Xml.attribute(xml, "fldCharType"));
            case "fldSimple" -> tell(Xml.attribute(xml, "instr"));
            case "hyperlink" -> link(xml);
            case "footnoteReference" -> notes("footnote", xml);
            case "endnoteReference" -> notes("endnote", xml);
            case "commentReference" -> notes("comment", xml);
            case "commentRangeStart" -> {
                if (about.size() < ABOUT_MAX) {
                    about.put(Xml.attribute(xml, "id"), new StringBuilder());
                }
            }
            case "commentRangeEnd" ->
                Optional.ofNullable(about.get(Xml.attribute(xml, "id"))).ifPresent(words -> words.append('\0'));
            case "txbxContent" -> textBox(xml);
            case "Fallback" -> fallback(xml);
            case "sdtPr" -> control("Control: ", xml);
            case "ffData" -> control("Form field: ", xml);
            case "rt" -> ruby(xml);
            default -> drawn(name, xml);
        }
    }

    private void drawn(String name, XMLStreamReader xml) {
        switch (name) {
            case "docPr", "cNvPr" -> {
                paragraph.remark("alternative text", true, "Alternative text: ", Xml.attribute(xml, "descr"));
                paragraph.remark("alternative text", true, "Title of a picture: ", Xml.attribute(xml, "title"));
            }
            case "shape", "imagedata", "rect", "roundrect", "oval", "line", "group" -> {
                paragraph.remark("alternative text", true, "Alternative text: ", Xml.attribute(xml, "alt"));
                paragraph.remark("alternative text", true, "Title of a picture: ", Xml.attribute(xml, "title"));
                paragraph.remark("link", false, "Link: ", Xml.attribute(xml, "href"));
            }
            case "textpath" -> paragraph.remark("text art", false, "Text art: ", Xml.attribute(xml, "string"));
            case "hlinkClick", "hlinkHover" -> link(xml);
            case "chart" -> part(Xml.attribute(xml, "id"), "chart", "Chart: ");
            case "relIds" -> part(Xml.attribute(xml, "dm"), "diagram", "Diagram: ");
            case "altChunk" ->
                Optional.ofNullable(relations.get(Xml.attribute(xml, "id")))
                        .ifPresent(to -> paragraph.remark("embedded", false, "Embedded document: ", to.target()));
            default -> {}
        }
    }

    private void end(String name) {
        switch (name) {
            case "p" -> paragraphEnds();
            case "r" -> hidden = false;
            case "ruby" -> {
                append(ruby.isEmpty() ? "" : " (" + ruby + ")", false);
                ruby = "";
            }
            case "ins", "del", "moveFrom", "moveTo" -> changes.pollLast();
            case "tbl", "tr", "tc" -> {
                paragraphEnds();
                if (tables.pollLast() != null) {
                    flow.close();
                }
            }
            default -> {}
        }
    }

    private void open(BlockKind kind, boolean isHidden) {
        paragraphEnds();
        tables.addLast(kind);
        flow.open(kind, isHidden);
    }

    /// A box to be ticked is shown, and has no text of its own.
    private void control(String lead, XMLStreamReader xml) throws XMLStreamException {
        WordProperties.Control control = WordProperties.control(xml);
        paragraph.remark("form field", true, lead, control.words());
        control.checked().ifPresent(checked -> paragraph.append(checked ? "[X] " : "[ ] ", List.of(), hidden));
    }

    /// How words are pronounced stands above them, and here behind them.
    private void ruby(XMLStreamReader xml) throws XMLStreamException, IOException {
        if (depth < DEPTH_MAX) {
            Gathered inside = new Gathered();
            new WordWalk(context, relations, inside, depth + 1).inside(xml);
            inside.paragraphs().forEach(said -> ruby += said.text());
        }
    }

    private void row(XMLStreamReader xml) throws XMLStreamException {
        if (WordProperties.isHiddenRow(xml)) {
            paragraph.remark("hidden text", true, "", "The row is hidden");
        }
    }

    private void paragraphBegins(XMLStreamReader xml) {
        paragraphEnds();
        String own = Xml.attribute(xml, "paraId");
        mark = own.isEmpty() ? mark : own;
    }

    private void paragraphEnds() {
        if (!paragraph.isBlank() || !paragraph.number().isEmpty()) {
            flow.paragraph(paragraph);
        }
        paragraph = new Paragraph();
        paragraphStyle = "";
    }

    private void paragraphProperties(XMLStreamReader xml) throws XMLStreamException {
        String[] list = {"", ""};
        int[] outline = {-1};
        WordProperties.inside(xml, (name, inner) -> {
            switch (name) {
                case "pStyle" -> paragraphStyle = Xml.attribute(inner, "val");
                case "numId" -> list[0] = Xml.attribute(inner, "val");
                case "ilvl" -> list[1] = Xml.attribute(inner, "val");
                case "outlineLvl" -> outline[0] = Xml.number(inner, "val", -1);
                case "sectPr" -> WordProperties.section(inner, context.headers(), context.evenDiffers());
                // Of the mark at the paragraph's end, which is no word.
                case "rPr" -> Xml.text(inner);
                default -> {}
            }
        });
        int heading = context.styles().headingLevel(paragraphStyle);
        paragraph.headingLevel(heading == 0 && outline[0] >= 0 && outline[0] < 9 ? outline[0] + 1 : heading);
        Optional<WordStyles.Membership> styled = context.styles().list(paragraphStyle);
        String number =
                list[0].isEmpty() ? styled.map(WordStyles.Membership::list).orElse("") : list[0];
        int level = list[1].matches("[0-8]")
                ? list[1].charAt(0) - '0'
                : styled.map(WordStyles.Membership::level).orElse(0);
        String shown = number.isEmpty() ? "" : context.numbering().next(number, level);
        if (!shown.isEmpty()) {
            paragraph.number(shown);
        }
    }

    private void append(String words, boolean isDeleted) {
        Optional<Field> doing =
                fields.stream().filter(field -> !field.isInResult()).findFirst();
        if (doing.isPresent()) {
            doing.get().instruct(words);
            return;
        }
        List<Change> all = new ArrayList<>(changes);
        if (isDeleted && all.stream().noneMatch(change -> change.kind().takesAway())) {
            all.add(new Change(Change.Kind.DELETED, "", ""));
        }
        paragraph.append(words, all, hidden);
        for (StringBuilder open : about.values()) {
            boolean isOpen = open.isEmpty() || open.charAt(open.length() - 1) != '\0';
            if (isOpen && open.length() < ABOUT_CHARS_MAX) {
                open.append(words, 0, Math.min(words.length(), ABOUT_CHARS_MAX - open.length()));
            }
        }
        if (paragraph.length() > PARAGRAPH_CHARS_MAX) {
            flow.paragraph(paragraph);
            paragraph = new Paragraph();
        }
    }

    /// A sign of a font by its number; those of symbol fonts lie in a private place and mean nothing without it.
    private void symbol(XMLStreamReader xml) {
        String code = Xml.attribute(xml, "char");
        if (code.matches("[0-9A-Fa-f]{1,4}")) {
            char sign = (char) Integer.parseInt(code, 16);
            boolean isPrivate = Character.getType(sign) == Character.PRIVATE_USE || Character.isSurrogate(sign);
            append(isPrivate ? "" : String.valueOf(sign), false);
        }
    }

    private void instruct(String words) {
        if (fields.isEmpty()) {
            tell(words);
        } else {
            fields.peek().instruct(words);
        }
    }

    private void tell(String instruction) {
        Field.tell(instruction, paragraph);
        if (instruction.contains("://") && !context.node().tells(FIELD_LINKS)) {
            context.node().put(FIELD_LINKS, "true");
        }
    }

    private void field(String step) {
        switch (step) {
            case "begin" -> fields.push(new Field());
            case "separate" -> Optional.ofNullable(fields.peek()).ifPresent(Field::result);
            case "end" -> Optional.ofNullable(fields.poll()).ifPresent(field -> tell(field.instruction()));
            default -> {}
        }
    }

    private void link(XMLStreamReader xml) {
        PackageParts.Relation to = relations.get(Xml.attribute(xml, "id"));
        String place = Xml.attribute(xml, "anchor");
        if (to != null && to.external()) {
            paragraph.remark("link", false, "Link: ", to.target() + (place.isEmpty() ? "" : "#" + place));
        }
        String hint = Xml.attribute(xml, "tooltip");
        if (!hint.isBlank()) {
            paragraph.remark("link", true, "Hint of a link: ", hint);
        }
    }

    private void notes(String kind, XMLStreamReader xml) {
        String id = Xml.attribute(xml, "id");
        StringBuilder words = about.remove(id);
        boolean isComment = kind.equals("comment");
        String quoted = isComment && words != null ? words.toString().replace("\0", "") : "";
        if (!isComment && words != null) {
            about.put(id, words);
        }
        context.notes().take(kind, id, quoted).forEach(paragraph::remark);
    }

    private void textBox(XMLStreamReader xml) throws XMLStreamException, IOException {
        if (depth < DEPTH_MAX) {
            Gathered inside = new Gathered();
            WordWalk walk = new WordWalk(context, relations, inside, depth + 1);
            walk.changes.addAll(changes);
            walk.inside(xml);
            paragraph.remark(new Remark("text box", false, "Text box: ", inside.paragraphs()));
        }
    }

    /// What is shown by programs that do not know the newer form beside it: the same, unless someone made it differ.
    private void fallback(XMLStreamReader xml) throws XMLStreamException, IOException {
        if (depth >= DEPTH_MAX) {
            return;
        }
        Gathered inside = new Gathered();
        new WordWalk(context, relations, inside, depth + 1).inside(xml);
        String known = paragraph.words();
        for (Paragraph other : inside.paragraphs()) {
            other.words()
                    .lines()
                    .filter(line -> !line.isBlank() && !known.contains(line.strip()))
                    .forEach(line -> paragraph.remark("other form", true, "Shown by older programs: ", line.strip()));
        }
    }

    /// The words of a chart or diagram, which are a part of their own.
    private void part(String id, String label, String lead) {
        PackageParts.Relation to = relations.get(id);
        if (to == null || to.external() || !context.parts().has(to.target())) {
            return;
        }
        try (InputStream in = context.parts().open(to.target())) {
            XMLStreamReader xml = Xml.reader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    paragraph.remark(
                            Remark.of(label, false, lead, DrawingWords.of(xml).strip()));
                }
            }
        } catch (IOException | XMLStreamException _) {
            context.node().damaged();
        }
    }
}
