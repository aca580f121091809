package daylight.reader.office;

import daylight.protocol.BlockKind;
import daylight.reader.opc.Xml;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Walks a stretch of OpenDocument as it streams by (ODF 1.3, part 3) and hands out its paragraphs and tables.
final class OdfWalk {
    private static final int DEPTH_MAX = 20;
    private static final int SPACES_MAX = 100;
    private static final int ABOUT_CHARS_MAX = 200;
    private static final int ABOUT_MAX = 500;
    private static final int PARAGRAPH_CHARS_MAX = 1_000_000;

    /// A cell that stands for fewer than so many is followed by empty ones in their places.
    private static final int REPEATED_MAX = 64;

    /// Opens a page for a slide or a sheet.
    @FunctionalInterface
    interface Pages {
        Pages NONE = (_, _, _) -> {};

        void open(String what, String name, boolean hidden);
    }

    /// A comment that is about the words that follow, up to a mark.
    private record Pending(OdfWalk walk, Gathered words, StringBuilder about) {}

    /// How far a table has come in which another stands.
    private record Outer(CellPlace place, List<Remark> afterRow) {}

    private final OdfStyles styles;
    private final OdfChanges changes;
    private final Pages pages;
    private final Flow flow;
    private final int depth;
    private final Map<String, Change> open = new LinkedHashMap<>();
    private final Map<String, Pending> pending = new LinkedHashMap<>();
    private final Deque<Boolean> hidden = new ArrayDeque<>();
    private final Deque<BlockKind> tables = new ArrayDeque<>();
    private final Deque<Outer> outer = new ArrayDeque<>();
    private List<Remark> afterRow = new ArrayList<>();
    private CellPlace place = new CellPlace();
    private Paragraph paragraph = new Paragraph();
    private boolean inText;
    private boolean rowHasWords;
    private String author = "";
    private String moment = "";
    private boolean isSettled;
    private int notes;

    OdfWalk(OdfStyles styles, OdfChanges changes, Pages pages, Flow flow) {
        this(styles, changes, pages, flow, 0);
    }

    private OdfWalk(OdfStyles styles, OdfChanges changes, Pages pages, Flow flow, int depth) {
        this.styles = styles;
        this.changes = changes;
        this.pages = pages;
        this.flow = flow;
        this.depth = depth;
    }

    /// Who is named as the author of what was walked.
    String author() {
        return author;
    }

    String moment() {
        return moment;
    }

