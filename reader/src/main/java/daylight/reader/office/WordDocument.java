package daylight.reader.office;

import daylight.protocol.Reason;
import daylight.protocol.Verdict;
import daylight.reader.ground.Ending;
import daylight.reader.ground.Evidence;
import daylight.reader.ground.Format;
import daylight.reader.ground.Hostile;
import daylight.reader.ground.LimitReached;
import daylight.reader.ground.Members;
import daylight.reader.ground.Node;
import daylight.reader.opc.PackageFacts;
import daylight.reader.opc.PackageFiles;
import daylight.reader.opc.PackageParts;
import daylight.reader.opc.Xml;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Text documents of Office Open XML (ECMA-376, part 1, 17; docx, docm and their templates), read as they stream by. A
/// package that has no such document is left to the general reader.
final class WordDocument implements Format {
    private final Format general;
    private final PackageFiles embedded;

    WordDocument(Format general, PackageFiles embedded) {
        this.general = general;
        this.embedded = embedded;
    }

    @Override
    public Ending read(Evidence evidence, Node node, Members members) throws IOException {
        Optional<PackageParts> opened = opened(evidence);
        if (opened.isEmpty()) {
            return general.read(evidence, node, members);
        }
        try (PackageParts parts = opened.get()) {
            Optional<String> main = main(parts);
            if (main.isEmpty()) {
                return general.read(evidence, node, members);
            }
            OneDocument document = new OneDocument(parts, main.get(), node);
            Optional<Throwable> thrown = Hostile.thrownBy(document::read);
            Ending ending = embedded.read(parts, evidence, node, members);
            if (thrown.isPresent()) {
                return Hostile.ending(thrown.get(), node.hasWords() || ending.verdict() == Verdict.READ);
            }
            return document.damaged && ending.verdict() == Verdict.READ
                    ? Ending.of(Verdict.PARTLY_READ, Reason.DAMAGED_PART)
                    : ending;
        }
    }

    private static Optional<PackageParts> opened(Evidence evidence) {
        try {
            return Optional.of(PackageParts.open(evidence));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static Optional<String> main(PackageParts parts) {
        try {
            Optional<String> main = parts.related("", "officeDocument");
            if (main.isPresent()) {
                try (InputStream in = parts.open(main.get())) {
                    XMLStreamReader xml = Xml.reader(in);
                    xml.nextTag();
                    return main.filter(_ -> xml.getLocalName().equals("document"));
                }
            }
            return Optional.empty();
        } catch (IOException | XMLStreamException _) {
            return Optional.empty();
        }
    }

    /// One document while it is read.
    private static final class OneDocument {
        private final PackageParts parts;
        private final String main;
        private final Node node;
        private final Lines lines;
        private boolean damaged;

        OneDocument(PackageParts parts, String main, Node node) {
            this.parts = parts;
            this.main = main;
            this.node = node;
            this.lines = new Lines(node);
        }

        /// The body is read to its damage and no further; other parts that are damaged cost their own rest.
        void read() throws IOException, XMLStreamException {
            PackageFacts.copy(parts, node);
            PackageRemarks.facts(parts, node);
            WordSettings settings = new WordSettings();
            guarded(() -> settings.read(parts, main));
            WordContext context = WordContext.of(parts, node, styles(), numbering(), settings.evenDiffers());
            WordNoteParts notes = new WordNoteParts(context, main, lines);
            guarded(notes::hold);
            body(main, context, lines);
            guarded(notes::rest);
            WordMargins margins = new WordMargins(context, main, lines);
            guarded(margins::write);
            guarded(() -> glossary(context));
            settings.remarks().forEach(lines::remark);
            guarded(() -> PackageRemarks.write(parts, main, lines));
            lines.newLine();
        }

        private void guarded(Hostile.Body body) {
            Optional<Throwable> thrown = Hostile.thrownBy(body);
            thrown.filter(LimitReached.class::isInstance).ifPresent(limit -> {
                throw (LimitReached) limit;
            });
            damaged |= thrown.isPresent();
        }

        private WordStyles styles() throws IOException {
            Optional<String> part = parts.related(main, "styles");
            if (part.isPresent()) {
                try (InputStream in = parts.open(part.get())) {
                    return WordStyles.of(in);
                } catch (XMLStreamException _) {
                    damaged = true;
                }
            }
            return new WordStyles();
        }

        private Numbering numbering() throws IOException {
            Optional<String> part = parts.related(main, "numbering");
            if (part.isPresent()) {
                try (InputStream in = parts.open(part.get())) {
                    return Numbering.of(in);
                } catch (XMLStreamException _) {
                    damaged = true;
                }
            }
            return new Numbering();
        }

        private static void body(String part, WordContext context, Flow flow) throws IOException, XMLStreamException {
            Map<String, PackageParts.Relation> relations =
                    WordContext.byId(context.parts().relations(part));
            try (InputStream in = context.parts().open(part)) {
                XMLStreamReader xml = Xml.reader(in);
                if (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
                    new WordWalk(context, relations, flow).inside(xml);
                }
            }
        }

        /// Building blocks that are kept for use in the document and are not in it.
        private void glossary(WordContext context) throws IOException, XMLStreamException {
            Optional<String> part = parts.related(main, "glossaryDocument");
            if (part.isPresent()) {
                Gathered blocks = new Gathered();
                body(part.get(), context, blocks);
                lines.remark(new Remark("building block", true, "Building blocks: ", List.copyOf(blocks.paragraphs())));
            }
        }
    }
}
