package daylight.reader.table;

import daylight.reader.ground.Hostile;
import daylight.reader.opc.DrawingWords;
import daylight.reader.opc.PackageParts;
import daylight.reader.opc.Xml;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// What stands around a sheet's cells: merged places, headers and footers, links, comments and their threads,
/// the words of shapes, charts and diagrams. Each is a line of the sheet's page and says what it is.
final class SheetRemarks {
    /// Drawings lead to charts and diagrams, and those to user shapes.
    private static final Set<String> DRAWN =
            Set.of("drawing", "chart", "chartEx", "chartUserShapes", "diagramData", "vmlDrawingHF");

    private static final int DEPTH_MAX = 4;
    private static final int COLUMNS_MAX = 16_384;
    private static final int COMMENT_AUTHOR = 632;
    private static final int COMMENT_BEGINS = 635;
    private static final int COMMENT_TEXT = 637;

    private final PackageParts parts;
    private final TablePages pages;
    private final Map<String, String> persons = new HashMap<>();
    private boolean damaged;

    SheetRemarks(PackageParts parts, TablePages pages, String workbook) throws IOException {
        this.parts = parts;
        this.pages = pages;
        for (PackageParts.Relation relation : parts.relations(workbook)) {
            if (relation.kind().equals("person") && parts.has(relation.target())) {
                each(relation.target(), this::person);
            }
        }
    }

    /// Whether a part could not be read to its end.
    boolean isDamaged() {
        return damaged;
    }

    private void person(XMLStreamReader xml) {
        if (xml.getLocalName().equals("person")) {
            persons.put(Xml.attribute(xml, "id"), Xml.attribute(xml, "displayName"));
        }
    }

    /// @param sheet the sheet's part
    void write(String sheet, AroundCells around) throws IOException {
        if (!around.merged().isEmpty()) {
            pages.note("Merged: " + String.join(", ", around.merged()), "merged", false);
        }
        for (String margin : around.margins()) {
            if (!margin.isEmpty()) {
                pages.note(margin, "header or footer", false);
            }
        }
        List<PackageParts.Relation> relations = parts.relations(sheet);
        links(around.links(), relations);
        for (PackageParts.Relation relation : relations) {
            if (!relation.external() && parts.has(relation.target())) {
                switch (relation.kind()) {
                    case "comments" -> {
                        if (relation.target().toLowerCase(Locale.ROOT).endsWith(".bin")) {
                            binaryComments(relation.target());
                        } else {
                            comments(relation.target());
                        }
                    }
                    case "threadedComment" -> threads(relation.target());
                    default -> {}
                }
            }
        }
        drawn(sheet, 0, new HashSet<>());
    }

    private void links(List<AroundCells.Link> links, List<PackageParts.Relation> relations) {
        Map<String, String> targets = new HashMap<>();
        relations.forEach(relation -> targets.put(relation.id(), relation.target()));
        for (AroundCells.Link link : links) {
            String target = targets.getOrDefault(link.relation(), "");
            String place = link.location().isEmpty() ? "" : "#" + link.location();
            if (!target.isEmpty() || !place.isEmpty()) {
                pages.note(link.cell() + " " + target + place, "link", false);
            }
        }
    }

    private void comments(String part) {
        Map<Integer, String> authors = new HashMap<>();
        each(part, xml -> {
            if (xml.getLocalName().equals("author")) {
                authors.put(authors.size(), Xml.text(xml));
            } else if (xml.getLocalName().equals("comment")) {
                String cell = Xml.attribute(xml, "ref");
                String author = authors.getOrDefault(Xml.number(xml, "authorId", -1), "");
                pages.note(remark(cell, author, SharedStrings.item(xml)), "comment", false);
            }
        });
    }

    /// Comments of a binary workbook ([MS-XLSB] 2.1.7.12).
    private void binaryComments(String part) {
        List<String> authors = new ArrayList<>();
        String[] lead = {"", ""};
        damaged |= Hostile.fails(() -> BinaryWorkbook.each(parts, part, records -> {
            switch (records.kind()) {
                case COMMENT_AUTHOR -> authors.add(records.text());
                case COMMENT_BEGINS -> {
                    int author = records.body().getInt();
                    int row = records.body().getInt();
                    records.body().getInt();
                    int column = Math.clamp(records.body().getInt(), 0, COLUMNS_MAX);
                    lead[0] = TablePages.letters(column) + (row + 1L);
                    lead[1] = author >= 0 && author < authors.size() ? authors.get(author) : "";
                }
                case COMMENT_TEXT -> pages.note(remark(lead[0], lead[1], records.richText()), "comment", false);
                default -> {}
            }
        }));
    }

    private void threads(String part) {
        each(part, xml -> {
            if (xml.getLocalName().equals("threadedComment")) {
                String cell = Xml.attribute(xml, "ref");
                String author = persons.getOrDefault(Xml.attribute(xml, "personId"), "");
                String moment = Xml.attribute(xml, "dT");
                String said = remark(
                        cell, (author + " " + moment).strip(), Xml.text(xml).strip());
                pages.note(said, "comment", false);
            }
        });
    }

    private static String remark(String cell, String author, String text) {
        return author.isEmpty() ? cell + " " + text : cell + " " + author + ": " + text;
    }

    private void drawn(String part, int depth, Set<String> seen) throws IOException {
        for (PackageParts.Relation relation : parts.relations(part)) {
            if (relation.external() && depth > 0 && relation.kind().equals("hyperlink")) {
                pages.note(relation.target(), "link", false);
            }
            if (!relation.external()
                    && DRAWN.contains(relation.kind())
                    && parts.has(relation.target())
                    && seen.add(relation.target())
                    && depth < DEPTH_MAX) {
                String label = relation.kind().startsWith("chart") ? "chart" : "drawing";
                each(relation.target(), xml -> words(xml, label));
                drawn(relation.target(), depth + 1, seen);
            }
        }
    }

    /// A paragraph of a shape, or a text of a chart's series and categories.
    private void words(XMLStreamReader xml, String label) throws XMLStreamException {
        String text = DrawingWords.of(xml);
        if (!text.isBlank()) {
            pages.note(text.strip(), label, false);
        }
    }

    /// Takes each element of a part.
    @FunctionalInterface
    private interface Element {
        void take(XMLStreamReader xml) throws XMLStreamException;
    }

    private void each(String part, Element element) {
        // A remark that is damaged costs its own rest and not the sheet.
        damaged |= Hostile.fails(() -> {
            try (InputStream in = parts.open(part)) {
                XMLStreamReader xml = Xml.quickReader(in);
                while (xml.hasNext()) {
                    if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                        element.take(xml);
                    }
                }
            }
        });
    }
}
