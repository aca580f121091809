package daylight.house.sample;

import daylight.house.sample.Markup.Block;
import daylight.house.sample.Markup.Run;
import daylight.house.sample.Markup.Shape;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/// A docx with what a reader must not miss: tracked changes, comments, footnotes, header and footer, tables.
/// Source: ECMA-376, part 1.
///
/// @param text in the markup of {@link Markup}
/// @param language the tag that goes into the run properties, `ug-CN` being written from right to left
/// @param reviser who made the tracked changes and comments, and when
record WordDocument(String text, String language, String author, LocalDateTime time, String header, Reviser reviser) {
    record Reviser(String name, String commenter, LocalDateTime time) {}

    private static final Reviser NOBODY = new Reviser("", "", LocalDateTime.of(2021, 1, 1, 0, 0));
    private static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    WordDocument(String text, String language, String author, LocalDateTime time) {
        this(text, language, author, time, "", NOBODY);
    }

    WordDocument(String text, String language, String author, LocalDateTime time, String header) {
        this(text, language, author, time, header, NOBODY);
    }

    byte[] bytes() {
        var written = new Body(this);
        var zip = new Zip(time)
                .with("[Content_Types].xml", OfficePackage.contentTypes(parts(written)))
                .with("_rels/.rels", OfficePackage.rootRelationships("word/document.xml"))
                .with("docProps/core.xml", OfficePackage.core(written.title, author, time, language))
                .with("word/document.xml", written.document())
                .with("word/styles.xml", styles())
                .with("word/_rels/document.xml.rels", OfficePackage.relationships(parts(written)));
        parts(written).stream()
                .filter(part ->
                        !part.name().equals("word/styles.xml") && !part.name().equals("word/document.xml"))
                .forEach(part -> zip.with(part.name(), part.content()));
        return zip.bytes();
    }

    private List<OfficePackage.Part> parts(Body written) {
        List<OfficePackage.Part> parts = new ArrayList<>();
        parts.add(OfficePackage.word("document", "main", ""));
        parts.add(OfficePackage.word("styles", "styles", ""));
        if (!header.isEmpty()) {
            parts.add(OfficePackage.word("header1", "header", wrap("hdr", paragraph(run(header)))));
            parts.add(OfficePackage.word(
                    "footer1", "footer", wrap("ftr", paragraph(run(author + ", " + time.toLocalDate())))));
        }
        if (!written.notes.isEmpty()) {
            parts.add(OfficePackage.word("footnotes", "footnotes", wrap("footnotes", String.join("", written.notes))));
        }
        if (!written.comments.isEmpty()) {
            parts.add(OfficePackage.word("comments", "comments", wrap("comments", String.join("", written.comments))));
        }
        return parts;
    }

    private static String wrap(String element, String content) {
        return OfficePackage.XML + "<w:" + element + " xmlns:w=\"" + W + "\" xmlns:r=\"" + R + "\">" + content + "</w:"
                + element + ">";
    }

    private static String styles() {
        return wrap(
                "styles",
                "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>"
                        + style("Title", "Title", 36)
                        + style("Heading1", "heading 1", 28));
    }

    private static String style(String id, String name, int halfPoints) {
        return "<w:style w:type=\"paragraph\" w:styleId=\"" + id + "\"><w:name w:val=\"" + name
                + "\"/><w:basedOn w:val=\"Normal\"/><w:rPr><w:b/><w:sz w:val=\"" + halfPoints
                + "\"/></w:rPr></w:style>";
    }

    private static String paragraph(String runs) {
        return "<w:p>" + runs + "</w:p>";
    }

    private static String run(String text) {
        return "<w:r><w:t xml:space=\"preserve\">" + Markup.xml(text) + "</w:t></w:r>";
    }

    private boolean rightToLeft() {
        return language.startsWith("ug") || language.startsWith("ar");
    }

    /// The body as it is written, with the notes and comments that it leaves for other parts.
    private static final class Body {
        final WordDocument of;
        final List<String> notes = new ArrayList<>();
        final List<String> comments = new ArrayList<>();
        String title = "";
        private int revisions;

