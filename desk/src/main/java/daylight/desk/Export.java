package daylight.desk;

import daylight.extraction.PageAnswer.Picture;
import daylight.publication.PageWords;
import daylight.publication.PdfPublication;
import daylight.publication.PlacedWord;
import daylight.publication.PublishedPage;
import daylight.store.CaseException;
import daylight.store.CaseException.Kind;
import daylight.text.OpenLayer;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Writes a document's pages into a PDF, one after the other: one page is held at a time.
final class Export {
    /// What is to be written.
    record Wish(PageRange range, int dpi, WordChoice words) {}

    private final DrawnPages pages;
    private final OpenLayer layer;
    private final PdfPublication pdf;
    private final Wish wish;
    private final PageProgress progress;
    private final ExportText told;

    /// @param layer the document's text layer
    Export(DrawnPages pages, OpenLayer layer, PdfPublication pdf, Wish wish, PageProgress progress, ExportText told) {
        this.pages = pages;
        this.layer = layer;
        this.pdf = pdf;
        this.wish = wish;
        this.progress = progress;
        this.told = told;
    }

    /// Without any page that could be drawn, there is no file.
    ///
    /// @param isThere whether the case still has the document; asked when all pages are written
    ExitCode write(BooleanSupplier isThere) {
        ExitCode exit = pages();
        progress.end();
        if (told.written() == 0) {
            return exit;
        }
        if (!isThere.getAsBoolean()) {
            throw new CaseException(
                    Kind.USAGE, "The document was withdrawn while it was exported; nothing of it is written.");
        }
        pdf.finish();
        told.finished();
        return exit == ExitCode.DONE ? exit : ExitCode.DONE_WITH_FAILURES;
    }

    private ExitCode pages() {
        ExitCode worst = ExitCode.DONE;
        int first = wish.range().first();
        int last = Math.min(wish.range().last(), Math.max(first, layer.pages()));
        for (int number = first; number <= last; number++) {
            switch (pages.raw(number, wish.dpi())) {
                case DrawnPages.Pixels drawn -> {
                    last = last(drawn.picture().drawn().pages());
                    page(number, drawn);
                }
                case DrawnPages.Shown.Not not -> {
                    told.none(number, not);
                    worst = not.exit();
                    if (!not.isOfThisPage()) {
                        told.abandoned();
                        return worst;
                    }
                    pdf.missing(number);
                }
            }
            progress.pages(number - first + 1, last - first + 1);
        }
        return worst;
    }

    private int last(int pages) {
        PageRange range = wish.range();
        if (range.last() != PageRange.TO_THE_END && range.last() > pages) {
            throw new CaseException(
                    Kind.USAGE,
                    "The document has " + (pages == 1 ? "one page" : pages + " pages") + ", and --pages goes up to "
                            + range.last() + "; name pages that it has.");
        }
        return Math.min(range.last(), pages);
    }

    private void page(int number, DrawnPages.Pixels drawn) {
        Picture picture = drawn.picture();
        // The pages of the text layer are others than those that a program laid out.
        boolean isRecognised =
                wish.words() != WordChoice.none && drawn.laidOutBy().isEmpty();
        List<PlacedWord> recognised = isRecognised ? PageWords.recognised(layer, number, picture.drawn()) : List.of();
        boolean isOwn = recognised.isEmpty() && wish.words() == WordChoice.all;
        List<PlacedWord> words = isOwn ? PageWords.ofTheDocument(picture) : recognised;
        PublishedPage page = pdf.page(picture, words);
        drawn.laidOutBy().ifPresent(told::laidOut);
        told.page(number, picture, page, isOwn);
    }
}