    /// Walk the inside of the current element, which is left behind.
    void inside(XMLStreamReader xml) throws XMLStreamException, IOException {
        int elements = 1;
        try {
            while (elements > 0 && xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        start(xml.getLocalName(), xml);
                        elements += xml.isStartElement() ? 1 : 0;
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        elements--;
                        if (elements > 0) {
                            end(xml.getLocalName());
                        }
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                        if (inText) {
                            append(xml.getText().replaceAll("[\\s&&[^\\u00A0]]+", " "));
                        }
                    }
                    default -> {}
                }
            }
        } finally {
            // What came before the damage is kept.
            pending.values().forEach(this::comment);
            paragraphEnds();
            tables.forEach(_ -> flow.close());
        }
    }

    private void start(String name, XMLStreamReader xml) throws XMLStreamException, IOException {
        styles.take(name, xml);
        switch (name) {
            case "p" -> paragraphBegins("paragraph", xml);
            case "h" -> {
                paragraphBegins("paragraph", xml);
                paragraph.headingLevel(Math.clamp(Xml.number(xml, "outline-level", 1), 1, 9));
            }
            case "span" -> hide(styles.hides("text", Xml.attribute(xml, "style-name")));
            case "section" ->
                hide(Xml.attribute(xml, "display").equals("none")
                        || styles.hides("section", Xml.attribute(xml, "style-name")));
            case "s" -> append(" ".repeat(Math.clamp(Xml.number(xml, "c", 1), 1, SPACES_MAX)));
            case "tab" -> append("\t");
            case "line-break" -> append("\n");
            case "tracked-changes" -> changes.read(xml, gathered -> walk(gathered));
            case "change-start" ->
                open.put(Xml.attribute(xml, "change-id"), changes.of(Xml.attribute(xml, "change-id")));
            case "change-end" -> open.remove(Xml.attribute(xml, "change-id"));
            case "change" -> deleted(Xml.attribute(xml, "change-id"));
            case "creator" -> {
                // A field of the text has the same name, and stands in a paragraph.
                if (!inText) {
                    author = Xml.text(xml);
                }
            }
            case "date" -> {
                if (!inText) {
                    moment = Xml.text(xml);
                }
            }
            default -> beside(name, xml);
        }
    }

    private void beside(String name, XMLStreamReader xml) throws XMLStreamException, IOException {
        switch (name) {
            case "a" -> paragraph.remark("link", false, "Link: ", Xml.attribute(xml, "href"));
            case "note" -> note(xml);
            case "annotation" -> annotation(xml);
            case "annotation-end" -> {
                Pending ended = pending.remove(Xml.attribute(xml, "name"));
                if (ended != null) {
                    comment(ended);
                }
            }
            case "text-box" -> remark("text box", "Text box: ", xml);
            case "title" -> alternative("Title of a picture: ", xml);
            case "desc" -> alternative("Alternative text: ", xml);
            case "hidden-text" -> hiddenText(Xml.attribute(xml, "string-value"), xml);
            case "user-field-decl", "variable-set" ->
                paragraph.remark(
                        "variable",
                        true,
                        "Variable " + Xml.attribute(xml, "name") + ": ",
                        Xml.attribute(xml, "string-value"));
            case "script" -> paragraph.remark("script", true, "Script: ", Xml.attribute(xml, "href") + Xml.text(xml));
            case "dde-source", "dde-connection-decl", "database-display", "table-source", "section-source" ->
                paragraph.remark("outside", true, "Taken from outside: ", attributes(xml));
            case "page" -> {
                paragraphEnds();
                pages.open(
                        "slide",
                        Xml.attribute(xml, "name"),
                        styles.hides("drawing-page", Xml.attribute(xml, "style-name")));
            }
            case "notes" -> remark("notes", "Notes: ", xml);
            default -> table(name, xml);
        }
    }

    private void table(String name, XMLStreamReader xml) {
        switch (name) {
            case "table" -> {
                paragraphEnds();
                boolean isHidden = styles.hides("table", Xml.attribute(xml, "style-name"));
                if (depth == 0 && tables.isEmpty()) {
                    pages.open("sheet", Xml.attribute(xml, "name"), isHidden);
                }
                open(BlockKind.TABLE, isHidden, "");
                outer.push(new Outer(place, afterRow));
                place = new CellPlace();
                afterRow = new ArrayList<>();
            }
            case "table-column" -> place.columns(Xml.number(xml, "number-columns-repeated", 1), isCollapsed(xml));
            case "table-row" -> {
                place.row(Xml.number(xml, "number-rows-repeated", 1));
                open(BlockKind.ROW, isCollapsed(xml), isSheet() ? place.rowName() : "");
                rowHasWords = false;
            }
            case "table-cell", "covered-table-cell" -> {
                open(BlockKind.CELL, place.isHidden(), isSheet() ? place.columnName() : "");
                place.cell(Xml.number(xml, "number-columns-repeated", 1));
                String formula = Xml.attribute(xml, "formula").replaceFirst("^[a-z]+:", "");
                if (!formula.isEmpty()) {
                    afterRow.add(Remark.of("formula", false, place.named() + " ", formula));
                }
            }
            default -> {}
        }
    }

    private static boolean isCollapsed(XMLStreamReader xml) {
        String visibility = Xml.attribute(xml, "visibility");
        return visibility.equals("collapse") || visibility.equals("filter");
    }

    /// Whether the innermost table is not inside of another: only then do rows and cells have labels.
    private boolean isSheet() {
        return outer.size() == 1;
    }

    private static String attributes(XMLStreamReader xml) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            values.add(xml.getAttributeValue(i));
        }
        return String.join(" ", values);
    }

    private void end(String name) {
        switch (name) {
            case "p", "h" -> {
                paragraphEnds();
                inText = false;
                hidden.poll();
            }
            case "span", "section" -> hidden.poll();
            case "table", "table-row", "table-cell", "covered-table-cell" -> {
                paragraphEnds();
                BlockKind ended = tables.pollLast();
                if (ended != null) {
                    flow.close();
                }
                if (ended == BlockKind.TABLE) {
                    tableEnds();
                }
                afterTablePart(name);
            }
            default -> {}
        }
    }

    private void open(BlockKind kind, boolean isHidden, String label) {
        paragraphEnds();
        tables.addLast(kind);
        flow.open(kind, isHidden, label);
    }

    /// The table around the one that ended goes on where it was.
    private void tableEnds() {
        Outer around = outer.pop();
        around.afterRow().addAll(afterRow);
        place = around.place();
        // A row with a table in it is not empty, whatever the table's last row is.
        rowHasWords = true;
        afterRow = around.afterRow();
    }

    /// Cells that stand for several, and what is said of a row's cells.
    private void afterTablePart(String name) {
        if (name.endsWith("table-cell")) {
            int times = place.repeated() < REPEATED_MAX ? place.repeated() : 1;
            for (int i = 1; i < times; i++) {
                flow.open(BlockKind.CELL, false);
                flow.close();
            }
            place.next();
        }
        if (name.equals("table-row") && rowHasWords && isSheet() && place.lastRow() > Long.parseLong(place.rowName())) {
            String last = "Row " + place.rowName() + " stands for the rows up to ";
            afterRow.add(Remark.of("repeated", false, last, Long.toString(place.lastRow())));
        }
        if (name.equals("table-row") && !afterRow.isEmpty()) {
            Paragraph beside = new Paragraph();
            afterRow.forEach(beside::remark);
            afterRow.clear();
            flow.paragraph(beside);
        }
    }

    private void hide(boolean hides) {
        hidden.push(hides || !hidden.isEmpty() && hidden.peek());
    }

    private void paragraphBegins(String family, XMLStreamReader xml) {
        paragraphEnds();
        inText = true;
        hide(styles.hides(family, Xml.attribute(xml, "style-name")));
    }

    private void paragraphEnds() {
        if (!paragraph.isBlank()) {
            rowHasWords = true;
            flow.paragraph(paragraph);
        }
        paragraph = new Paragraph();
    }

    private void append(String words) {
        paragraph.append(words, List.copyOf(open.values()), !hidden.isEmpty() && hidden.peek());
        for (Pending comment : pending.values()) {
            int room = ABOUT_CHARS_MAX - comment.about().length();
            comment.about().append(words, 0, Math.clamp(room, 0, words.length()));
        }
        if (paragraph.length() > PARAGRAPH_CHARS_MAX) {
            paragraphEnds();
        }
    }

    private void hiddenText(String words, XMLStreamReader xml) throws XMLStreamException {
        String shown = Xml.text(xml);
        paragraph.append(words.isEmpty() ? shown : words, List.of(), true);
    }

    /// Words that were deleted stand before the text; here is their place.
    private void deleted(String id) {
        List<Change> all = new ArrayList<>(open.values());
        all.add(changes.of(id));
        boolean isFirst = true;
        for (Paragraph words : changes.take(id)) {
            paragraph.append((isFirst ? "" : "\n") + words.text(), all, false);
            words.remarks().forEach(paragraph::remark);
            isFirst = false;
        }
    }

    private OdfWalk walk(Gathered into) {
        return new OdfWalk(styles, changes, Pages.NONE, into, depth + 1);
    }

    private void remark(String label, String lead, XMLStreamReader xml) throws XMLStreamException, IOException {
        if (depth < DEPTH_MAX) {
            Gathered inside = new Gathered();
            OdfWalk walk = walk(inside);
            walk.open.putAll(open);
            walk.hide(!hidden.isEmpty() && hidden.peek());
            walk.inside(xml);
            paragraph.remark(new Remark(label, false, lead, inside.paragraphs()));
        }
    }

    private void note(XMLStreamReader xml) throws XMLStreamException, IOException {
        boolean isEndnote = Xml.attribute(xml, "note-class").equals("endnote");
        notes++;
        remark(isEndnote ? "endnote" : "footnote", (isEndnote ? "Endnote " : "Footnote ") + notes + ": ", xml);
    }

    private void annotation(XMLStreamReader xml) throws XMLStreamException, IOException {
        String name = Xml.attribute(xml, "name");
        Gathered inside = new Gathered();
        OdfWalk walk = walk(inside);
        walk.isSettled = Xml.isTrue(xml, "resolved");
        walk.inside(xml);
        Pending comment = new Pending(walk, inside, new StringBuilder());
        if (name.isEmpty() || pending.size() >= ABOUT_MAX || !inText) {
            comment(comment);
        } else {
            pending.put(name, comment);
        }
    }

    private void comment(Pending comment) {
        OdfWalk walk = comment.walk();
        String about = comment.about().toString().strip();
        String lead = Remark.by(walk.isSettled ? "Settled comment" : "Comment", walk.author, walk.moment)
                + (about.isEmpty() ? "" : ", on “" + about + "”") + ": ";
        boolean isOfCell = !inText && !tables.isEmpty() && tables.peekLast() == BlockKind.CELL;
        if (isOfCell) {
            afterRow.add(new Remark(
                    "comment",
                    false,
                    place.named() + " " + lead,
                    comment.words().paragraphs()));
        } else {
            paragraph.remark(new Remark("comment", false, lead, comment.words().paragraphs()));
        }
    }

    private void alternative(String lead, XMLStreamReader xml) throws XMLStreamException {
        paragraph.remark("alternative text", true, lead, Xml.text(xml));
    }
}
