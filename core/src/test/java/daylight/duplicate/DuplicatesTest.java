package daylight.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.id.Sha256;
import daylight.store.CaseFolder;
import daylight.store.Database;
import daylight.text.DocumentFacts;
import daylight.text.DocumentText;
import daylight.text.FactsOf;
import daylight.text.Language;
import daylight.text.TextLayerWriter;
import daylight.text.Texts;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuplicatesTest {
    private static final String CONTRACT =
            "The town buys forty cameras for the gates of the old market and pays in two parts "
                    + "after the council has met and the register of residents has been joined to the new system";

    @TempDir
    Path scratch;

    private Database database;
    private Texts texts;
    private Duplicates duplicates;

    @BeforeEach
    void openCase() {
        CaseFolder folder = CaseFolder.create(scratch.resolve("case"), "id", "");
        database = Database.open(folder.database(), List.of(Texts.MIGRATIONS, Duplicates.MIGRATIONS));
        texts = new Texts(folder, database);
        duplicates = new Duplicates(database, texts);
    }

    @AfterEach
    void closeCase() {
        database.close();
    }

    @Test
    void theSameWordsInAnotherFormAreTheSame() {
        Sha256 contract = add("contract", CONTRACT);
        Sha256 scan = add("scan", CONTRACT.toUpperCase(java.util.Locale.ROOT).replace(" ", "\n\n"));
        Sha256 other = add("other", CONTRACT.replace("forty", "four"));
        assertThat(duplicates.of(contract, 0.99)).containsExactly(new Likeness(scan, true, 1, true));
        assertThat(duplicates.groups(0.99))
                .singleElement()
                .satisfies(group -> assertThat(List.of(
                                group.principal(), group.others().getFirst().document()))
                        .containsExactlyInAnyOrder(contract, scan));
        assertThat(duplicates.of(other, 0.99)).isEmpty();
        assertThat(duplicates.count()).isEqualTo(3);
    }

    @Test
    void whatIsNearlyTheSameIsFoundWithTheShareThatIsCountedByHand() {
        Sha256 contract = add("contract", CONTRACT);
        String changed = CONTRACT.replace("forty", "four").replace("two parts", "three parts");
        Sha256 version = add("version", changed);
        add("stranger", "A letter about something else that has nothing of all this in it but words such as the town");
        double counted = resemblance(CONTRACT, changed);
        assertThat(counted).isBetween(0.5, 0.8);
        assertThat(duplicates.of(contract, 0.5)).containsExactly(new Likeness(version, false, counted, true));
        assertThat(duplicates.of(contract, counted + 0.001)).isEmpty();
    }

    @Test
    void chineseAndUyghurTextsAreCompared() {
        String chinese = "本市决定购买四十台摄像头安装在旧市场的大门，并与居民登记系统连接，费用分两期支付。";
        Sha256 one = add("zh", chinese);
        Sha256 two = add("zh2", chinese.replace("四十", "五十"));
        assertThat(duplicates.of(one, 0.6)).extracting(Likeness::document).containsExactly(two);
        String uyghur = "شەھەر باشقارمىسى كونا بازارنىڭ دەرۋازىلىرىغا قىرىق كامېرا ئورنىتىشنى قارار قىلدى ھەمدە ئۇنى "
                + "ئاھالىلەر تىزىملىكى بىلەن ئۇلايدۇ پۇلى ئىككى قېتىمدا تۆلىنىدۇ";
        Sha256 three = add("ug", uyghur);
        Sha256 four = add("ug2", uyghur + " تامام");
        assertThat(duplicates.of(three, 0.6)).extracting(Likeness::document).containsExactly(four);
    }

    @Test
    void aShortTextIsLikeNothingButItself() {
        Sha256 one = add("one", "Sent from my telephone");
        Sha256 two = add("two", "sent from  my telephone");
        add("three", "Sent from my telephone today");
        add("blank", "…");
        add("blank too", "— …");
        assertThat(duplicates.of(one, 0.5)).extracting(Likeness::document).containsExactly(two);
        assertThat(duplicates.groups(0.5)).hasSize(1);
    }

    @Test
    void whatIsErasedOrReadAnewIsNotFoundByWhatItWas() {
        Sha256 one = add("one", CONTRACT);
        Sha256 two = add("two", CONTRACT + ".");
        add(
                "two",
                "Another text that was read later from the very same file, with words of its own and enough of them");
        assertThat(duplicates.of(one, 0.5)).isEmpty();
        add("two", CONTRACT);
        assertThat(duplicates.of(one, 0.5)).extracting(Likeness::document).containsExactly(two);
        database.update(handle -> duplicates.erase(handle, two));
        assertThat(duplicates.of(one, 0.5)).isEmpty();
        assertThat(duplicates.of(two, 0.5)).isEmpty();
    }

    /// The estimate against the share that is counted, over texts of many lengths and degrees of change.
    /// One in a few thousand independent estimates is wrong by more than four standard errors.
    @Test
    void estimatesAreAsGoodAsTheyAreSaidToBe() throws IOException {
        Random random = new Random(7);
        int pairs = 400;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < pairs; i++) {
            String one = words(random, 20 + random.nextInt(i < 300 ? 400 : 20_000));
            String other = changed(one, random, random.nextDouble() * 0.2);
            double off = signature(one).resemblance(signature(other)) - resemblance(one, other);
            assertThat(off).as("pair %d", i).isBetween(-0.18, 0.18);
            sum += off;
            squares += off * off;
        }
        assertThat(sum / pairs).as("bias").isBetween(-0.01, 0.01);
        assertThat(Math.sqrt(squares / pairs)).as("standard error").isLessThan(0.045);
    }

    @Test
    void ofPlantedPairsThatShareEightTenthsGroupsFindNearlyAll() {
        Random random = new Random(11);
        int pairs = 300;
        int wanted = 0;
        Set<Set<Sha256>> planted = new HashSet<>();
        for (int i = 0; i < pairs; i++) {
            String one = words(random, 100 + random.nextInt(300));
            String other = changed(one, random, 0.02);
            Sha256 first = add("one " + i, one);
            Sha256 second = add("other " + i, other);
            if (resemblance(one, other) >= 0.85) {
                planted.add(Set.of(first, second));
                wanted++;
            }
        }
        assertThat(wanted).isGreaterThan(100);
        List<LikeDocuments> groups = duplicates.groups(0.7);
        assertThat(groups).allSatisfy(group -> assertThat(group.others()).hasSize(1));
        Set<Set<Sha256>> found = new HashSet<>();
        groups.forEach(group ->
                found.add(Set.of(group.principal(), group.others().getFirst().document())));
        planted.removeAll(found);
        assertThat(planted).as("not found").hasSizeLessThanOrEqualTo(wanted / 100);
        assertThat(groups).isEqualTo(duplicates.groups(0.7));
    }

    @Test
    void aChainOfSmallChangesDoesNotBringStrangersTogether() {
        Random random = new Random(5);
        String text = words(random, 300);
        List<String> chain = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            chain.add(text);
            add("version " + i, text);
            text = changed(text, random, 0.02);
        }
        assertThat(resemblance(chain.getFirst(), chain.getLast())).isLessThan(0.3);
        List<LikeDocuments> groups = duplicates.groups(0.8);
        assertThat(groups).hasSizeGreaterThan(2);
        for (LikeDocuments group : groups) {
            assertThat(group.others())
                    .allSatisfy(other -> assertThat(other.resemblance()).isGreaterThanOrEqualTo(0.8));
        }
    }

    private static String words(Random random, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append("word").append(random.nextInt(5_000)).append(random.nextInt(10) == 0 ? ".\n" : " ");
        }
        return text.toString();
    }

    private static String changed(String text, Random random, double share) {
        StringBuilder changed = new StringBuilder();
        for (String word : text.split(" ")) {
            changed.append(random.nextDouble() < share ? "other" + random.nextInt(5_000) : word)
                    .append(' ');
        }
        return changed.toString();
    }

    /// Written without the code that is tested: sets of four words in a row.
    private static double resemblance(String one, String other) {
        Set<List<String>> left = shingles(one);
        Set<List<String>> right = shingles(other);
        Set<List<String>> all = new HashSet<>(left);
        all.addAll(right);
        left.retainAll(right);
        return (double) left.size() / all.size();
    }

    private static Set<List<String>> shingles(String text) {
        List<String> words = Arrays.stream(text.split("[^A-Za-z0-9]+"))
                .filter(word -> !word.isEmpty())
                .toList();
        Set<List<String>> shingles = new HashSet<>();
        for (int i = 0; i + 4 <= words.size(); i++) {
            shingles.add(words.subList(i, i + 4));
        }
        return shingles;
    }

    private static TextSignature signature(String text) throws IOException {
        return TextSignature.of(new StringReader(text));
    }

    private Sha256 add(String name, String text) {
        Sha256 document = Sha256.of(name.getBytes(StandardCharsets.UTF_8));
        TextLayerWriter writer = texts.newWriter();
        writer.text(text);
        DocumentFacts facts = FactsOf.document("text/plain", Optional.empty(), Language.NONE, Map.of());
        DocumentText read = new DocumentText(document, "a", facts, writer.finish(), 1, false);
        database.update(handle -> {
            texts.erase(handle, document);
            texts.put(handle, read);
            try {
                duplicates.put(handle, document, signature(text));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return document;
    }
}
