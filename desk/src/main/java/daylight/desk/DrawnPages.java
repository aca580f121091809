package daylight.desk;

import daylight.conversion.NoConversion;
import daylight.extraction.Extraction;
import daylight.extraction.Original;
import daylight.extraction.PageAnswer;
import daylight.id.Sha256;
import daylight.protocol.Draw.WantedPage;
import daylight.protocol.NoDrawing;
import daylight.protocol.Passwords;
import daylight.protocol.Reason;
import daylight.rendition.DocumentGone;
import daylight.rendition.PageWish;
import daylight.rendition.Rendition;
import daylight.rendition.Renditions;
import daylight.store.CaseException;
import daylight.store.CaseException.Kind;
import daylight.store.Causes;
import daylight.text.DocumentText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/// Shows pages of one document as pictures: those that the case has, and else drawn by a reader that is
/// started for the first of them. A document without pages of its own is laid out before. The case may be open
/// for reading only, beside who writes it.
final class DrawnPages implements AutoCloseable {
    /// What came of it.
    sealed interface Shown {
        record Page(Rendition rendition) implements Shown {}

        /// @param code     for programs: of [NoDrawing], or of [Reason] where the reader died of it
        /// @param sentence for people
        /// @param pages    how many pages the document has; 0 where that is not known
        record Not(String code, String sentence, int pages, ExitCode exit) implements Shown, Raw, PageSource {
            private static final Set<String> OF_THE_DOCUMENT = Set.of(
                    NoDrawing.NO_PAGES.code(),
                    NoDrawing.NO_SUCH_PAGE.code(),
                    NoDrawing.NOT_FOUND.code(),
                    NoDrawing.LOCKED.code(),
                    Reason.ORIGINAL_DAMAGED.code(),
                    NoConversion.NO_LIBREOFFICE.code(),
                    NoConversion.NO_WALLS.code(),
                    NoConversion.NOT_CONVERTED.code(),
                    NoConversion.CONVERSION_DIED.code(),
                    NoConversion.CONVERSION_LIMIT.code());

            boolean isNoSuchPage() {
                return code.equals(NoDrawing.NO_SUCH_PAGE.code());
            }

            /// Whether the next page may be shown all the same.
            boolean isOfThisPage() {
                return !OF_THE_DOCUMENT.contains(code);
            }
        }
    }

    /// What came of drawing a page that is not kept.
    sealed interface Raw permits Pixels, Shown.Not {}

    /// @param laidOutBy which program laid the page out; none where it is the document's own
    record Pixels(PageAnswer.Picture picture, Optional<String> laidOutBy) implements Raw {}

    /// Where a reader finds the pages.
    sealed interface PageSource permits Drawable, Shown.Not {}

    /// @param wanted    the document that has them
    /// @param sizeBytes its size
    /// @param program   which program laid them out; none where they are the document's own
    record Drawable(Original original, Sha256 wanted, long sizeBytes, Optional<String> program) implements PageSource {}

    private final OpenCase open;
    private final Readers readers;
    private final DocumentText document;
    private final HeldDocument held;
    private final Surroundings surroundings;
    private final Passwords passwords;
    private Optional<PageSource> source = Optional.empty();
    private Optional<Extraction> extraction = Optional.empty();
    private Optional<PageFolder> temporary = Optional.empty();
    private Optional<LaidOutDocument> laidOut = Optional.empty();

    DrawnPages(OpenCase open, Surroundings surroundings, DocumentText document) {
        this.open = open;
        this.surroundings = surroundings;
        this.readers = new Readers(surroundings.folders());
        this.document = document;
        this.held = new HeldDocument(open, document.document());
        this.passwords = new PasswordList(open.folder()).all();
    }

    /// @param page from 1
    Shown page(int page, int dpi) {
        PageWish wish = new PageWish(document.document(), page, dpi);
        Optional<Rendition> kept = mayHavePages() ? open.renditions().find(wish) : Optional.empty();
        if (kept.isPresent()) {
            return new Shown.Page(kept.get());
        }
        return switch (source()) {
            case Shown.Not not -> not;
            case Drawable drawable -> draw(drawable, wish);
        };
    }

    /// The same, drawn anew, and nothing of the picture kept in the case.
    ///
    /// @param page from 1
    Raw raw(int page, int dpi) {
        return switch (source()) {
            case Shown.Not not -> not;
            case Drawable drawable -> raw(drawable, page, dpi);
        };
    }

    private boolean mayHavePages() {
        String type = document.facts().mediaType();
        return Renditions.mayHavePages(type) || LaidOutDocument.isFor(type);
    }

    private PageSource source() {
        if (source.isEmpty()) {
            source = Optional.of(findSource());
        }
        return source.orElseThrow();
    }

