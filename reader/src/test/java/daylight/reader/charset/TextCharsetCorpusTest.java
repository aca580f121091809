package daylight.reader.charset;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.reader.ground.Evidence;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/// The signs of UTF-16 held against texts that somebody else wrote: none in another charset is taken
/// for it, and none in it is missed.
@Tag("corpus")
@EnabledIfEnvironmentVariable(named = "DAYLIGHT_SHARED", matches = ".+")
class TextCharsetCorpusTest {
    private static final Pattern PARAGRAPH = Pattern.compile("<(?:para|title)>([^<]*)<");

    private static final int PIECES = 400;

    private static final Map<String, List<String>> CHARSETS = Map.of(
            "cmn_hans", List.of("GB18030", "GB2312", "UTF-8"),
            "cmn_hant", List.of("Big5", "windows-31j", "EUC-KR", "EUC-JP", "GB18030", "UTF-8"),
            "rus", List.of("windows-1251", "KOI8-R", "IBM866", "ISO-8859-5", "UTF-8"),
            "kaz", List.of("UTF-8"),
            "uig_arab", List.of("UTF-8"),
            "arb", List.of("windows-1256", "ISO-8859-6", "UTF-8"),
            "fra", List.of("windows-1252", "UTF-8"),
            "eng", List.of("US-ASCII"));

    private static Path corpora() {
        return Path.of(System.getenv("DAYLIGHT_SHARED"), "corpora");
    }

    private static List<String> paragraphs(String language) throws IOException {
        Matcher found =
                PARAGRAPH.matcher(Files.readString(corpora().resolve("languages/udhr/udhr/udhr_" + language + ".xml")));
        List<String> paragraphs = new ArrayList<>();
        while (found.find()) {
            String text = found.group(1).strip().replaceAll("\\s+", " ");
            if (!text.isEmpty()) {
                paragraphs.add(text);
            }
        }
        return paragraphs;
    }

    /// Some paragraphs, or a stretch of one, so that pieces begin and end anywhere.
    private static String piece(List<String> paragraphs, Random random) {
        if (random.nextBoolean()) {
            String one = paragraphs.get(random.nextInt(paragraphs.size()));
            int from = random.nextInt(one.length());
            return one.substring(from, Math.min(one.length(), from + 8 + random.nextInt(200)));
        }
        StringBuilder several = new StringBuilder();
        for (int i = random.nextInt(20); i >= 0; i--) {
            several.append(paragraphs.get(random.nextInt(paragraphs.size()))).append('\n');
        }
        return several.toString();
    }

    /// Without the characters that the charset does not have.
    private static byte[] bytes(String text, Charset charset) {
        CharsetEncoder encoder = charset.newEncoder();
        StringBuilder kept = new StringBuilder();
        text.codePoints().filter(c -> encoder.canEncode(Character.toString(c))).forEach(kept::appendCodePoint);
        return kept.toString().getBytes(charset);
    }

    private static Charset told(byte[] bytes) throws IOException {
        return TextCharset.of(new Evidence.InMemory(bytes), TextCharset::byStatistics)
                .charset();
    }

    @Test
    void noPieceInAnotherCharsetIsTakenForUtf16() throws IOException {
        long seed = Long.getLong("daylight.seed", 7);
        Random random = new Random(seed);
        List<String> wrong = new ArrayList<>();
        int looked = 0;
        for (Map.Entry<String, List<String>> each : new TreeMap<>(CHARSETS).entrySet()) {
            List<String> paragraphs = paragraphs(each.getKey());
            for (String charset : each.getValue()) {
                for (int i = 0; i < PIECES; i++) {
                    byte[] bytes = bytes(piece(paragraphs, random), Charset.forName(charset));
                    looked++;
                    if (told(bytes).name().startsWith("UTF-16")) {
                        wrong.add(charset + ": " + new String(bytes, Charset.forName(charset)));
                    }
                }
            }
        }
        System.out.println("seed " + seed + ": " + looked + " pieces in other charsets, " + wrong.size() + " wrong");
        assertThat(looked).isGreaterThan(7_000);
        assertThat(wrong).isEmpty();
    }

    @Test
    void piecesInUtf16AreTold() throws IOException {
        long seed = Long.getLong("daylight.seed", 7);
        Random random = new Random(seed);
        List<String> wrong = new ArrayList<>();
        int looked = 0;
        for (String language : new TreeMap<>(CHARSETS).keySet()) {
            List<String> paragraphs = paragraphs(language);
            for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
                for (int i = 0; i < PIECES; i++) {
                    String piece = piece(paragraphs, random);
                    if (piece.length() < 8) {
                        continue;
                    }
                    looked++;
                    if (!told(piece.getBytes(charset)).equals(charset)) {
                        wrong.add(language + " " + charset + ": " + piece);
                    }
                }
            }
        }
        System.out.println("seed " + seed + ": " + looked + " pieces in UTF-16, " + wrong.size() + " not told");
        assertThat(looked).isGreaterThan(5_000);
        assertThat(wrong).isEmpty();
    }

    @Test
    void noTextOfTheCorporaIsTakenForUtf16() throws IOException {
        List<String> wrong = new ArrayList<>();
        int looked = 0;
        for (String folder : List.of("languages", "documents", "mail")) {
            try (Stream<Path> files = Files.walk(corpora().resolve(folder))) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    String name = file.getFileName().toString().toLowerCase(java.util.Locale.ROOT);
                    if (!name.matches(".*\\.(txt|csv|tsv|md|xml|html?|json|eml|vtt|rtf|pem|java|c|sql|mbox)")) {
                        continue;
                    }
                    byte[] all = Files.readAllBytes(file);
                    byte[] lead = Arrays.copyOf(all, Math.min(all.length, Utf16.LEAD_BYTES));
                    looked++;
                    boolean isWide = Stream.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)
                            .anyMatch(charset -> new String(lead, charset).startsWith("\uFEFF"));
                    if (!isWide && told(lead).name().startsWith("UTF-16")) {
                        wrong.add(file.toString());
                    }
                }
            }
        }
        System.out.println(looked + " texts of the corpora, taken for UTF-16: " + wrong);
        assertThat(looked).isGreaterThan(300);
        assertThat(wrong).isEmpty();
    }
}
