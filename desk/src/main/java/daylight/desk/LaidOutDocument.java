package daylight.desk;

import daylight.conversion.Conversion;
import daylight.conversion.ConversionLimits;
import daylight.conversion.Converted;
import daylight.conversion.LibreOffice;
import daylight.conversion.NoConversion;
import daylight.desk.DrawnPages.Drawable;
import daylight.desk.DrawnPages.PageSource;
import daylight.desk.DrawnPages.Shown;
import daylight.extraction.DocumentReading;
import daylight.extraction.Extraction;
import daylight.extraction.HandedDocument;
import daylight.extraction.Original;
import daylight.extraction.PageAnswer;
import daylight.protocol.HandOver.WantedDocument;
import daylight.protocol.NameBytes;
import daylight.protocol.NoDrawing;
import daylight.protocol.Passwords;
import daylight.protocol.Verdict;
import daylight.rendition.DocumentGone;
import daylight.rendition.Layout;
import daylight.store.CaseException;
import daylight.store.CaseException.Kind;
import daylight.store.Causes;
import daylight.text.DocumentText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/// A document that has no pages of its own, laid out by LibreOffice: a reader hands its bytes over, LibreOffice makes a
/// PDF of them behind its walls, and the case keeps the PDF, of which readers draw pages as of any other.
final class LaidOutDocument implements AutoCloseable {
    /// What detection calls a document of Office inside of the container that locks it.
    private static final String LOCKED_PACKAGE = "application/x-tika-ooxml-protected";

    /// A document of this size is a container of films; it is read, and not laid out.
    private static final long DOCUMENT_BYTES_MAX = 512L << 20;

    private final OpenCase open;
    private final Surroundings surroundings;
    private final DocumentText document;
    private final HeldDocument held;
    private final Passwords passwords;
    private Optional<Conversion> conversion = Optional.empty();

    LaidOutDocument(
            OpenCase open, Surroundings surroundings, DocumentText document, HeldDocument held, Passwords passwords) {
        this.open = open;
        this.surroundings = surroundings;
        this.document = document;
        this.held = held;
        this.passwords = passwords;
    }

    /// Whether documents of this media type can be laid out.
    static boolean isFor(String mediaType) {
        return mediaType.equals(LOCKED_PACKAGE) || Conversion.module(mediaType).isPresent();
    }

    /// The pages that the case has, or that are made now; or why there are none.
    ///
    /// @param temporary a folder that is this process's own, inside the case
    /// @param readers   one reader
    PageSource source(Supplier<Path> temporary, Supplier<Extraction> readers) {
        Optional<Layout> kept = open.renditions().layout(document.document());
        if (kept.isPresent()) {
            return drawable(kept.get());
        }
        String type = document.facts().mediaType();
        boolean isLocked = held.reading()
                .map(DocumentReading::verdict)
                .filter(Verdict.ENCRYPTED::equals)
                .isPresent();
        if (isLocked || type.equals(LOCKED_PACKAGE)) {
            return DrawnPages.not(NoDrawing.LOCKED, 0);
        }
        Conversion made = new Conversion(LibreOffice.ofThisMachine(), ConversionLimits.USUAL, temporary.get());
        conversion = Optional.of(made);
        Optional<NoConversion> hindrance = made.hindrance(type);
        if (hindrance.isPresent()) {
            return not(hindrance.get());
        }
        surroundings.console().err().println("LibreOffice lays the document out; this takes some seconds.");
        try {
            return layOut(made, temporary.get(), readers.get());
        } catch (UncheckedIOException e) {
            throw trouble(e.getCause());
        } catch (IOException e) {
            throw trouble(e);
        } catch (InterruptedException e) {
            throw DrawnPages.interrupted(e);
        }
    }

    private static CaseException trouble(@org.jspecify.annotations.Nullable IOException e) {
        IOException cause = e == null ? new IOException("no reason was given") : e;
        return new CaseException(
                Kind.UNAVAILABLE,
                "The document could not be laid out in the case: " + Causes.sentence(cause) + ".",
                cause);
    }

    private PageSource layOut(Conversion made, Path temporary, Extraction readers)
            throws IOException, InterruptedException {
        Path bytes = temporary.resolve("document");
        Path pdf = temporary.resolve("layout");
        try {
            WantedDocument wanted = new WantedDocument(document.document().hex(), held.sizeBytes());
            return switch (readers.handOver(held.original(), wanted, passwords, bytes, DOCUMENT_BYTES_MAX)) {
                case HandedDocument.Whole whole -> convert(made, whole.file(), pdf);
                case PageAnswer.None none ->
                    DrawnPages.none(
                            new Drawable(held.original(), document.document(), held.sizeBytes(), Optional.empty()),
                            none);
                case PageAnswer.Broken broken -> DrawnPages.broken(broken.reason());
            };
        } finally {
            Files.deleteIfExists(bytes);
            Files.deleteIfExists(pdf);
        }
    }

    private PageSource convert(Conversion made, Path bytes, Path pdf) throws IOException, InterruptedException {
        return switch (made.convert(bytes, document.facts().mediaType(), pdf)) {
            case Converted.Not none -> not(none.reason());
            case Converted.Pdf whole -> {
                try {
                    yield drawable(open.renditions()
                            .keepLayout(
                                    document.document(),
                                    whole.file(),
                                    whole.program(),
                                    () -> open.texts()
                                            .document(document.document())
                                            .isPresent()));
                } catch (DocumentGone e) {
                    throw DrawnPages.withdrawn(e);
                }
            }
        };
    }

    private static Drawable drawable(Layout layout) {
        Original pdf =
                new Original(layout.file(), layout.sha256().hex(), layout.sizeBytes(), NameBytes.of("layout.pdf"));
        return new Drawable(pdf, layout.sha256(), layout.sizeBytes(), Optional.of(layout.program()));
    }

    private Shown.Not not(NoConversion reason) {
        String next = switch (reason) {
            case NO_LIBREOFFICE ->
                " Install it (" + DoctorCommand.LIBREOFFICE + "); its text is shown by: daylight show";
            case NO_WALLS -> " Install it (" + DoctorCommand.BUBBLEWRAP + "); its text is shown by: daylight show";
            case NOT_CONVERTED, CONVERSION_DIED, CONVERSION_LIMIT -> " Its text is shown by: daylight show";
        };
        ExitCode exit = switch (reason) {
            case NO_LIBREOFFICE, NO_WALLS, CONVERSION_LIMIT -> ExitCode.UNAVAILABLE;
            case NOT_CONVERTED, CONVERSION_DIED -> ExitCode.DONE_WITH_FAILURES;
        };
        return new Shown.Not(reason.code(), reason.sentence() + next, 0, exit);
    }

    @Override
    public void close() {
        conversion.ifPresent(Conversion::close);
    }
}
