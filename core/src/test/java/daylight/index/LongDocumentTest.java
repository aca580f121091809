package daylight.index;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.protocol.NameBytes;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// 200 MB of text in one document, in a JVM of its own with the heap that the desk has.
class LongDocumentTest {
    private static final int PAGES = 70_000;
    private static final int PAGE_CHARS = 3_000;

    @TempDir
    private Path folder;

    @Test
    @Tag("soak")
    void aDocumentOf200MegabytesIsIndexedAndFoundInTheDesksHeap() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx320m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LongDocumentTest.class.getName(),
                        folder.resolve("index").toString())
                .inheritIO()
                .start();

        assertThat(process.waitFor()).isZero();
    }

    /// The program of that JVM: ends with 0 when all was found.
    public static void main(String[] args) throws IOException {
        TextSource text = new RepeatingText();
        IndexedDocument document = new IndexedDocument(
                Shelf.id("long"),
                "layer",
                "long",
                List.of(NameBytes.of("long.txt")),
                "text/plain",
                "en",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                List.of(),
                "",
                "",
                List.of(),
                "read",
                text.length(),
                Optional.empty(),
                new TreeMap<>(),
                text);
        try (LuceneIndex index = LuceneIndex.open(Path.of(args[0]), (id, layer) -> Optional.of(text))) {
            long start = System.nanoTime();
            index.add(document);
            index.settle();
            System.out.printf(
                    "200 MB in one document: %.1f s, heap %d MB%n",
                    (System.nanoTime() - start) / 1e9,
                    (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
            Hits last = index.search(
                    new Query.Phrase(WordField.TEXT, "end" + PAGES / 2 + " start" + (PAGES / 2 + 1)), Ask.usual());
            Hits all = index.search(new Query.Words(WordField.TEXT, "word7"), Ask.usual());
            Hits wild = index.search(new Query.Wildcard(WordField.TEXT, "*ord7"), Ask.usual());
            boolean found = last.total() == 1
                    && last.hits().getFirst().pages().getFirst().page() == PAGES / 2
                    && all.hits().getFirst().further()
                    && wild.total() == 1;
            System.exit(found ? 0 : 1);
        }
    }

    /// Pages that are made when they are read.
    private static final class RepeatingText implements TextSource {
        @Override
        public Reader open() {
            return new Reader() {
                private int page;
                private String current = "";
                private int at;

                @Override
                public int read(char[] into, int from, int length) {
                    if (at == current.length()) {
                        if (page == PAGES) {
                            return -1;
                        }
                        current = page(++page) + (page < PAGES ? "\f" : "");
                        at = 0;
                    }
                    int count = Math.min(length, current.length() - at);
                    current.getChars(at, at + count, into, from);
                    at += count;
                    return count;
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public int length() {
            return PAGES * (PAGE_CHARS + 1) - 1;
        }

        @Override
        public OpenPages pages() {
            return OpenPages.made(PAGES, page -> (page - 1) * (PAGE_CHARS + 1), RepeatingText::page);
        }

        private static String page(int page) {
            StringBuilder text = new StringBuilder("start").append(page).append(' ');
            String end = " end" + page;
            long random = page * 0x9E3779B97F4A7C15L;
            while (text.length() < PAGE_CHARS - end.length()) {
                random = random * 6364136223846793005L + 1442695040888963407L;
                int rank = (int) Math.pow(200_000, (random >>> 40) / (double) (1 << 24)); // as often as Zipf's law says
                text.append("word").append(rank).append(' ');
            }
            text.setLength(PAGE_CHARS - end.length());
            return text.append(end).toString();
        }
    }
}
