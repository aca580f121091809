package daylight.rendition;

import daylight.extraction.PageAnswer.Picture;
import daylight.id.Sha256;
import daylight.store.CaseException;
import daylight.store.CaseException.Kind;
import daylight.store.CaseFolder;
import daylight.store.Causes;
import daylight.store.DurableFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// The room's entry: pictures of pages, kept in the case for the next time. What is drawn once lies at
/// `renditions/ab/<document>/` and is the same bytes for ever; everything can be drawn anew.
///
/// Who shows a page need not own the case, and may run beside who withdraws its document. So a picture
/// gets its name under a lock, after a look whether the document is still there; and who withdraws takes
/// it from the facts first, and then deletes its pictures under the same lock. May be used by many threads.
public final class Renditions {
    /// Raised when pages come to look otherwise: what an earlier version drew is drawn anew.
    private static final int DRAWING = 1;

    private static final String LOCK = "lock";
    private static final String UNFINISHED = "new-";

    /// Half-written pictures are swept away beside who writes them, but nobody sweeps all the time.
    private static final int TRIES = 3;

    private final Path folder;

    public Renditions(CaseFolder folder) {
        this.folder = folder.renditions();
    }

    /// Whether documents of this media type may have pages to draw: PDFs and pictures do. For all others
    /// a reader need not be asked.
    public static boolean mayHavePages(String mediaType) {
        return mediaType.equals("application/pdf")
                || mediaType.equals("application/illustrator")
                || mediaType.startsWith("image/");
    }

    private Path folder(Sha256 document) {
        return folder.resolve(document.hex().substring(0, 2)).resolve(document.hex());
    }

    private Path file(PageWish wish, String ending) {
        return folder(wish.document()).resolve(DRAWING + "-" + wish.page() + "-" + wish.dpi() + ending);
    }

    /// The picture, where it was drawn before and is what was written then.
    public Optional<Rendition> find(PageWish wish) {
        Path png = file(wish, ".png");
        try {
            byte[] json = Files.readAllBytes(file(wish, ".json"));
            return RenditionJson.read(json, wish, png, Sha256.of(Files.readAllBytes(png)));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new CaseException(
                    Kind.UNAVAILABLE, "The picture " + png + " could not be read: " + Causes.sentence(e) + ".", e);
        }
    }

    /// Encode a page and keep it.
    ///
    /// @param isThere whether the case still has the document; asked under the lock
    /// @throws DocumentGone where it has not
    public Rendition keep(PageWish wish, Picture picture, BooleanSupplier isThere) {
        try {
            for (int left = TRIES; ; left--) {
                try {
                    return write(wish, picture, isThere);
                } catch (NoSuchFileException swept) {
                    if (left <= 1) {
                        throw swept;
                    }
                }
            }
        } catch (IOException e) {
            throw new CaseException(
                    Kind.UNAVAILABLE,
                    "The picture could not be kept in " + folder + ": " + Causes.sentence(e) + ".",
                    e);
        }
    }

    private Rendition write(PageWish wish, Picture picture, BooleanSupplier isThere) throws IOException {
        Files.createDirectories(folder);
        Path png = Files.createTempFile(folder, UNFINISHED, ".png");
        Path json = Files.createTempFile(folder, UNFINISHED, ".json");
        try {
            Png.write(picture, png);
            Sha256 hash = Sha256.of(Files.readAllBytes(png));
            byte[] words = RenditionJson.bytes(picture, hash);
            Files.write(json, words);
            locked(() -> {
                if (!isThere.getAsBoolean()) {
                    throw new DocumentGone(wish.document());
                }
                Files.createDirectories(folder(wish.document()));
                // The words come last: without them a picture is none.
                Files.move(
                        png, file(wish, ".png"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                Files.move(
                        json, file(wish, ".json"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            });
            return RenditionJson.read(words, wish, file(wish, ".png"), hash).orElseThrow();
        } finally {
            Files.deleteIfExists(png);
            Files.deleteIfExists(json);
        }
    }

    /// Delete all pictures of documents that the facts no longer have, and what is half-written.
    public void erase(Collection<Sha256> documents) {
        change(() -> {
            sweepHere();
            for (Sha256 document : documents) {
                DurableFiles.empty(folder(document));
                Files.deleteIfExists(folder(document));
            }
        });
    }

    /// Delete what a kill left half-written.
    public void sweep() {
        change(this::sweepHere);
    }

    /// Delete all of them.
    public void clear() {
        change(() -> {
            sweepHere();
            try (Stream<Path> all = Files.list(folder)) {
                for (Path one : all.filter(Files::isDirectory).toList()) {
                    DurableFiles.empty(one);
                    Files.deleteIfExists(one);
                }
            }
        });
    }

    private void sweepHere() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            for (Path one : all.filter(each -> each.getFileName().toString().startsWith(UNFINISHED))
                    .toList()) {
                Files.deleteIfExists(one);
            }
        }
    }

    /// Files that are moved or deleted.
    @FunctionalInterface
    private interface Change {
        void run() throws IOException;
    }

    private void change(Change change) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try {
            locked(change);
        } catch (IOException e) {
            throw new CaseException(
                    Kind.UNAVAILABLE,
                    "The pictures in " + folder + " could not be deleted: " + Causes.sentence(e) + ".",
                    e);
        }
    }

    /// The lock holds between processes; between threads of this one, `synchronized` does.
    private synchronized void locked(Change change) throws IOException {
        try (FileChannel channel =
                        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            change.run();
        }
    }
}
