package daylight.reader.office;

import daylight.reader.opc.PackageParts;
import daylight.reader.opc.Xml;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Writes a document's headers and footers, each part once. Those that no section shows are hidden: of a first page
/// that does not differ, of even pages where all pages are alike.
final class WordMargins {
    private final WordContext context;
    private final String main;
    private final Lines lines;

    WordMargins(WordContext context, String main, Lines lines) {
        this.context = context;
        this.main = main;
        this.lines = lines;
    }

    void write() throws IOException, XMLStreamException {
        Set<String> seen = new HashSet<>();
        for (PackageParts.Relation relation : context.parts().relations(main)) {
            boolean isMargin =
                    relation.kind().equals("header") || relation.kind().equals("footer");
            if (isMargin
                    && !relation.external()
                    && context.parts().has(relation.target())
                    && seen.add(relation.target())) {
                write(relation);
            }
        }
    }

    private void write(PackageParts.Relation relation) throws IOException, XMLStreamException {
        String what = relation.kind().equals("header") ? "Header" : "Footer";
        WordContext.Margin margin =
                context.headers().getOrDefault(relation.id(), new WordContext.Margin(what, "unused", false));
        String where = switch (margin.type()) {
            case "first" -> " of a first page";
            case "even" -> " of even pages";
            case "unused" -> " that no section refers to";
            default -> "";
        };
        Gathered inside = new Gathered();
        Map<String, PackageParts.Relation> relations =
                WordContext.byId(context.parts().relations(relation.target()));
        try (InputStream in = context.parts().open(relation.target())) {
            XMLStreamReader xml = Xml.reader(in);
            xml.nextTag();
            new WordWalk(context, relations, inside).inside(xml);
        } finally {
            lines.remark(new Remark(
                    relation.kind(),
                    !margin.shown(),
                    what + where + (margin.shown() ? "" : ", not shown") + ": ",
                    inside.paragraphs()));
        }
    }
}
