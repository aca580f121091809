package daylight.reader.fast;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.reader.ground.StrictText;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Sentences of the corpora in languages that are written in Cyrillic letters. Nothing in [CyrillicLabel] was set
/// by them.
@Tag("corpus")
class CyrillicCorpusTest {
    private static final List<Charset> CHARSETS = List.of(
            Charset.forName("windows-1251"),
            Charset.forName("KOI8-R"),
            Charset.forName("KOI8-U"),
            Charset.forName("IBM866"),
            Charset.forName("ISO-8859-5"));

    private static final int LETTERS_MIN = 40;

    @Test
    void noRightLabelIsTakenForAWrongOneAndWrongOnesAreFound() throws IOException {
        int right = 0;
        int wrong = 0;
        int found = 0;
        List<String> falsely = new ArrayList<>();
        for (String text : sentences()) {
            for (Charset in : CHARSETS) {
                if (!in.newEncoder().canEncode(text)) {
                    continue;
                }
                byte[] bytes = text.getBytes(in);
                right++;
                CyrillicLabel.better(bytes, in).ifPresent(other -> falsely.add(in + " as " + other + ": " + text));
                for (Charset said : CHARSETS) {
                    if (StrictText.of(bytes, said).filter(text::equals).isEmpty()) {
                        Optional<String> read =
                                CyrillicLabel.better(bytes, said).map(charset -> new String(bytes, charset));
                        wrong++;
                        found += read.equals(Optional.of(text)) ? 1 : 0;
                    }
                }
            }
        }
        System.out.printf(
                "%d right labels, %d taken for wrong; %d wrong ones, %d found%n", right, falsely.size(), wrong, found);
        assertThat(falsely).isEmpty();
        assertThat(right).isGreaterThan(1_000);
        assertThat(found).isGreaterThan(wrong * 9 / 10);
    }

    private static final Pattern LABEL =
            Pattern.compile("(?i)charset=\"?(?:windows-1251|koi8-[ru]|ibm866|cp866|iso-8859-5)");

    @Test
    void noMailOfTheCorporaIsReadInAnotherCharset() throws IOException {
        FastView fast = new FastView();
        List<String> repaired = new ArrayList<>();
        int labelled = 0;
        for (Path file : Corpora.files()) {
            if (Files.size(file) > FastPath.SIZE_BYTES_MAX || Files.size(file) == 0) {
                continue;
            }
            byte[] bytes = Files.readAllBytes(file);
            if (!LABEL.matcher(new String(bytes, StandardCharsets.ISO_8859_1)).find()) {
                continue;
            }
            Optional<Seen> seen = fast.read(bytes, file.getFileName().toString())
                    .filter(read -> read.type().equals(MailReader.MEDIA_TYPE));
            labelled += seen.isPresent() ? 1 : 0;
            seen.filter(read ->
                            read.metadata().getOrDefault(Repair.NAME, List.of()).contains("body-charset"))
                    .ifPresent(read -> repaired.add(file + " " + read.metadata().get("mail:charset-used")));
        }
        System.out.println(labelled + " mails with Cyrillic labels, read otherwise: " + repaired);
        assertThat(labelled).isPositive();
        assertThat(repaired).isEmpty();
    }

    private static List<String> sentences() throws IOException {
        List<Path> files = Corpora.files().stream()
                .filter(file -> file.endsWith("languages/langid_sentences.tsv"))
                .toList();
        assertThat(files).hasSize(1);
        return Files.readString(files.getFirst())
                .lines()
                .map(line -> line.split("\t", 3)[2])
                .filter(text ->
                        text.codePoints().filter(CyrillicCorpusTest::isCyrillic).count() >= LETTERS_MIN)
                .toList();
    }

    private static boolean isCyrillic(int codePoint) {
        return Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.CYRILLIC;
    }
}
