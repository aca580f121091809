package daylight.reader.office;

import daylight.reader.opc.PackageParts;
import daylight.reader.opc.Xml;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// The comments on a presentation's slides, of both kinds: those of the standard (ECMA-376, part 1, 19.4) and the
/// threads that Microsoft's programs write today (MS-PPTX, 2.3 and 2.6).
final class SlideComments {
    /// One comment or answer while it is read.
    private static final class Open {
        private String what;
        private final String author;
        private final String moment;
        private final StringBuilder words = new StringBuilder();

        Open(String what, String author, String moment) {
            this.what = what;
            this.author = author;
            this.moment = moment;
        }

        Remark remark() {
            return Remark.of(
                    "comment",
                    false,
                    Remark.by(what, author, moment) + ": ",
                    words.toString().strip());
        }
    }

    private final PackageParts parts;
    private final Map<String, String> authors = new HashMap<>();

    SlideComments(PackageParts parts, String main) throws IOException, XMLStreamException {
        this.parts = parts;
        for (PackageParts.Relation relation : parts.relations(main)) {
            boolean isAuthors =
                    relation.kind().equals("commentAuthors") || relation.kind().equals("authors");
            if (isAuthors && parts.has(relation.target())) {
                authors(relation.target());
            }
        }
    }

    private void authors(String part) throws IOException, XMLStreamException {
        try (InputStream in = parts.open(part)) {
            XMLStreamReader xml = Xml.reader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && (xml.getLocalName().equals("cmAuthor")
                                || xml.getLocalName().equals("author"))) {
                    String initials = Xml.attribute(xml, "initials");
                    String name = Xml.attribute(xml, "name");
                    authors.put(
                            Xml.attribute(xml, "id"),
                            initials.isBlank() || initials.equals(name) ? name : name + " (" + initials + ")");
                }
            }
        }
    }

    /// The comments of a part, each with the answers to it behind it.
    List<Remark> of(String part) throws IOException, XMLStreamException {
        List<Remark> remarks = new ArrayList<>();
        List<Open> answers = new ArrayList<>();
        Open comment = new Open("", "", "");
        Open current = comment;
        try (InputStream in = parts.open(part)) {
            XMLStreamReader xml = Xml.reader(in);
            while (xml.hasNext()) {
                int event = xml.next();
                String name = xml.hasName() ? xml.getLocalName() : "";
                if (event == XMLStreamConstants.START_ELEMENT) {
                    switch (name) {
                        case "cm" -> {
                            comment = open(
                                    Xml.attribute(xml, "status").equals("resolved") ? "Settled comment" : "Comment",
                                    xml);
                            current = comment;
                        }
                        case "reply" -> {
                            current = open("Reply", xml);
                            answers.add(current);
                        }
                        case "parentCm" -> current.what = "Reply";
                        case "text", "t" -> current.words.append(Xml.text(xml));
                        case "p", "br" -> current.words.append(current.words.isEmpty() ? "" : "\n");
                        default -> {}
                    }
                } else if (event == XMLStreamConstants.END_ELEMENT && name.equals("reply")) {
                    current = comment;
                } else if (event == XMLStreamConstants.END_ELEMENT && name.equals("cm")) {
                    remarks.add(comment.remark());
                    answers.forEach(answer -> remarks.add(answer.remark()));
                    answers.clear();
                }
            }
        }
        return remarks;
    }

    private Open open(String what, XMLStreamReader xml) {
        String moment = Xml.attribute(xml, "dt");
        return new Open(
                what,
                authors.getOrDefault(Xml.attribute(xml, "authorId"), ""),
                moment.isEmpty() ? Xml.attribute(xml, "created") : moment);
    }
}
