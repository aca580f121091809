package daylight.reader.tika;

import daylight.protocol.Reason;
import daylight.protocol.Verdict;
import daylight.reader.ground.Ending;
import daylight.reader.ground.Node;
import daylight.reader.pdf.PagePaint;
import daylight.reader.pdf.PdfRemarks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Follows the pages of a PDF: judges whether their text can be text, has those recognised that have none, and has said
/// what a page says beside its text.
final class PdfWatch implements PageWatch, AutoCloseable {
    /// So many pages are named; the rest is counted with them.
    private static final int NAMED_MAX = 20;

    private final PdfRemarks remarks;
    private final Optional<PageRecognition> recognition;
    private final Node node;
    private final Legibility legibility = new Legibility();
    private final List<Integer> garbled = new ArrayList<>();
    private boolean hasWordless;

    /// @param recognition where text in pictures is wanted
    PdfWatch(PdfRemarks remarks, Optional<PageRecognition> recognition, Node node) {
        this.remarks = remarks;
        this.recognition = recognition;
        this.node = node;
    }

    @Override
    public void characters(char[] text, int from, int length) {
        legibility.add(text, from, length);
    }

    @Override
    public void pageEnds(int page) {
        boolean isEmpty = legibility.isEmpty();
        boolean isFew = legibility.isFew();
        boolean isGarbage = legibility.isGarbage();
        legibility.reset();
        if (node.isTextCut()) {
            return;
        }
        isGarbage |= remarks.pageEnds(page);
        if (isGarbage) {
            garbled.add(page);
            if (garbled.size() <= NAMED_MAX) {
                node.put("pdf:unreadable-text", "page " + page);
            }
        }
        Optional<PagePaint> paint = isFew ? remarks.paint(page) : Optional.empty();
        // What cannot be looked at may be text.
        boolean isWordless = isFew
                && paint.map(shown -> isEmpty ? shown.mayBeText() : shown.isPictureOfText())
                        .orElse(isEmpty);
        hasWordless |= isWordless;
        boolean isWanted = isWordless || isGarbage;
        boolean mayBeDrawing = !isGarbage && paint.filter(PagePaint::isDrawing).isPresent();
        recognition.ifPresent(wanted -> wanted.pageEnds(page, isWanted, mayBeDrawing));
    }

    @Override
    public boolean hasWordlessPages() {
        return hasWordless;
    }

    @Override
    public void documentEnds() {
        if (!node.isTextCut()) {
            remarks.documentEnds();
        }
    }

    /// How a document that was read in full ends all the same: a page whose text means nothing has no text, as a page
    /// that is a picture has none.
    Ending ending(Ending ending) {
        if (ending.verdict() != Verdict.READ) {
            return ending;
        }
        if (!garbled.isEmpty()) {
            return new Ending(Verdict.PARTLY_READ, Reason.NO_TEXT, "unreadable text on " + garbled.size() + " pages");
        }
        return remarks.isDamaged() ? new Ending(Verdict.PARTLY_READ, Reason.DAMAGED_PART, "remarks") : ending;
    }

    @Override
    public void close() throws IOException {
        remarks.close();
    }
}
