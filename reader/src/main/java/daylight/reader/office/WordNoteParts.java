package daylight.reader.office;

import daylight.reader.opc.PackageParts;
import daylight.reader.opc.Xml;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads the parts that hold a document's footnotes, endnotes and comments, before its text and once more after it.
final class WordNoteParts {
    private static final Map<String, String> KINDS =
            Map.of("footnotes", "footnote", "endnotes", "endnote", "comments", "comment");

    private final WordContext context;
    private final String main;
    private final Lines lines;

    /// Kinds and ids that there was no room for.
    private final Set<String> left = new HashSet<>();

    WordNoteParts(WordContext context, String main, Lines lines) {
        this.context = context;
        this.main = main;
        this.lines = lines;
    }

    void hold() throws IOException, XMLStreamException {
        for (PackageParts.Relation relation : context.parts().relations(main)) {
            if (relation.kind().equals("commentsExtended") && context.parts().has(relation.target())) {
                threads(relation.target());
            }
        }
        notes((note, chars) -> {
            if (!context.notes().hold(note, chars)) {
                left.add(note.kind() + " " + note.id());
            }
        });
    }

    /// Write what no place referred to, and what there was no room for.
    void rest() throws IOException, XMLStreamException {
        context.notes().rest().forEach(lines::remark);
        if (!left.isEmpty()) {
            notes((note, _) -> {
                if (left.contains(note.kind() + " " + note.id())) {
                    lines.remark(context.notes().remark(note, ""));
                }
            });
        }
    }

    @FunctionalInterface
    private interface Use {
        void use(WordNotes.Note note, long chars);
    }

    private void notes(Use use) throws IOException, XMLStreamException {
        for (PackageParts.Relation relation : context.parts().relations(main)) {
            String kind = KINDS.get(relation.kind());
            if (kind != null && !relation.external() && context.parts().has(relation.target())) {
                notes(relation.target(), kind, use);
            }
        }
    }

    private void notes(String part, String kind, Use use) throws IOException, XMLStreamException {
        Map<String, PackageParts.Relation> relations =
                WordContext.byId(context.parts().relations(part));
        try (InputStream in = context.parts().open(part)) {
            XMLStreamReader xml = Xml.reader(in);
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT
                        || !xml.getLocalName().equals(kind)) {
                    continue;
                }
                String id = Xml.attribute(xml, "id");
                String author = Xml.attribute(xml, "author");
                String moment = Xml.attribute(xml, "date");
                Gathered inside = new Gathered();
                WordWalk walk = new WordWalk(context, relations, inside);
                walk.inside(xml);
                List<Paragraph> paragraphs = inside.paragraphs();
                if (!paragraphs.isEmpty()) {
                    use.use(new WordNotes.Note(kind, id, author, moment, walk.mark(), paragraphs), inside.chars());
                }
            }
        }
    }

    private void threads(String part) throws IOException, XMLStreamException {
        try (InputStream in = context.parts().open(part)) {
            XMLStreamReader xml = Xml.reader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("commentEx")) {
                    context.notes()
                            .thread(
                                    Xml.attribute(xml, "paraId"),
                                    new WordNotes.Thread(Xml.attribute(xml, "paraIdParent"), Xml.isTrue(xml, "done")));
                }
            }
        }
    }
}
