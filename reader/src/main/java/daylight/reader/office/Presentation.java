package daylight.reader.office;

import daylight.protocol.BlockKind;
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
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/// Presentations of Office Open XML (ECMA-376, part 1, 19; pptx, ppsx, potx and those with macros): each slide a page,
/// in the order of the show, with its notes and comments. A package that has no such document is left to the
/// general reader.
final class Presentation implements Format {
    private final Format general;
    private final PackageFiles embedded;

    Presentation(Format general, PackageFiles embedded) {
        this.general = general;
        this.embedded = embedded;
    }

    @Override
    public Ending read(Evidence evidence, Node node, Members members) throws IOException {
        PackageParts parts;
        SlideShow show;
        try {
            parts = PackageParts.open(evidence);
        } catch (IOException _) {
            return general.read(evidence, node, members);
        }
        try (parts) {
            try {
                show = SlideShow.of(parts);
            } catch (IOException _) {
                return general.read(evidence, node, members);
            }
            OnePresentation presentation = new OnePresentation(parts, show, node);
            Optional<Throwable> thrown = Hostile.thrownBy(presentation::read);
            Ending ending = embedded.read(parts, evidence, node, members);
            if (thrown.isPresent()) {
                return Hostile.ending(thrown.get(), node.hasWords() || ending.verdict() == Verdict.READ);
            }
            return presentation.damaged && ending.verdict() == Verdict.READ
                    ? Ending.of(Verdict.PARTLY_READ, Reason.DAMAGED_PART)
                    : ending;
        }
    }

    /// One presentation while it is read.
    private static final class OnePresentation {
        private final PackageParts parts;
        private final SlideShow show;
        private final Node node;
        private final SlideMasters masters;
        private int pages;
        private boolean damaged;

        OnePresentation(PackageParts parts, SlideShow show, Node node) {
            this.parts = parts;
            this.show = show;
            this.node = node;
            this.masters = new SlideMasters(parts, node);
        }

        void read() throws IOException {
            PackageFacts.copy(parts, node);
            PackageRemarks.facts(parts, node);
            SlideComments[] comments = new SlideComments[1];
            guarded(() -> comments[0] = new SlideComments(parts, show.part()));
            for (String slide : show.slides()) {
                page();
                guarded(() -> slide(slide, true, Optional.ofNullable(comments[0])));
            }
            for (String slide : show.leftOver()) {
                page();
                guarded(() -> slide(slide, false, Optional.ofNullable(comments[0])));
            }
            List<Remark> rest = new ArrayList<>(show.names());
            guarded(() -> rest.addAll(masters.remarks(show.part())));
            Lines lines = new Lines(node);
            if (!rest.isEmpty()) {
                page();
            }
            rest.forEach(lines::remark);
            guarded(() -> PackageRemarks.write(parts, show.part(), lines));
            lines.newLine();
        }

        /// A slide that is damaged costs its own rest and not the others.
        private void guarded(Hostile.Body body) {
            Optional<Throwable> thrown = Hostile.thrownBy(body);
            thrown.filter(LimitReached.class::isInstance).ifPresent(limit -> {
                throw (LimitReached) limit;
            });
            damaged |= thrown.isPresent();
        }

        private void page() {
            if (pages++ > 0) {
                node.pageEnd();
            }
        }

        private void slide(String slide, boolean inShow, Optional<SlideComments> comments)
                throws IOException, XMLStreamException {
            int page = node.page();
            Lines lines = new Lines(node);
            lines.note("hidden", true, "", inShow ? "" : "A slide that is not in the show");
            SlideWalk walk = new SlideWalk(parts, node, slide, lines, _ -> true);
            try (InputStream in = parts.open(slide)) {
                walk.walk(in);
            } finally {
                beside(slide, lines, comments);
                if (!inShow || !walk.isShown()) {
                    node.block(BlockKind.NOTE, 0, page, 0, "hidden slide", true);
                }
                lines.newLine();
            }
        }

        private void beside(String slide, Lines lines, Optional<SlideComments> comments) throws IOException {
            for (PackageParts.Relation relation : parts.relations(slide)) {
                if (relation.external() || !parts.has(relation.target())) {
                    continue;
                }
                switch (relation.kind()) {
                    case "slideLayout" -> masters.use(relation.target());
                    case "notesSlide" -> guarded(() -> notes(relation.target(), lines));
                    case "comments" ->
                        comments.ifPresent(
                                all -> guarded(() -> all.of(relation.target()).forEach(lines::remark)));
                    default -> {}
                }
            }
        }

        private void notes(String part, Lines lines) throws IOException, XMLStreamException {
            Gathered notes = new Gathered();
            try (InputStream in = parts.open(part)) {
                new SlideWalk(parts, node, part, notes, _ -> true).walk(in);
            } finally {
                lines.remark(new Remark("notes", false, "Notes: ", notes.paragraphs()));
            }
        }
    }
}
