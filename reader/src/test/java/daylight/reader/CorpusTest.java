package daylight.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import daylight.protocol.Limits;
import daylight.protocol.Reason;
import daylight.protocol.Verdict;
import daylight.reader.ground.Evidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Reads every file of the corpora, and of the hostile set when `daylight.hostile` names its folder.
@Tag("corpus")
public class CorpusTest {
    /// What cannot be read in the tests' own process: the first needs more heap than there is, the second draws
    /// forms within forms 2 to the power of their depth times and gives no text at which it could be stopped. A
    /// worker dies of each, and its neighbours do not.
    private static final List<String> KILLS_A_WORKER = List.of("testOneNote-fuzz2.one", "form-loop.pdf");

    private static final Limits LIMITS = new Limits(30, 120, 10_000, 20, 1L << 30, 20_000_000L, 20_000);

    private final Map<String, Integer> table = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();
    private int files;
    private int documents;

    @Test
    void everyFileEndsInOneOutcomeAndEveryListedMemberIsRecorded() throws IOException {
        Optional<Path> shared = shared();
        if (shared.isEmpty()) {
            System.err.println("SKIPPED: CorpusTest needs the folder 'shared' (-Ddaylight.shared=...)");
        }
        assumeTrue(shared.isPresent());
        readAll(shared.get().resolve("corpora"));
        String hostile = System.getProperty("daylight.hostile", "");
        if (!hostile.isEmpty()) {
            readAll(Path.of(hostile));
        }
        table.forEach((row, count) -> System.out.printf("%6d  %s%n", count, row));
        System.out.printf("%d files, %d documents, %d wrong%n", files, documents, wrong.size());
        wrong.forEach(System.out::println);
        assertThat(files).as("files seen").isGreaterThan(1_000);
        assertThat(wrong).isEmpty();
        try (Stream<Path> left = Files.list(ReadingFixture.temporaryFolder())) {
            assertThat(left).as("temporary files left behind").isEmpty();
        }
    }

    private void readAll(Path folder) throws IOException {
        List<Path> found;
        try (Stream<Path> walk = Files.walk(folder)) {
            found = walk.filter(Files::isRegularFile).sorted().toList();
        }
        String only = System.getProperty("daylight.only", "");
        for (Path path : found) {
            if (path.toString().contains(only)
                    && !KILLS_A_WORKER.contains(path.getFileName().toString())) {
                files++;
                read(path, folder.relativize(path).toString());
            }
        }
    }

    private void read(Path path, String label) throws IOException {
        long start = System.nanoTime();
        try {
            String name = path.getFileName().toString();
            RecordedTree tree = ReadingFixture.read(name, new Evidence.InFile(path, Files.size(path)), LIMITS);
            tree.all().forEach(doc -> judge(doc, label));
        } catch (RuntimeException | Error e) {
            wrong.add(label + " threw " + e);
            e.printStackTrace();
        }
        long millis = (System.nanoTime() - start) / 1_000_000;
        if (millis > 5_000) {
            System.out.println(millis + " ms " + label);
        }
    }

    private void judge(RecordedTree.Doc doc, String label) {
        documents++;
        table.merge(doc.ended().mediaType() + " " + doc.outcome(), 1, Integer::sum);
        if (doc.listed() != doc.members()) {
            wrong.add(label + " " + doc + " listed " + doc.listed() + " recorded " + doc.members());
        }
        if (doc.reason() == Reason.READER_BUG) {
            wrong.add(label + " " + doc + " " + doc.ended().detail());
        }
        boolean hasHash = doc.ended().sha256().length() == 64;
        if (!hasHash && doc.verdict() == Verdict.READ) {
            wrong.add(label + " " + doc + " has no hash");
        }
        if (System.getProperty("daylight.each") != null) {
            System.out.println(label + " " + doc + " " + doc.ended().mediaType() + " "
                    + doc.ended().detail() + " members " + doc.members() + " text "
                    + doc.text().length());
        }
    }

    /// The shared folder, which is no part of the project.
    public static Optional<Path> shared() {
        for (String said : new String[] {System.getProperty("daylight.shared"), System.getenv("DAYLIGHT_SHARED")}) {
            if (said != null && Files.isDirectory(Path.of(said))) {
                return Optional.of(Path.of(said));
            }
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolveSibling("shared").resolve("corpora"))) {
                return Optional.of(at.resolveSibling("shared"));
            }
        }
        return Optional.empty();
    }
}