    private PageSource findSource() {
        String type = document.facts().mediaType();
        if (Renditions.mayHavePages(type)) {
            return new Drawable(held.original(), document.document(), held.sizeBytes(), Optional.empty());
        }
        if (!LaidOutDocument.isFor(type)) {
            return not(NoDrawing.NO_PAGES, 0);
        }
        LaidOutDocument made = new LaidOutDocument(open, surroundings, document, held, passwords);
        laidOut = Optional.of(made);
        return made.source(this::temporary, this::extraction);
    }

    private Raw raw(Drawable drawable, int page, int dpi) {
        return switch (answer(drawable, page, dpi)) {
            case PageAnswer.Picture picture -> new Pixels(picture, drawable.program());
            case PageAnswer.None none -> none(drawable, none);
            case PageAnswer.Broken broken -> broken(broken.reason());
        };
    }

    private Shown draw(Drawable drawable, PageWish wish) {
        return switch (answer(drawable, wish.page(), wish.dpi())) {
            case PageAnswer.Picture picture -> keep(drawable, wish, picture);
            case PageAnswer.None none -> none(drawable, none);
            case PageAnswer.Broken broken -> broken(broken.reason());
        };
    }

    private PageAnswer answer(Drawable drawable, int page, int dpi) {
        WantedPage wanted = new WantedPage(drawable.wanted().hex(), drawable.sizeBytes(), page, dpi);
        try {
            return extraction().draw(drawable.original(), wanted, passwords);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    static CaseException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new CaseException(Kind.UNAVAILABLE, "Interrupted; run the same command again.", e);
    }

    private Shown keep(Drawable drawable, PageWish wish, PageAnswer.Picture picture) {
        try {
            return new Shown.Page(open.renditions()
                    .keep(
                            wish,
                            picture,
                            drawable.program(),
                            () -> open.texts().document(wish.document()).isPresent()));
        } catch (DocumentGone e) {
            throw withdrawn(e);
        }
    }

    static CaseException withdrawn(DocumentGone e) {
        return new CaseException(
                Kind.USAGE, "The document was withdrawn while its page was drawn; nothing of it is kept.", e);
    }

    /// A file that is the document and does not hold it is not the file that was taken in.
    static Shown.Not none(Drawable drawable, PageAnswer.None none) {
        boolean isItself = drawable.original().sha256().equals(drawable.wanted().hex());
        return none.reason() == NoDrawing.NOT_FOUND && isItself
                ? broken(Reason.ORIGINAL_DAMAGED)
                : not(none.reason(), none.pages());
    }

    static Shown.Not not(NoDrawing reason, int pages) {
        String sentence = switch (reason) {
            case NO_PAGES -> reason.sentence() + " Its text is shown by: daylight show";
            case NO_SUCH_PAGE -> "The document has " + (pages == 1 ? "one page." : pages + " pages.");
            case LOCKED -> reason.sentence() + " Hand the password over with: daylight retry --passwords FILE";
            case NOT_FOUND, UNDRAWABLE, LIMIT -> reason.sentence() + " Its text is shown by: daylight show";
        };
        ExitCode exit = switch (reason) {
            case NO_PAGES, NO_SUCH_PAGE -> ExitCode.USAGE;
            case LOCKED, NOT_FOUND, UNDRAWABLE -> ExitCode.DONE_WITH_FAILURES;
            case LIMIT -> ExitCode.UNAVAILABLE;
        };
        return new Shown.Not(reason.code(), sentence, pages, exit);
    }

    static Shown.Not broken(Reason reason) {
        return switch (reason) {
            case ORIGINAL_DAMAGED -> new Shown.Not(reason.code(), reason.sentence(), 0, ExitCode.DAMAGED);
            case WORKER_KILLED_TIME ->
                new Shown.Not(
                        reason.code(),
                        "Drawing took longer than the limit; the reader was stopped.",
                        0,
                        ExitCode.UNAVAILABLE);
            case WORKER_KILLED_MEMORY ->
                new Shown.Not(reason.code(), "The reader ran out of memory on this page.", 0, ExitCode.UNAVAILABLE);
            default ->
                new Shown.Not(
                        reason.code(),
                        "The reader crashed on this page; nothing else was affected.",
                        0,
                        ExitCode.DONE_WITH_FAILURES);
        };
    }

    private Extraction extraction() {
        if (extraction.isEmpty()) {
            extraction = Optional.of(readers.beside(temporary()));
        }
        return extraction.orElseThrow();
    }

    private Path temporary() {
        if (temporary.isEmpty()) {
            try {
                temporary = Optional.of(PageFolder.in(open.folder().temporary()));
            } catch (IOException e) {
                throw new CaseException(
                        Kind.UNAVAILABLE,
                        "A page is drawn with a temporary folder in the case, and none could be made: "
                                + Causes.sentence(e) + ".",
                        e);
            }
        }
        return temporary.orElseThrow().place();
    }

    /// Ends what runs and deletes what is half made. May run beside the thread that works, and more than once.
    @Override
    public void close() {
        laidOut.ifPresent(LaidOutDocument::close);
        extraction.ifPresent(Extraction::close);
        temporary.ifPresent(PageFolder::close);
    }
}
