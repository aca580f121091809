package daylight.desk;

import daylight.extraction.DocumentReading;
import daylight.id.Sha256;
import daylight.index.Hit;
import daylight.index.Hits;
import daylight.protocol.Reason;
import daylight.store.CaseException;
import daylight.store.CaseFolder;
import daylight.store.Causes;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/// Originals whose text somebody looked for before it was recognised: they are recognised before the others.
///
/// Whoever reads the case says so in a file of the case's temporary folder, one SHA-256 to a line, the
/// most wanted last. It is a wish and no fact: what cannot be written or read there costs nothing but
/// the order.
final class Wanted {
    private static final String NAME = "wanted";

    /// 64 hexadecimal digits and the line's end.
    private static final int LINE_BYTES = 65;

    /// Of a page of hits, so many are looked at.
    private static final int SHOWN_MAX = 20;

    /// Nobody opens more documents than this while they wait.
    private static final long BYTES_MAX = 10_000L * LINE_BYTES;

    private final Path file;
    private long taken;

    Wanted(CaseFolder folder) {
        this.file = folder.temporary().resolve(NAME);
    }

    /// A search showed these.
    static void say(OpenCase open, Hits hits) {
        say(open, hits.hits().stream().limit(SHOWN_MAX).map(Hit::document).toList());
    }

    /// Somebody opened these.
    ///
    /// @param documents the most wanted first
    static void say(OpenCase open, Collection<Sha256> documents) {
        List<Sha256> originals = new ArrayList<>();
        for (Sha256 document : List.copyOf(documents).reversed()) {
            open.extraction()
                    .reading(document)
                    .filter(Wanted::waits)
                    .ifPresent(reading -> originals.add(Ranks.rootOf(document, reading.rank())));
        }
        if (originals.isEmpty()) {
            return;
        }
        Path file = open.folder().temporary().resolve(NAME);
        try {
            if (!Files.exists(file) || Files.size(file) < BYTES_MAX) {
                Files.writeString(
                        file,
                        lines(originals),
                        StandardCharsets.US_ASCII,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            }
        } catch (IOException _) {
            // A case that cannot be written has nobody who would recognise.
        }
    }

    private static boolean waits(DocumentReading reading) {
        return reading.reason() == Reason.NO_TEXT && !Ranks.isRecognised(reading.rank());
    }

    /// What was said since the last time, the most wanted last.
    synchronized List<Sha256> take() {
        if (!Files.exists(file)) {
            return List.of();
        }
        List<Sha256> wanted = new ArrayList<>();
        try (RandomAccessFile lines = new RandomAccessFile(file.toFile(), "r")) {
            long whole = Math.min(lines.length(), BYTES_MAX) / LINE_BYTES * LINE_BYTES;
            if (whole <= taken) {
                return List.of();
            }
            byte[] read = new byte[(int) (whole - taken)];
            lines.seek(taken);
            lines.readFully(read);
            taken = whole;
            new String(read, StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> line.length() == LINE_BYTES - 1 && Sha256.isPrefix(line))
                    .map(Sha256::new)
                    .forEach(wanted::add);
        } catch (IOException _) {
            return List.of();
        }
        return wanted;
    }

    /// Put back what was wanted when the folder has been emptied: nothing of it has been recognised yet.
    static void keep(CaseFolder folder, List<Sha256> wanted) throws IOException {
        if (!wanted.isEmpty()) {
            Files.writeString(
                    folder.temporary().resolve(NAME),
                    lines(new LinkedHashSet<>(wanted.reversed()).reversed()),
                    StandardCharsets.US_ASCII);
        }
    }

    private static String lines(Collection<Sha256> originals) {
        StringBuilder lines = new StringBuilder();
        originals.forEach(one -> lines.append(one).append('\n'));
        return lines.toString();
    }

    /// All that was wanted has been recognised, or no name of a document shall stay that is withdrawn now.
    static void forget(CaseFolder folder) {
        try {
            Files.deleteIfExists(folder.temporary().resolve(NAME));
        } catch (IOException e) {
            throw new CaseException(
                    CaseException.Kind.UNAVAILABLE,
                    "The case " + folder.root() + " cannot be written: " + Causes.sentence(e) + ".",
                    e);
        }
    }
}
