package daylight.reader.pdf;

import daylight.protocol.BlockKind;
import daylight.reader.ground.Evidence;
import daylight.reader.ground.Hostile;
import daylight.reader.ground.LimitReached;
import daylight.reader.ground.Node;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/// Says beside the text of a PDF's pages, while they come, what the PDF says elsewhere or does not show.
public final class PdfRemarks implements AutoCloseable {
    /// A page of which more glyphs than this share have no letter has no text worth the name.
    private static final double UNMAPPED_MAX = 0.2;

    /// Fewer glyphs say nothing.
    private static final int GLYPHS_MIN = 20;

    /// A page of which more than this share is not seen is a picture with its text behind it.
    private static final double BEHIND_MIN = 0.5;

    private final Evidence evidence;
    private final Node node;
    private final Path temporaryFolder;
    private final Notes notes;
    private Optional<Opened> opened = Optional.empty();
    private boolean isBroken;
    private boolean isDamaged;

    /// The PDF, opened a second time, beside the parser that gives its text.
    private record Opened(PDDocument document, Layers layers, Annotations annotations, FormFields fields) {}

    /// @param temporaryFolder for earlier revisions, which are deleted at once
    public PdfRemarks(Evidence evidence, Node node, Path temporaryFolder) {
        this.evidence = evidence;
        this.node = node;
        this.temporaryFolder = temporaryFolder;
        this.notes = new Notes(node);
    }

    /// The parser gave all text of a page, and the node still stands on it.
    ///
    /// @param number from 1
    /// @return whether the page's fonts say too little of what its glyphs mean
    public boolean pageEnds(int number) {
        boolean[] isUnmapped = {false};
        guarded(() -> {
            Opened pdf = open();
            if (number > pdf.document().getNumberOfPages()) {
                return;
            }
            PDPage page = pdf.document().getPage(number - 1);
            if (PageSigns.wantScan(page, pdf.layers())) {
                PageScan scan = PageScan.of(pdf.document(), pdf.layers(), number);
                isUnmapped[0] = scan.glyphs() >= GLYPHS_MIN && scan.unmapped() > UNMAPPED_MAX * scan.glyphs();
                unseen(scan, page);
            }
            isDamaged |= !pdf.annotations().write(page);
            isDamaged |= !pdf.fields().write(page);
        });
        return isUnmapped[0];
    }

    /// What a page shows.
    ///
    /// @param number from 1
    /// @return empty where it cannot be looked at
    public Optional<PagePaint> paint(int number) {
        List<PagePaint> paint = new ArrayList<>();
        Optional<Throwable> thrown = isBroken
                ? Optional.empty()
                : Hostile.thrownBy(() -> {
                    PDDocument document = open().document();
                    if (number <= document.getNumberOfPages()) {
                        paint.add(PagePaint.of(document.getPage(number - 1)));
                    }
                });
        thrown.filter(LimitReached.class::isInstance).ifPresent(limit -> {
            throw (LimitReached) limit;
        });
        return paint.stream().findFirst();
    }

    /// Words that stand in the page's text and are not seen on it.
    private void unseen(PageScan scan, PDPage page) {
        if (scan.invisibleGlyphs() > BEHIND_MIN * scan.glyphs()) {
            // What a scanner recognised stands behind the picture of it; without a picture nobody ever sees it.
            boolean isScan = PageSigns.hasPicture(page);
            node.block(BlockKind.NOTE, 0, node.page(), 0, isScan ? "text behind a picture" : "invisible text", !isScan);
        } else {
            notes.note("invisible text", true, "Text without ink: ", scan.invisible());
        }
        scan.offLayers()
                .forEach((layer, words) ->
                        notes.note("hidden layer", true, "Layer that is off, " + layer + ": ", words.toString()));
        PDRectangle box = page.getCropBox();
        notes.note(
                "outside of the page",
                true,
                "Outside of the page, " + Math.round(box.getWidth()) + " by " + Math.round(box.getHeight()) + ": ",
                scan.outside());
    }

    /// All pages came. What belongs to none stands on a page behind the last.
    public void documentEnds() {
        guarded(() -> {
            Opened pdf = open();
            DocumentWords words = new DocumentWords(pdf.document());
            words.facts(node);
            EarlierRevisions revisions = new EarlierRevisions(evidence, node, temporaryFolder, notes);
            List<Long> ends = revisions.ends();
            notes.newPage();
            isDamaged |= !pdf.fields().rest();
            words.write(notes);
            if (!ends.isEmpty()) {
                revisions.write(pdf.document(), ends);
            }
        });
    }

    /// Whether something beside the text could not be read.
    public boolean isDamaged() {
        return isDamaged;
    }

    private void guarded(Hostile.Body body) {
        if (isBroken) {
            return;
        }
        Optional<Throwable> thrown = Hostile.thrownBy(body);
        thrown.filter(LimitReached.class::isInstance).ifPresent(limit -> {
            throw (LimitReached) limit;
        });
        isDamaged |= thrown.isPresent();
        // A PDF that cannot be opened here is not tried again for each of its pages.
        isBroken = thrown.isPresent() && opened.isEmpty();
    }

    private Opened open() throws IOException {
        if (opened.isEmpty()) {
            PDDocument document = switch (evidence) {
                case Evidence.InMemory memory -> Loader.loadPDF(memory.content());
                case Evidence.InFile file -> Loader.loadPDF(file.path().toFile());
            };
            Layers layers = new Layers(document);
            opened = Optional.of(new Opened(
                    document, layers, new Annotations(document, layers, notes), new FormFields(document, notes)));
        }
        return opened.get();
    }

    @Override
    public void close() throws IOException {
        if (opened.isPresent()) {
            opened.get().document().close();
        }
    }
}
