package daylight.reader.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import daylight.protocol.Limits;
import daylight.protocol.Reason;
import daylight.protocol.Verdict;
import daylight.reader.CorpusTest;
import daylight.reader.ReadingFixture;
import daylight.reader.RecordedTree;
import daylight.reader.ground.Evidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A damaged mail store loses nothing silently: what was recovered and what is reported lost are together
/// what the whole store holds, or the store itself is not called read. The stores are those of the corpora,
/// because no library writes one; each is damaged by a seed.
@Tag("corpus")
class PstMutationTest {
    private static final long SEED = Long.getLong("daylight.seed", 20_260_711);
    private static final int FEW = 20;
    private static final int MANY = 500;
    private static final Limits LIMITS = new Limits(20, 40, 10_000, 20, 1L << 28, 10_000_000L, 20_000);

    private final Map<String, Integer> table = new TreeMap<>();
    private final List<String> silent = new ArrayList<>();

    @Test
    void aFewDamagedStoresAccountForEachItem() throws IOException {
        damage(FEW);
    }

    @Test
    @Tag("soak")
    void fiveHundredDamagedStoresAccountForEachItem() throws IOException {
        damage(MANY);
    }

    private void damage(int mutations) throws IOException {
        System.out.println("PstMutationTest: -Ddaylight.seed=" + SEED);
        List<Path> stores = stores();
        assertThat(stores).hasSizeGreaterThanOrEqualTo(3);
        for (Path store : stores) {
            byte[] whole = Files.readAllBytes(store);
            RecordedTree intact = read(store, whole);
            int count = intact.root().members();
            assertThat(intact.root().verdict()).isEqualTo(Verdict.READ);
            assertThat(count).as("items of " + store.getFileName()).isPositive();
            for (int n = 0; n < mutations; n++) {
                String label = store.getFileName() + " mutation " + n;
                try {
                    judge(label, read(store, mutated(whole, n)), intact);
                } catch (OutOfMemoryError e) {
                    // A worker dies of it, and the desk reports the whole store.
                    table.merge("a reader without memory", 1, Integer::sum);
                }
            }
        }
        table.forEach((outcome, times) -> System.out.printf("%6d  %s%n", times, outcome));
        assertThat(silent).as("losses that nothing tells of").isEmpty();
    }

    private static List<Path> stores() throws IOException {
        Path corpora = CorpusTest.shared()
                .map(shared -> shared.resolve("corpora"))
                .orElseGet(() -> {
                    System.err.println("SKIPPED: PstMutationTest needs the folder 'shared' (-Ddaylight.shared=...)");
                    return abort("no shared corpora");
                });
        try (Stream<Path> walk = Files.walk(corpora)) {
            return walk.filter(path -> path.toString().endsWith(".pst"))
                    .sorted()
                    .toList();
        }
    }

    private static RecordedTree read(Path store, byte[] content) {
        return ReadingFixture.read(store.getFileName().toString(), new Evidence.InMemory(content), LIMITS);
    }

    /// One of the ways in which disks and transfers damage a file: bytes that flipped, a range that holds
    /// zeros or something else, an end that is missing.
    private static byte[] mutated(byte[] whole, int n) {
        Random random = new Random(SEED + n);
        byte[] damaged = whole.clone();
        int at = random.nextInt(whole.length);
        int length = Math.min(1 << random.nextInt(14), whole.length - at);
        switch (n % 4) {
            case 0 -> {
                for (int flips = 1 + random.nextInt(64); flips > 0; flips--) {
                    damaged[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
                }
            }
            case 1 -> Arrays.fill(damaged, at, at + length, (byte) 0);
            case 2 -> {
                byte[] other = new byte[length];
                random.nextBytes(other);
                System.arraycopy(other, 0, damaged, at, length);
            }
            default -> damaged = Arrays.copyOf(whole, 1 + at);
        }
        return damaged;
    }

    private static String words(RecordedTree tree) {
        return tree.all().stream().map(RecordedTree.Doc::text).collect(Collectors.joining("\n"));
    }

    private void judge(String label, RecordedTree tree, RecordedTree intact) {
        int count = intact.root().members();
        RecordedTree.Doc root = tree.root();
        int lost = (int) tree.membersOf(root)
                .filter(member -> member.verdict() == Verdict.FAILED)
                .count();
        int recovered = root.members() - lost;
        String items = root.members() == count ? ", every item" : ", fewer items";
        // A byte of a word that became another byte is a word all the same: nothing in it tells of the damage.
        table.merge(
                root.outcome() + items + (words(tree).equals(words(intact)) ? "" : ", other words"), 1, Integer::sum);
        if (root.listed() != root.members()) {
            silent.add(label + ": listed " + root.listed() + ", recorded " + root.members());
        }
        if (root.verdict() == Verdict.READ && recovered + lost != count) {
            silent.add(label + ": read, with " + recovered + " recovered and " + lost + " lost of " + count);
        }
        if (root.verdict() == Verdict.READ && lost > 0) {
            silent.add(label + ": read, though " + lost + " items are lost");
        }
        tree.all().stream()
                .filter(doc -> doc.reason() == Reason.READER_BUG)
                .forEach(
                        doc -> silent.add(label + ": " + doc + " " + doc.ended().detail()));
    }
}
