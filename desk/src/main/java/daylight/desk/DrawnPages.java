package daylight.desk;

import daylight.custody.OriginalDamagedException;
import daylight.extraction.DocumentReading;
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
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Shows pages of one document as pictures: those that the case has, and else drawn by a reader that is
/// started for the first of them. The case may be open for reading only, beside who writes it.
final class DrawnPages implements AutoCloseable {
    /// What came of it.
    sealed interface Shown {
        record Page(Rendition rendition) implements Shown {}

        /// @param code     for programs: of [NoDrawing], or of [Reason] where the reader died of it
        /// @param sentence for people
        /// @param pages    how many pages the document has; 0 where that is not known
        record Not(String code, String sentence, int pages, ExitCode exit) implements Shown, Raw {
            private static final Set<String> OF_THE_DOCUMENT = Set.of(
                    NoDrawing.NO_PAGES.code(),
                    NoDrawing.NO_SUCH_PAGE.code(),
                    NoDrawing.NOT_FOUND.code(),
                    NoDrawing.LOCKED.code(),
                    Reason.ORIGINAL_DAMAGED.code());

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

    record Pixels(PageAnswer.Picture picture) implements Raw {}

    private final OpenCase open;
    private final Readers readers;
    private final DocumentText document;
    private final Passwords passwords;
    private Optional<Original> original = Optional.empty();
    private Optional<Extraction> extraction = Optional.empty();
    private Optional<PageFolder> temporary = Optional.empty();

    DrawnPages(OpenCase open, Readers readers, DocumentText document) {
        this.open = open;
        this.readers = readers;
        this.document = document;
        this.passwords = new PasswordList(open.folder()).all();
    }

    /// @param page from 1
    Shown page(int page, int dpi) {
        if (!Renditions.mayHavePages(document.facts().mediaType())) {
            return not(NoDrawing.NO_PAGES, 0);
        }
        PageWish wish = new PageWish(document.document(), page, dpi);
        Optional<Rendition> kept = open.renditions().find(wish);
        return kept.isPresent() ? new Shown.Page(kept.get()) : draw(wish);
    }

    /// The same, drawn anew, and nothing of it kept in the case.
    ///
    /// @param page from 1
    Raw raw(int page, int dpi) {
        if (!Renditions.mayHavePages(document.facts().mediaType())) {
            return not(NoDrawing.NO_PAGES, 0);
        }
        return switch (answer(new PageWish(document.document(), page, dpi))) {
            case PageAnswer.Picture picture -> new Pixels(picture);
            case PageAnswer.None none -> none(none);
            case PageAnswer.Broken broken -> broken(broken.reason());
        };
    }

    private Shown draw(PageWish wish) {
        return switch (answer(wish)) {
            case PageAnswer.Picture picture -> keep(wish, picture);
            case PageAnswer.None none -> none(none);
            case PageAnswer.Broken broken -> broken(broken.reason());
        };
    }

    private PageAnswer answer(PageWish wish) {
        long sizeBytes = open.extraction()
                .reading(wish.document())
                .map(DocumentReading::sizeBytes)
                .orElse(0L);
        WantedPage wanted = new WantedPage(wish.document().hex(), sizeBytes, wish.page(), wish.dpi());
        try {
            return extraction().draw(original(), wanted, passwords);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CaseException(Kind.UNAVAILABLE, "Interrupted; run the same command again.", e);
        }
    }

    private Shown keep(PageWish wish, PageAnswer.Picture picture) {
        try {
            return new Shown.Page(open.renditions()
                    .keep(
                            wish,
                            picture,
                            () -> open.texts().document(wish.document()).isPresent()));
        } catch (DocumentGone e) {
            throw new CaseException(
                    Kind.USAGE, "The document was withdrawn while its page was drawn; nothing of it is kept.", e);
        }
    }

    /// A file that is the document and does not hold it is not the file that was taken in.
    private Shown.Not none(PageAnswer.None none) {
        boolean isItself = original().sha256().equals(document.document().hex());
        return none.reason() == NoDrawing.NOT_FOUND && isItself
                ? broken(Reason.ORIGINAL_DAMAGED)
                : not(none.reason(), none.pages());
    }

    private Shown.Not not(NoDrawing reason, int pages) {
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

    private static Shown.Not broken(Reason reason) {
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
            try {
                PageFolder own = PageFolder.in(open.folder().temporary());
                temporary = Optional.of(own);
                extraction = Optional.of(readers.beside(own.place()));
            } catch (IOException e) {
                throw new CaseException(
                        Kind.UNAVAILABLE,
                        "A page is drawn with a temporary folder in the case, and none could be made: "
                                + Causes.sentence(e) + ".",
                        e);
            }
        }
        return extraction.orElseThrow();
    }

    /// The document's own file where the case took it in as one, else the smallest that has it inside.
    private Original original() {
        if (original.isEmpty()) {
            original = Optional.of(findOriginal());
        }
        return original.orElseThrow();
    }

    private Original findOriginal() {
        Sha256 wanted = document.document();
        List<OpenCase.Known> holders = open.known(open.originalsWith(wanted)).values().stream()
                .sorted(Comparator.comparing(
                                (OpenCase.Known one) -> !one.held().document().equals(wanted))
                        .thenComparing(one -> one.held().sizeBytes())
                        .thenComparing(one -> one.held().document()))
                .toList();
        for (OpenCase.Known holder : holders) {
            try {
                Original found = open.original(holder);
                if (Files.isReadable(found.file())) {
                    return found;
                }
            } catch (OriginalDamagedException _) {
                // Another may still be there.
            } catch (IOException e) {
                throw new CaseException(
                        Kind.UNAVAILABLE,
                        "The original of the document " + wanted + " could not be opened: " + Causes.sentence(e) + ".",
                        e);
            }
        }
        throw new CaseException(
                Kind.DAMAGED,
                "No original that holds the document " + wanted + " is there; daylight verify "
                        + open.folder().root() + " names what is missing.");
    }

    @Override
    public void close() {
        extraction.ifPresent(Extraction::close);
        temporary.ifPresent(PageFolder::close);
    }
}
