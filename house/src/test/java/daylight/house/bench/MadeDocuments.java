package daylight.house.bench;

import daylight.id.Sha256;
import daylight.index.IndexedDocument;
import daylight.index.OpenPages;
import daylight.index.TextShelf;
import daylight.index.TextSource;
import daylight.protocol.NameBytes;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/// Documents made from a seed: mails, reports of a few pages, and some long ones, in six languages. Only the page
/// tables are held; a page is made again when it is read.
final class MadeDocuments implements TextShelf {
    private static final int WORDS_PER_PAGE = 250;
    private static final int SENDERS = 2_000;
    private static final long FIRST_DAY = Instant.parse("2012-01-01T00:00:00Z").getEpochSecond();
    private static final int DAYS = 3_650;
    private static final String[] OUTCOMES = {"read", "read", "read", "read", "read", "read", "partly_read"};

    private final long seed;
    private final int count;
    private final List<Vocabulary> languages;
    private final int[][] pageStarts;
    private final Map<Sha256, Integer> numbers = new HashMap<>();
    private long characters;

    MadeDocuments(long seed, int count) {
        this.seed = seed;
        this.count = count;
        this.pageStarts = new int[count][];
        String[] english = {"", "", "", "s", "ing", "ed"};
        String[] russian = {"", "а", "ы", "ами"};
        String[] none = {""};
        this.languages = List.of(
                Vocabulary.syllables("en", "bcdfghjklmnprstvwz", "aeiou", english, 150_000, seed + 1),
                Vocabulary.syllables("ru", "бвгдзклмнпрст", "аеиоу", russian, 60_000, seed + 2),
                Vocabulary.characters("zh", 0x4E00, 3_500, 40_000, seed + 3),
                Vocabulary.syllables("ar", "بتجدرسعفقكلمن", "اوي", none, 60_000, seed + 4),
                Vocabulary.syllables("ug", "بپتجخدرسشغقكڭلم", "اەوۇۆۈېى", none, 60_000, seed + 5),
                Vocabulary.syllables(
                        "fr", "bcdfglmnprstv", "aeiouéè", new String[] {"", "s", "ement"}, 60_000, seed + 6));
        for (int i = 0; i < count; i++) {
            numbers.put(id(i), i);
        }
    }

    int count() {
        return count;
    }

    /// UTF-16 code units of text in all documents made so far.
    synchronized long characters() {
        return characters;
    }

    private Sha256 id(int number) {
        return Sha256.of((seed + "/" + number).getBytes(StandardCharsets.UTF_8));
    }

    private Random random(int number) {
        return new Random(seed * 31 + number * 7_919L);
    }

    Vocabulary language(int number) {
        int draw = random(number).nextInt(100);
        return languages.get(draw < 60 ? 0 : draw < 72 ? 1 : draw < 84 ? 2 : draw < 90 ? 3 : draw < 94 ? 4 : 5);
    }

    List<Vocabulary> languages() {
        return languages;
    }

    private static int pages(int number) {
        return number % 200 == 7 ? 100 : number % 7 == 0 ? 2 + number % 5 : 1;
    }

    private String page(int number, int page) {
        Random random = new Random(seed * 131 + number * 104_729L + page);
        Vocabulary words = language(number);
        int length = pages(number) == 1 ? 40 + random.nextInt(WORDS_PER_PAGE) : WORDS_PER_PAGE;
        StringBuilder text = new StringBuilder(length * 7);
        for (int i = 0; i < length; i++) {
            text.append(words.word(random)).append(i % 12 == 11 ? "\n" : i % 17 == 16 ? ". " : words.space());
        }
        return text.append("\nref ")
                .append(Long.toHexString(random.nextLong()))
                .append(" no ")
                .append(random.nextInt(1_000_000))
                .toString();
    }

    IndexedDocument document(int number) {
        Random random = random(number);
        TextSource text = text(number);
        synchronized (this) {
            characters += text.length();
        }
        Instant date = Instant.ofEpochSecond(FIRST_DAY + random.nextInt(DAYS) * 86_400L);
        boolean mail = pages(number) == 1;
        int sender = (int) (Math.pow(random.nextDouble(), 3) * SENDERS);
        String subject = language(number).word(random) + " " + language(number).word(random);
        return new IndexedDocument(
                id(number),
                "layer",
                subject,
                List.of(NameBytes.of("drive/" + number % 50 + "/" + number + (mail ? ".eml" : ".pdf"))),
                mail ? "message/rfc822" : "application/pdf",
                language(number).language(),
                Optional.of(date),
                Optional.of(date),
                Optional.empty(),
                mail ? "person" + sender + "@example.org" : "",
                mail ? List.of("person" + random.nextInt(SENDERS) + "@example.org") : List.of(),
                subject,
                mail ? "" : "Author " + random.nextInt(300),
                List.of("drive/" + number % 50),
                OUTCOMES[number % OUTCOMES.length],
                text.length(),
                Optional.empty(),
                new TreeMap<>(),
                text);
    }

    /// Some words that stand in a row in a document.
    String quote(int number, int words, Random random) {
        String[] all = page(number, 1).split("\\s+");
        int start = random.nextInt(Math.max(1, all.length - words));
        return String.join(" ", List.of(all).subList(start, Math.min(all.length, start + words)));
    }

    private TextSource text(int number) {
        if (pageStarts[number] == null) {
            List<Integer> starts = new ArrayList<>(List.of(0));
            for (int p = 1; p <= pages(number); p++) {
                starts.add(starts.getLast() + page(number, p).length() + 1);
            }
            pageStarts[number] = starts.stream().mapToInt(Integer::intValue).toArray();
        }
        int[] starts = pageStarts[number];
        return new TextSource() {
            @Override
            public Reader open() {
                StringBuilder whole = new StringBuilder(length());
                for (int p = 1; p < starts.length; p++) {
                    whole.append(p > 1 ? "\f" : "").append(page(number, p));
                }
                return new StringReader(whole.toString());
            }

            @Override
            public int length() {
                return starts[starts.length - 1] - 1;
            }

            @Override
            public OpenPages pages() {
                return OpenPages.made(starts.length - 1, p -> starts[p - 1], p -> page(number, p));
            }
        };
    }

    @Override
    public Optional<TextSource> text(Sha256 document, String layer) {
        return Optional.ofNullable(numbers.get(document)).map(this::text);
    }
}
