package daylight.reader.office;

import daylight.protocol.BlockKind;
import daylight.reader.ground.Node;
import daylight.reader.opc.PackageParts;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLStreamException;

/// The words of layouts and masters: shown on every slide that follows them, read once. Their placeholders hold words
/// that no slide shows.
final class SlideMasters {
    private static final Set<String> MASTERS = Set.of("slideMaster", "notesMaster", "handoutMaster");

    /// What PowerPoint writes into each presentation of its own.
    private static final Set<String> USUAL = Set.of(
            "Click to edit Master title style",
            "Click to edit Master text styles",
            "Click to edit Master subtitle style",
            "Click icon to add picture",
            "Edit Master text styles",
            "Second level",
            "Third level",
            "Fourth level",
            "Fifth level",
            "‹#›");

    private final PackageParts parts;
    private final Node node;

    /// Layouts that a slide follows.
    private final Set<String> used = new HashSet<>();

    private final Set<String> said = new HashSet<>();

    SlideMasters(PackageParts parts, Node node) {
        this.parts = parts;
        this.node = node;
    }

    void use(String layout) {
        used.add(layout);
    }

    /// All words, each once, those that no slide shows as hidden.
    List<Remark> remarks(String main) throws IOException, XMLStreamException {
        List<Remark> remarks = new ArrayList<>();
        Set<String> layouts = new LinkedHashSet<>();
        for (PackageParts.Relation master : parts.relations(main)) {
            if (!MASTERS.contains(master.kind()) || !parts.has(master.target())) {
                continue;
            }
            boolean isUsed = false;
            for (PackageParts.Relation layout : parts.relations(master.target())) {
                if (layout.kind().equals("slideLayout") && parts.has(layout.target())) {
                    layouts.add(layout.target());
                    isUsed |= used.contains(layout.target());
                }
            }
            read(master.target(), isUsed, "Master: ", remarks);
        }
        for (String layout : layouts) {
            read(layout, used.contains(layout), "Layout: ", remarks);
        }
        return remarks;
    }

    private void read(String part, boolean isUsed, String lead, List<Remark> remarks)
            throws IOException, XMLStreamException {
        add(part, !isUsed, lead, remarks, shape -> !shape.isPlaceholder());
        add(
                part,
                true,
                "Placeholder of a " + lead.toLowerCase(Locale.ROOT),
                remarks,
                shape -> shape.isPlaceholder()
                        && !shape.placeholder().equals("dt")
                        && !shape.placeholder().equals("sldNum"));
    }

    private void add(String part, boolean hidden, String lead, List<Remark> remarks, SlideWalk.Choice choice)
            throws IOException, XMLStreamException {
        Flow each = new Flow() {
            @Override
            public void paragraph(Paragraph paragraph) {
                String words = paragraph.words().strip();
                if (!USUAL.contains(words) && said.add(words)) {
                    remarks.add(new Remark("master", hidden, lead, List.of(paragraph)));
                }
            }

            @Override
            public void open(BlockKind kind, boolean isHidden) {
                // A master's table is read as its paragraphs.
            }

            @Override
            public void close() {
                // As above.
            }
        };
        try (InputStream in = parts.open(part)) {
            new SlideWalk(parts, node, part, each, choice).walk(in);
        }
    }
}
