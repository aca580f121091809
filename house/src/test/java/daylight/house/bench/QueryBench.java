package daylight.house.bench;

import daylight.index.Ask;
import daylight.index.IndexedDocument;
import daylight.index.LuceneIndex;
import daylight.search.Found;
import daylight.search.Search;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/// How long questions take at 100,000 documents: 20 hits, one thread, after a warm-up, no query cache.
///
/// `main FOLDER [DOCUMENTS [KIND]]` makes the index there, or uses the one that a run with the same number left, and
/// asks the questions of the kinds whose name contains KIND.
public final class QueryBench {
    private static final long SEED = 20_180_301;
    private static final int DOCUMENTS = 100_000;
    private static final int QUERIES = 200;

    /// The last pass counts; those before it are for the JIT and the page cache.
    private static final int PASSES = 3;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /// 50th and 99th percentile in milliseconds, of wall time and of the thread's CPU time (which a busy machine
    /// changes less), and the mean number of matching documents.
    record Timing(double p50, double p99, double cpu50, double cpu99, double totals) {}

    private final MadeDocuments documents;
    private final PrintStream out;
    private final String only;

    QueryBench(MadeDocuments documents, PrintStream out, String only) {
        this.documents = documents;
        this.out = out;
        this.only = only;
    }

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        int count = args.length > 1 ? Integer.parseInt(args[1]) : DOCUMENTS;
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        MadeDocuments documents = new MadeDocuments(SEED, count);
        new QueryBench(documents, out, args.length > 2 ? args[2] : "").run(folder);
    }

    /// @return by kind and mode
    Map<String, Map<String, Timing>> run(Path folder) throws IOException {
        Map<String, Map<String, Timing>> all = new LinkedHashMap<>();
        try (LuceneIndex index = LuceneIndex.open(folder, documents)) {
            if (index.count() != documents.count()) {
                fill(index);
                out.printf(Locale.ROOT, "index: %.1f MB on disk%n", size(folder) / 1e6);
            }
        }
        // As a search opens it.
        try (LuceneIndex index = LuceneIndex.openReadOnly(folder, documents)) {
            Search search = new Search(index);
            Ask usual = Ask.usual();
            Map<String, Ask> modes = new LinkedHashMap<>();
            modes.put("hits", usual.with(false, false));
            modes.put("facets", usual.with(true, false));
            modes.put("facets+snippets", usual);
            out.printf(
                    "%-18s %-16s %9s %9s %9s %9s %10s%n",
                    "kind", "mode", "p50 ms", "p99 ms", "CPU p50", "CPU p99", "documents");
            kinds().forEach((kind, queries) -> modes.forEach((mode, ask) -> {
                Timing timing = timed(search, queries, ask);
                all.computeIfAbsent(kind, k -> new TreeMap<>()).put(mode, timing);
                out.printf(
                        Locale.ROOT,
                        "%-18s %-16s %9.2f %9.2f %9.2f %9.2f %10.0f%n",
                        kind,
                        mode,
                        timing.p50(),
                        timing.p99(),
                        timing.cpu50(),
                        timing.cpu99(),
                        timing.totals());
            }));
        }
        return all;
    }

    private void fill(LuceneIndex index) {
        long start = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        int workers = Runtime.getRuntime().availableProcessors();
        for (int w = 0; w < workers; w++) {
            int first = w;
            threads.add(Thread.ofPlatform().start(() -> {
                for (int i = first; i < documents.count(); i += workers) {
                    IndexedDocument document = documents.document(i);
                    index.add(document);
                }
            }));
        }
        threads.forEach(QueryBench::join);
        index.settle();
        double seconds = (System.nanoTime() - start) / 1e9;
        out.printf(
                Locale.ROOT,
                "indexed %d documents, %.0f million characters, in %.1f s%n",
                documents.count(),
                documents.characters() / 1e6,
                seconds);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static long size(Path folder) throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }

    private Timing timed(Search search, List<String> queries, Ask ask) {
        double[] millis = new double[queries.size()];
        double[] cpu = new double[queries.size()];
        long totals = 0;
        for (int pass = 0; pass < PASSES; pass++) {
            totals = 0;
            for (int i = 0; i < queries.size(); i++) {
                long cpuStart = THREADS.getCurrentThreadCpuTime();
                long start = System.nanoTime();
                Found found = search.search(queries.get(i), ask);
                millis[i] = (System.nanoTime() - start) / 1e6;
                cpu[i] = (THREADS.getCurrentThreadCpuTime() - cpuStart) / 1e6;
                totals += found.hits().total();
            }
        }
        return new Timing(
                percentile(millis, 0.5),
                percentile(millis, 0.99),
                percentile(cpu, 0.5),
                percentile(cpu, 0.99),
                (double) totals / queries.size());
    }

    private static double percentile(double[] of, double share) {
        double[] sorted = of.clone();
        Arrays.sort(sorted);
        return sorted[(int) (sorted.length * share)];
    }

    /// The same questions on each run.
    Map<String, List<String>> kinds() {
        Map<String, Function<Random, String>> made = new LinkedHashMap<>();
        made.put("term, common", r -> word(r, 200));
        made.put("term", r -> word(r, 20_000));
        made.put("phrase", r -> "\"" + documents.quote(r.nextInt(documents.count()), 2 + r.nextInt(2), r) + "\"");
        made.put("and", r -> {
            Vocabulary words = vocabulary(r);
            return words.ranked(r.nextInt(300)) + " " + words.ranked(r.nextInt(3_000));
        });
        made.put("boolean", r -> {
            Vocabulary words = vocabulary(r);
            return "(" + words.ranked(r.nextInt(300)) + " OR " + words.ranked(r.nextInt(3_000)) + ") "
                    + words.ranked(r.nextInt(300)) + " -" + words.ranked(r.nextInt(3_000));
        });
        made.put("or, three", r -> word(r, 300) + " OR " + word(r, 3_000) + " OR " + word(r, 3_000));
        made.put("near", r -> "\"" + documents.quote(r.nextInt(documents.count()), 2, r) + "\"~5");
        made.put("range and term", r -> word(r, 500) + " date:" + (2012 + r.nextInt(9)) + " type:pdf");
        made.put("fuzzy 1", r -> latin(r, 5_000) + "~1");
        made.put("fuzzy 2", r -> latin(r, 5_000) + "~2");
        made.put("prefix", r -> latin(r, 5_000).substring(0, 3) + "*");
        made.put("wildcard", r -> latin(r, 5_000).substring(0, 2) + "*" + "aeiou".charAt(r.nextInt(5)));
        made.put("leading wildcard", r -> "*" + latin(r, 20_000).substring(1));
        made.put("leading, short", r -> "*" + latin(r, 20_000).substring(2, 4));
        made.put("inner wildcard", r -> "*" + latin(r, 20_000).substring(1, 4) + "*");
        made.put("expression", r -> "/" + latin(r, 5_000).substring(0, 3) + "[a-m]+s?/");
        made.put("everything", r -> "");
        Map<String, List<String>> kinds = new LinkedHashMap<>();
        made.keySet().removeIf(kind -> !kind.contains(only));
        made.forEach((kind, one) -> {
            Random random = new Random(SEED + kind.hashCode());
            kinds.put(
                    kind,
                    Stream.generate(() -> one.apply(random)).limit(QUERIES).toList());
        });
        return kinds;
    }

    private Vocabulary vocabulary(Random random) {
        int draw = random.nextInt(10);
        return documents.languages().get(draw < 5 ? 0 : draw - 4);
    }

    private String word(Random random, int ranks) {
        return vocabulary(random).ranked(random.nextInt(ranks));
    }

    /// At least four letters.
    private String latin(Random random, int ranks) {
        while (true) {
            String word = documents.languages().getFirst().ranked(random.nextInt(ranks));
            if (word.length() >= 4) {
                return word;
            }
        }
    }
}
