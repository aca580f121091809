package daylight.reader.fast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.tika.exception.TikaException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

/// CPU seconds of the fast path against Tika's AutoDetectParser on the same files, warm, one after the other
/// in each round. Prints; a machine's mood decides no test, so only the order of magnitude is asserted.
@Tag("soak")
class FastPathCpuTest {
    private static final int ROUNDS = 12;

    /// The first rounds are the compiler's.
    private static final int WARM_UP_ROUNDS = 5;

    private record Held(String name, byte[] bytes) {}

    private final FastPath fast = new FastPath((member, node) -> {});
    private final TikaView tika = new TikaView();
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    @Test
    void mailsAndTextsCostAFractionOfTikasCpu() throws IOException {
        List<Held> mails = new ArrayList<>();
        List<Held> texts = new ArrayList<>();
        for (Path file : Corpora.files()) {
            byte[] bytes = Files.readAllBytes(file);
            Held held = new Held(file.getFileName().toString(), bytes);
            try {
                boolean mail = fast.read(bytes, held.name()).mediaType().equals(MailReader.MEDIA_TYPE);
                (mail ? mails : texts).add(held);
            } catch (NotForFastPath _) {
                // Costs the general reader the same with or without the fast path.
            }
        }
        List<Held> all = new ArrayList<>(mails);
        all.addAll(texts);
        double ratio = ratio("mails and texts", all);
        ratio("mails", mails);
        ratio("texts", texts);
        assertThat(ratio).as("Tika's CPU for each second of the fast path's").isGreaterThan(3);
    }

    private double ratio(String what, List<Held> files) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            long start = threads.getCurrentThreadCpuTime();
            files.forEach(this::withTika);
            long between = threads.getCurrentThreadCpuTime();
            files.forEach(held -> fast.read(held.bytes(), held.name()));
            long end = threads.getCurrentThreadCpuTime();
            double ratio = (double) (between - start) / (end - between);
            System.out.printf(
                    "%s: %d files, Tika %.3f s, fast path %.3f s, ratio %.1f%n",
                    what, files.size(), (between - start) / 1e9, (end - between) / 1e9, ratio);
            if (round >= WARM_UP_ROUNDS) {
                ratios.add(ratio);
            }
        }
        ratios.sort(Double::compare);
        double median = ratios.get(ratios.size() / 2);
        System.out.printf("%s: median ratio of %d warm rounds %.1f%n", what, ratios.size(), median);
        return median;
    }

    private void withTika(Held held) {
        try {
            tika.parse(held.bytes(), held.name());
        } catch (IOException | SAXException | TikaException _) {
            // A member that Tika cannot open; its cost counts all the same.
        }
    }
}
