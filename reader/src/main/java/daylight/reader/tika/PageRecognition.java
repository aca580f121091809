package daylight.reader.tika;

import daylight.protocol.Event;
import daylight.protocol.Reason;
import daylight.protocol.Recognition;
import daylight.protocol.Verdict;
import daylight.reader.ground.Ending;
import daylight.reader.ground.Evidence;
import daylight.reader.ground.Hostile;
import daylight.reader.ground.LimitReached;
import daylight.reader.ground.Node;
import daylight.reader.ocr.Box;
import daylight.reader.ocr.Budget;
import daylight.reader.ocr.KeptPage;
import daylight.reader.ocr.Languages;
import daylight.reader.ocr.PageImage;
import daylight.reader.ocr.RecognisedPage;
import daylight.reader.ocr.Recogniser;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.PDFRenderer;

/// Recognises what one document's pages show and do not say, and keeps the account of it.
final class PageRecognition implements AutoCloseable {
    /// A dense page takes two to four; what takes ten times that is a photograph of a crowd.
    private static final double PAGE_SECONDS = 30;

    private final Recogniser recogniser;
    private final Evidence evidence;
    private final Node node;
    private final Set<Integer> unread = new LinkedHashSet<>();
    private Optional<PDDocument> document = Optional.empty();
    private Optional<PDFRenderer> renderer = Optional.empty();
    private Optional<Event.Recognised> latest = Optional.empty();
    private int recognised;
    private int drawings;
    private boolean isUnopened;

    PageRecognition(Recogniser recogniser, Evidence evidence, Node node) {
        this.recogniser = recogniser;
        this.evidence = evidence;
        this.node = node;
    }

    /// A page of a PDF came.
    ///
    /// @param wordless   whether it shows what may be text and did not give it
    /// @param mayBeDrawing whether it shows lines and curves alone; where nobody finds a letter in them, nothing is
    ///                     missing
    void pageEnds(int page, boolean wordless, boolean mayBeDrawing) {
        boolean wanted = wordless || node.reading().recognition().mode() == Recognition.Mode.ALWAYS;
        if (wanted && !node.isTextCut()) {
            guarded(page, () -> ofPdf(page, mayBeDrawing));
        }
    }

    /// The pictures of an image file, each a page; those too small for text are pages without any.
    void ofImageFile() {
        guarded(1, () -> {
            int pictures = PageImages.ofFile(evidence, node.reading().limits().pagesMax(), (number, image) -> {
                while (node.page() < number && !node.isTextCut()) {
                    node.pageEnd();
                }
                recognise(node.page(), image, false);
            });
            if (pictures == 0) {
                failed(1, "no reader for this kind of picture");
            }
        });
    }

    /// What fails on one page costs that page; what a limit ends, ends.
    private void guarded(int page, Hostile.Body body) {
        Optional<Throwable> thrown = Hostile.thrownBy(body);
        if (thrown.orElse(null) instanceof LimitReached limit) {
            throw limit;
        }
        thrown.ifPresent(cause -> failed(page, cause.getClass().getSimpleName()));
    }

    private void failed(int page, String why) {
        unread.add(page);
        isUnopened = true;
        node.put("ocr:failed", "page " + page + ": " + why);
    }

    private void ofPdf(int number, boolean mayBeDrawing) throws IOException {
        if (document.isEmpty()) {
            PDDocument opened = PdfFile.open(evidence);
            document = Optional.of(opened);
            renderer = Optional.of(new PDFRenderer(opened));
        }
        PDPage page = document.get().getPage(number - 1);
        recognise(number, PageImages.ofPage(renderer.orElseThrow(), page, number - 1), mayBeDrawing);
    }

    private void recognise(int number, PageImage image, boolean mayBeDrawing) throws IOException {
        node.reading().checkTime();
        RecognisedPage page = recognised(image);
        node.reading().pageRecognised();
        node.put(
                Recognition.METADATA,
                "page " + number + ": " + (page.lines().isEmpty() ? "nothing" : page.languages()));
        if (!page.lines().isEmpty()) {
            write(page, image);
            node.put("ocr:languages", page.languages());
        }
        page.missing().forEach(language -> node.put("ocr:missing", language));
        if (page.isWhole() && !page.lines().isEmpty()) {
            recognised++;
            return;
        }
        if (page.isWhole() && mayBeDrawing) {
            drawings++;
            return;
        }
        unread.add(number);
        if (page.stopped()) {
            node.put("ocr:stopped", "page " + number);
        }
        for (Box box : page.unread()) {
            node.put(
                    "ocr:unread",
                    "page " + number + ": " + box.left() + "," + box.top() + "," + box.right() + "," + box.bottom()
                            + " of " + image.width() + "x" + image.height());
        }
    }

    /// A document of one page hands on nothing: it begins again with that page. So each page is handed on when
    /// another one comes.
    private RecognisedPage recognised(PageImage image) throws IOException {
        latest.ifPresent(page -> node.reading().keep(page.key(), page.content()));
        latest = Optional.empty();
        if (node.reading().knowsPages()) {
            Optional<RecognisedPage> known = node.reading()
                    .recognised(key(image))
                    .flatMap(content -> KeptPage.read(content, image.width(), image.height()));
            if (known.isPresent()) {
                return known.get();
            }
        }
        RecognisedPage page = recogniser.read(image, languages(), Budget.ofSeconds(PAGE_SECONDS));
        // What time ended may come out otherwise the next time.
        if (!page.stopped()) {
            latest = KeptPage.write(page).map(content -> new Event.Recognised(key(image), content));
        }
        return page;
    }

    private String key(PageImage image) {
        return recogniser.key(image, languages());
    }

    /// The words behind what the page says itself, each with its place in the text and in the picture.
    private void write(RecognisedPage page, PageImage image) {
        if (node.position() > 0) {
            node.text("\n");
        }
        node.picture(image.width(), image.height(), image.dpi());
        page.pieces(node::text, word -> {
            int start = node.position();
            node.text(word.text());
            Box box = word.box().within(image.width(), image.height());
            int confidence = Math.round(word.confidence());
            node.word(start, box.left(), box.top(), box.right(), box.bottom(), confidence);
        });
        node.text("\n");
    }

    private Languages languages() {
        List<String> named = node.reading().recognition().languages();
        return named.isEmpty() ? new Languages.ByScript() : new Languages.Known(named, false);
    }

    /// What is to be said of a document that was read in full but for its pictures; empty when nothing was
    /// recognised and the document has to speak for itself.
    Optional<Ending> ending() {
        if (isUnopened && !node.hasWords()) {
            return Optional.of(new Ending(Verdict.PARTLY_READ, Reason.NO_TEXT, "pages " + unread));
        }
        if (recognised == 0 && (!node.hasWords() || unread.isEmpty() && drawings == 0)) {
            return Optional.empty();
        }
        return Optional.of(
                unread.isEmpty() ? Ending.READ : new Ending(Verdict.PARTLY_READ, Reason.UNREAD_INK, "pages " + unread));
    }

    @Override
    public void close() throws IOException {
        if (document.isPresent()) {
            document.get().close();
        }
    }
}