        private final String content;

        Body(WordDocument of) {
            this.of = of;
            var out = new StringBuilder();
            boolean inTable = false;
            for (Block block : Markup.blocks(of.text)) {
                if (inTable != (block.shape() == Shape.ROW)) {
                    inTable = !inTable;
                    out.append(inTable ? "<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/></w:tblPr>" : "</w:tbl>");
                }
                out.append(block.shape() == Shape.ROW ? row(block) : styled(block));
            }
            content = out.append(inTable ? "</w:tbl><w:p/>" : "").toString();
        }

        String document() {
            String edges = of.header.isEmpty()
                    ? ""
                    : "<w:headerReference w:type=\"default\" r:id=\"header1\"/><w:footerReference w:type=\"default\""
                            + " r:id=\"footer1\"/>";
            return wrap("document", "<w:body>" + content + "<w:sectPr>" + edges + "</w:sectPr></w:body>");
        }

        private String row(Block block) {
            var out = new StringBuilder("<w:tr>");
            for (String cell : block.cells()) {
                out.append("<w:tc><w:tcPr><w:tcW w:w=\"2400\" w:type=\"dxa\"/></w:tcPr>")
                        .append(paragraph(runs(cell)))
                        .append("</w:tc>");
            }
            return out.append("</w:tr>").toString();
        }

        private String styled(Block block) {
            String style = switch (block.shape()) {
                case TITLE -> "<w:pStyle w:val=\"Title\"/>";
                case HEADING -> "<w:pStyle w:val=\"Heading1\"/>";
                case ROW, PARAGRAPH -> "";
            };
            if (block.shape() == Shape.TITLE) {
                title = block.text();
            }
            String direction = of.rightToLeft() ? "<w:bidi/>" : "";
            return paragraph("<w:pPr>" + style + direction + "</w:pPr>" + runs(block.text()));
        }

        private String runs(String text) {
            var out = new StringBuilder();
            for (Run run : Markup.runs(text)) {
                out.append(
                        switch (run.kind()) {
                            case PLAIN -> "<w:r>" + properties() + text(run.text(), "t") + "</w:r>";
                            case DELETED -> change("del", text(run.text(), "delText"));
                            case INSERTED -> change("ins", text(run.text(), "t"));
                            case NOTE -> note(run.text());
                            case COMMENT -> comment(run.text());
                        });
            }
            return out.toString();
        }

        private String properties() {
            return "<w:rPr>" + (of.rightToLeft() ? "<w:rtl/>" : "") + "<w:lang w:val=\"" + of.language + "\"/></w:rPr>";
        }

        private static String text(String text, String element) {
            return "<w:" + element + " xml:space=\"preserve\">" + Markup.xml(text) + "</w:" + element + ">";
        }

        private String change(String element, String content) {
            return "<w:" + element + " w:id=\"" + (100 + revisions++) + "\" w:author=\"" + of.reviser.name
                    + "\" w:date=\"" + OfficePackage.stamp(of.reviser.time) + "\"><w:r>" + content + "</w:r></w:"
                    + element + ">";
        }

        private String note(String text) {
            int id = notes.size() + 1;
            notes.add("<w:footnote w:id=\"" + id + "\">" + paragraph(run(text)) + "</w:footnote>");
            return "<w:r><w:footnoteReference w:id=\"" + id + "\"/></w:r>";
        }

        private String comment(String text) {
            int id = comments.size();
            comments.add("<w:comment w:id=\"" + id + "\" w:author=\"" + of.reviser.commenter + "\" w:date=\""
                    + OfficePackage.stamp(of.reviser.time.plusHours(9)) + "\">" + paragraph(run(text))
                    + "</w:comment>");
            return "<w:commentRangeStart w:id=\"" + id + "\"/><w:commentRangeEnd w:id=\"" + id
                    + "\"/><w:r><w:commentReference w:id=\"" + id + "\"/></w:r>";
        }
    }
}
