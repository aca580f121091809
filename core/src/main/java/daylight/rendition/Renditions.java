package daylight.rendition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import daylight.extraction.PageAnswer.Picture;
import daylight.id.Sha256;
import daylight.store.CaseException;
import daylight.store.CaseException.Kind;
import daylight.store.CaseFolder;
import daylight.store.Causes;
import daylight.store.DurableFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
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

    /// Raised when documents come to be laid out otherwise.
    private static final int LAYOUT = 1;

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String LOCK = "lock";
    private static final String UNFINISHED = "new-";

    /// Half-written pictures are swept away beside who writes them, but nobody sweeps all the time.
    private static final int TRIES = 3;

    private final Path folder;

    public Renditions(CaseFolder folder) {
        this.folder = folder.renditions();
    }

    /// Whether documents of this media type may have pages of their own: PDFs and pictures do. For all others
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

    /// How a document without pages was laid out before, where that is what was written then.
    public Optional<Layout> layout(Sha256 document) {
        Path file = layoutFile(document);
        try {
            JsonNode json = JSON.readTree(Files.readAllBytes(noteFile(document)));
            Sha256 hash = hash(file);
            if (!json.path("sha256").asText("").equals(hash.hex())) {
                return Optional.empty();
            }
            return Optional.of(new Layout(
                    file, hash, Files.size(file), json.path("program").asText("")));
        } catch (NoSuchFileException | JsonProcessingException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new CaseException(
                    Kind.UNAVAILABLE, "The pages " + file + " could not be read: " + Causes.sentence(e) + ".", e);
        }
    }

    /// Keep a PDF that a program made of a document.
    ///
    /// @param pdf     in the case, on the same disk; it is moved
    /// @param program which program of which version made it
    /// @param isThere whether the case still has the document; asked under the lock
    /// @throws DocumentGone where it has not
    public Layout keepLayout(Sha256 document, Path pdf, String program, BooleanSupplier isThere) {
        try {
            Files.createDirectories(folder);
            Path note = Files.createTempFile(folder, UNFINISHED, ".json");
            try {
                Sha256 hash = hash(pdf);
                long size = Files.size(pdf);
                Files.write(
                        note,
                        JSON.writeValueAsBytes(JSON.createObjectNode()
                                .put("sha256", hash.hex())
                                .put("program", program)));
                locked(() -> {
                    if (!isThere.getAsBoolean()) {
                        throw new DocumentGone(document);
                    }
                    Files.createDirectories(folder(document));
                    move(pdf, layoutFile(document));
                    move(note, noteFile(document));
                });
                return new Layout(layoutFile(document), hash, size, program);
            } finally {
                Files.deleteIfExists(note);
            }
        } catch (IOException e) {
            throw unkept(e);
        }
    }

    /// It has no ending that a viewer is called by.
    private Path layoutFile(Sha256 document) {
        return folder(document).resolve(LAYOUT + "-layout");
    }

    private Path noteFile(Sha256 document) {
        return folder(document).resolve(LAYOUT + "-layout.json");
    }

    private static Sha256 hash(Path file) throws IOException {
        MessageDigest digest = Sha256.newDigest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return Sha256.ofDigest(digest.digest());
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Encode a page and keep it.
    ///
    /// @param isThere whether the case still has the document; asked under the lock
    /// @throws DocumentGone where it has not
    public Rendition keep(PageWish wish, Picture picture, BooleanSupplier isThere) {
        return keep(wish, picture, Optional.empty(), isThere);
    }

    /// The same of a page that a program laid out.
    public Rendition keep(PageWish wish, Picture picture, Optional<String> laidOutBy, BooleanSupplier isThere) {
        try {
            for (int left = TRIES; ; left--) {
                try {
                    return write(wish, picture, laidOutBy, isThere);
                } catch (NoSuchFileException swept) {
                    if (left <= 1) {
                        throw swept;
                    }
                }
            }
        } catch (IOException e) {
            throw unkept(e);
        }
    }

    private CaseException unkept(IOException e) {
        return new CaseException(
                Kind.UNAVAILABLE, "The picture could not be kept in " + folder + ": " + Causes.sentence(e) + ".", e);
    }

    private Rendition write(PageWish wish, Picture picture, Optional<String> laidOutBy, BooleanSupplier isThere)
            throws IOException {
        Files.createDirectories(folder);
        Path png = Files.createTempFile(folder, UNFINISHED, ".png");
        Path json = Files.createTempFile(folder, UNFINISHED, ".json");
        try {
            Png.write(picture, png);
            Sha256 hash = Sha256.of(Files.readAllBytes(png));
            byte[] words = RenditionJson.bytes(picture, laidOutBy, hash);
            Files.write(json, words);
            locked(() -> {
                if (!isThere.getAsBoolean()) {
                    throw new DocumentGone(wish.document());
                }
                Files.createDirectories(folder(wish.document()));
                // The words come last: without them a picture is none.
                move(png, file(wish, ".png"));
                move(json, file(wish, ".json"));
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
