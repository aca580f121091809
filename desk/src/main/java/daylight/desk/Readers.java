package daylight.desk;

import daylight.extraction.Extraction;
import daylight.extraction.PoolLimits;
import daylight.extraction.ReaderCommand;
import daylight.extraction.RecognitionFolders;
import daylight.id.Sha256;
import daylight.protocol.Limits;
import daylight.store.CaseException;
import daylight.store.CaseException.Kind;
import daylight.store.CaseFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/// How readers are started on this machine.
final class Readers {
    /// CPU time of one small original, its members included; a large one has more. The slowest single file
    /// of a mixed corpus of 3,000 took 6 CPU seconds; the reader itself stops earlier than this, in good
    /// order.
    private static final int CPU_SECONDS = 90;

    /// A laptop under load may give a reader a tenth of a processor.
    private static final int WALL_SECONDS = 900;

    /// Mailboxes of this size exist; what is more is listed and recorded, not opened.
    private static final int MEMBERS_MAX = 100_000;

    /// A forwarded mail in a mail in an archive is 3; nobody nests 30.
    private static final int DEPTH_MAX = 30;

    /// What one small original may unpack to.
    private static final long EXPANDED_BYTES_MAX = 8L << 30;

    /// Text of one document, in UTF-16 units; places in it are counted in 31 bits.
    private static final long TEXT_CHARS_MAX = 2_100_000_000L;

    private static final int PAGES_MAX = 100_000;

    static final Limits LIMITS = new Limits(
            CPU_SECONDS, WALL_SECONDS, MEMBERS_MAX, DEPTH_MAX, EXPANDED_BYTES_MAX, TEXT_CHARS_MAX, PAGES_MAX);

    private final MachineFolders folders;

    Readers(MachineFolders folders) {
        this.folders = folders;
    }

    Extraction start(CaseFolder folder, int workers, boolean freshWorker) {
        PoolLimits limits = PoolLimits.usual(workers, LIMITS);
        return new Extraction(command(), freshWorker ? limits.withFreshWorkers() : limits, folder.temporary());
    }

    /// One reader, for who does not own the case: whose folder for temporary files is its own, and
    /// emptied by nobody who starts readers beside it.
    Extraction beside(Path temporary) {
        return new Extraction(command(), PoolLimits.usual(1, LIMITS), temporary);
    }

    ReaderCommand command() {
        String cache = System.getProperty("daylight.reader.cache", "");
        ReaderCommand command = ReaderCommand.of(Path.of(System.getProperty("java.home", "")), classPath());
        return cache.isEmpty() ? command : command.withCache(Path.of(cache));
    }

    /// Those whose text can be recognised in pictures, by the names of Tesseract's models.
    List<String> languages() {
        return RecognitionFolders.languages(classPath());
    }

    /// The same as long as the reader's programs are the same files.
    String fingerprint() {
        StringBuilder files = new StringBuilder();
        for (Path jar : classPath()) {
            try {
                BasicFileAttributes attributes = Files.readAttributes(jar, BasicFileAttributes.class);
                files.append(jar.getFileName())
                        .append(' ')
                        .append(attributes.size())
                        .append(' ')
                        .append(attributes.lastModifiedTime())
                        .append('\n');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Sha256.of(files.toString().getBytes(StandardCharsets.UTF_8)).hex();
    }

    List<Path> classPath() {
        Path jars = folders.home().resolve("reader/target/app");
        try (Stream<Path> files = Files.list(jars)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new CaseException(
                    Kind.UNAVAILABLE,
                    "The reader's programs are missing at " + jars
                            + "; start Daylight through ./daylight, which builds them.",
                    e);
        }
    }
}
