package daylight.desk;

import com.sun.management.OperatingSystemMXBean;
import daylight.id.Sha256;
import daylight.index.IndexedDocument;
import daylight.index.LuceneIndex;
import daylight.protocol.NameBytes;
import daylight.protocol.PlainReading;
import daylight.text.Languages;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/// The measure that `daylight bench` compares ingest with: one Java process, plain in-process Tika, the same
/// index, fields, analysers and language identification; no custody, no isolation, no account. Run on the
/// class paths of desk and reader together: `PlainIngest LIST INDEX THREADS`; prints CPU seconds of the whole
/// process.
final class PlainIngest {
    private final PlainReading reading;
    private final Languages languages = Languages.load();
    private final LuceneIndex index;
    private final List<Path> files;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger read = new AtomicInteger();

    private PlainIngest(PlainReading reading, LuceneIndex index, List<Path> files) {
        this.reading = reading;
        this.index = index;
        this.files = files;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<Path> files = Files.readAllLines(Path.of(arguments[0]), StandardCharsets.UTF_8).stream()
                .map(Path::of)
                .toList();
        PlainReading reading = ServiceLoader.load(PlainReading.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the reader's jars are not on the class path"));
        try (LuceneIndex index = LuceneIndex.open(Path.of(arguments[1]), (_, _) -> Optional.empty())) {
            new PlainIngest(reading, index, files).run(Integer.parseInt(arguments[2]));
            index.commit();
        }
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        Console.ofProcess()
                .print(Json.object().put("files", files.size()).put("cpu_seconds", system.getProcessCpuTime() / 1e9));
    }

    private void run(int threads) throws InterruptedException {
        List<Thread> running = java.util.stream.IntStream.range(0, threads)
                .mapToObj(_ -> Thread.ofPlatform().start(this::readUntilDone))
                .toList();
        for (Thread thread : running) {
            thread.join();
        }
        if (read.get() != files.size()) {
            throw new IllegalStateException("only " + read + " of " + files.size() + " files were read");
        }
    }

    private void readUntilDone() {
        for (int i = next.getAndIncrement(); i < files.size(); i = next.getAndIncrement()) {
            try {
                index.add(document(files.get(i)));
                read.incrementAndGet();
            } catch (IOException e) {
                Console.ofProcess().err().println("could not be opened: " + files.get(i));
                read.incrementAndGet();
            }
        }
    }

    private IndexedDocument document(Path file) throws IOException {
        PlainReading.Plain plain = reading.read(file);
        LanguageSample sample = new LanguageSample();
        sample.add(plain.text());
        PlainReading.Told told = plain.told();
        NameBytes name = NameBytes.of(file.toString());
        return new IndexedDocument(
                Sha256.of(file.toString().getBytes(StandardCharsets.UTF_8)),
                "",
                plain.title(),
                List.of(name),
                plain.mediaType(),
                languages.identify(sample.text()).code(),
                told.created().or(told::modified),
                told.created(),
                told.modified(),
                told.sender(),
                told.recipients(),
                told.subject(),
                told.author(),
                List.of(String.valueOf(file.getParent())),
                "read",
                Files.size(file),
                Optional.empty(),
                new TreeMap<>(),
                new StringText(plain.text()));
    }
}
