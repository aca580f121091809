package daylight.search;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.id.Span;
import daylight.index.Ask;
import daylight.index.Hit;
import daylight.index.LuceneIndex;
import daylight.index.PagedText;
import daylight.index.Shelf;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTest {
    @TempDir
    private Path folder;

    private final Shelf shelf = new Shelf();
    private LuceneIndex index;
    private Search search;

    @BeforeEach
    void open() {
        index = LuceneIndex.open(folder, shelf);
        search = new Search(index);
    }

    @AfterEach
    void close() {
        index.close();
    }

    private void hold(String name, String language, String... pages) {
        index.add(shelf.plain(name, language, pages));
        index.refresh();
    }

    private Found ask(String typed) {
        return search.search(typed, Ask.usual());
    }

    /// The file names of the hits, sorted.
    private List<String> names(String typed) {
        return ask(typed).hits().hits().stream()
                .map(h -> h.paths().getFirst().display().substring("box/".length()))
                .sorted()
                .toList();
    }

    /// The marked stretches of the first hit, as page:text.
    private List<String> marked(String typed) {
        Hit hit = ask(typed).hits().hits().getFirst();
        List<String> marked = new ArrayList<>();
        for (Hit.PageSpans page : hit.pages()) {
            String text = shelf.text(hit.document(), "").orElseThrow() instanceof PagedText pages
                    ? pages.texts().get(page.page() - 1)
                    : "";
            for (Span span : page.spans()) {
                int start = text.offsetByCodePoints(0, span.start());
                int end = text.offsetByCodePoints(0, span.end());
                marked.add(page.page() + ":" + text.substring(start, end));
            }
        }
        return marked;
    }

    @Test
    void allWordsMustBeThereWhereverTheyStand() {
        hold("both", "en", "The council bought cameras.", "Nobody was asked.");
        hold("one", "en", "The council met.");

        assertThat(names("council asked")).containsExactly("both");
        assertThat(names("council OR asked")).containsExactly("both", "one");
        assertThat(names("council -asked")).containsExactly("one");
        assertThat(names("council NOT (asked | cameras)")).containsExactly("one");
    }

    @Test
    void aPhraseReachesOverAPageBreak() {
        hold("split", "en", "They signed the secret", "contract in May.");

        assertThat(marked("\"secret contract\"")).containsExactly("1:secret", "2:contract");
        assertThat(names("\"secret treaty\"")).isEmpty();
    }

    @Test
    void aChineseWordReachesOverALineAndAPage() {
        hold("lines", "zh", "他们去了新\n疆的首", "府乌鲁木齐。");

        assertThat(marked("新疆")).contains("1:新\n疆");
        assertThat(marked("\"首府\"")).containsExactly("1:首", "2:府");
    }

    @Test
    void oneChineseCharacterIsFoundWhereverItStands() {
        hold("last", "zh", "我爱新疆");
        hold("none", "zh", "我爱北京");

        assertThat(names("疆")).containsExactly("last");
        assertThat(marked("疆")).containsExactly("1:疆");
    }

    @Test
    void anUnspacedChineseQueryIsItsWordsOrTheTextAsItIs() {
        hold("apart", "zh", "警察在新疆安装了摄像头。");
        hold("together", "ru", "слово 新疆警察 слово");
        hold("half", "zh", "新疆很大。");

        assertThat(names("新疆警察")).containsExactly("apart", "together");
        assertThat(names("\"新疆警察\"")).containsExactly("together");
    }

    @Test
    void aPhraseAcrossScriptsKeepsItsPlaces() {
        hold("mixed", "zh", "公司 Bright Eye 新疆分公司 signed");

        assertThat(names("\"Eye 新疆分公司 signed\"")).containsExactly("mixed");
        assertThat(names("\"Eye 新疆 signed\"")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ug, شىنجاڭ ئۇيغۇر ئاپتونوم رايونى, شىنجاڭ",
        "ug, شىنجاڭ ئۇيغۇر ئاپتونوم رايونى, شينجاڭ",
        "kk, Шыңжаң өлкесі, шыңжаң",
        "ar, كَتَبَ الوَلَدُ الرسالةَ, كتب",
        "ar, كتب الولد الرسالة, الرِّسالة",
        "fa, این کتاب من است, كتاب",
        "ru, Ёлка стоит в лесу, елка",
        "fr, Élection de l'École, ecole",
        "de, Die Straße ist lang, STRASSE",
        "ja, 監視カメラを買った, カメラ",
        "ko, 한국에서 샀다, 한국",
        "th, ตำรวจซื้อกล้อง, กล้อง",
        "en, see name_list.xlsx and foo.bar, list",
        "en, write to ivanov@example.org, example",
    })
    void aWordIsFoundInItsScript(String language, String text, String typed) {
        hold("it", language, text);
        hold("other", language, "0000");

        assertThat(names(typed)).containsExactly("it");
        assertThat(marked(typed)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "en, They were watching the houses, house",
        "ru, Полиция купила камеры, камера",
        "tr, Dün kitapları okudum, kitaplar",
        "ar, اشترت البلدية كاميرات, بلدية",
        "de, Die Häuser wurden überwacht, Haus",
        "fr, les maisons surveillées, maison",
    })
    void inflectedFormsAreFoundUnlessQuoted(String language, String text, String typed) {
        hold("it", language, text);

        assertThat(names(typed)).containsExactly("it");
        assertThat(marked(typed)).isNotEmpty();
        assertThat(names("\"" + typed + "\"")).isEmpty();
    }

    @Test
    void aMixedDocumentIsFoundByEachOfItsLanguages() {
        hold("mixed", "en", "The minister said: полиция Шинжяң 新疆 شىنجاڭ, again.");

        for (String typed : List.of("ministers", "полиция", "шинжяң", "新疆", "شىنجاڭ")) {
            assertThat(names(typed)).as(typed).containsExactly("mixed");
        }
    }

    @Test
    void patternsFindWordsByTheirParts() {
        hold("it", "en", "Surveillance cameras were installed; see IMG_2041.jpeg");

        for (String typed : List.of(
                "surv*",
                "*llance",
                "cam?ras",
                "c*r?s",
                "camreas~1",
                "kamera~2",
                "/cam[a-z]+/",
                "/^instal{2}ed$/",
                "\"surveillance installed\"~3",
                "*.jp*g",
                "text:/IMG_\\d{4}/",
                "text:/img_20\\d+/i",
                "\"cameras surveillance\"~4")) {
            assertThat(names(typed)).as(typed).containsExactly("it");
            assertThat(marked(typed)).as(typed).isNotEmpty();
        }
        for (String typed : List.of(
                "\"surveillance installed\"~1",
                "\"cameras surveillance\"~0",
                "cam?s",
                "camreas~0",
                "/camera/",
                "text:/img_20/",
                "*surv")) {
            assertThat(names(typed)).as(typed).isEmpty();
        }
    }

    @Test
    void aBoostDecidesWhichHitComesFirst() {
        hold("bridge", "en", "the bridge was closed");
        hold("harbour", "en", "the harbour was closed");

        assertThat(first("bridge^9 OR harbour")).isEqualTo("bridge");
        assertThat(first("bridge OR harbour^9")).isEqualTo("harbour");
    }

    /// The file name of the first hit.
    private String first(String typed) {
        return ask(typed).hits().hits().getFirst().paths().getFirst().display().substring("box/".length());
    }

    @Test
    void spansAreCodePointsOfTheirPage() {
        hold("it", "en", "one", "😀😀 two words\ud83d two");

        Hit hit = ask("two").hits().hits().getFirst();

        assertThat(hit.pages()).containsExactly(new Hit.PageSpans(2, List.of(new Span(3, 6), new Span(14, 17))));
    }

    @Test
    void fieldsNarrow() {
        Instant march = Instant.parse("2018-03-05T10:00:00Z");
        index.add(shelf.document(
                "mail", "en", "Ivan Petrov <i.petrov@example.org>", Optional.of(march), PagedText.of("hello")));
        index.add(shelf.document(
                "older", "fr", "Li Wei", Optional.of(march.minusSeconds(400L * 86_400)), PagedText.of("hello hello")));
        index.refresh();

        assertThat(names("from:petrov")).containsExactly("mail");
        assertThat(names("from:i.petrov@example.org hello")).containsExactly("mail");
        assertThat(names("to:desk")).containsExactly("mail", "older");
        assertThat(names("date:2018")).containsExactly("mail");
        assertThat(names("date:2017..2018-03-04")).containsExactly("older");
        assertThat(names("date:2017-02..2018-03-04")).isEmpty();
        assertThat(names("date:..2017")).containsExactly("older");
        assertThat(names("created:>=2018-03")).containsExactly("mail");
        assertThat(names("size:<6B")).containsExactly("mail");
        assertThat(names("size:6B..20B")).containsExactly("older");
        assertThat(names("size:>20B")).isEmpty();
        for (String field : List.of("from", "to", "subject", "author", "title", "name", "path", "type", "lang")) {
            assertThat(names(field + ":hello")).as(field + " is not the text").isEmpty();
        }
        assertThat(names("modified:2018")).as("nothing was modified").isEmpty();
        assertThat(names("lang:fr")).containsExactly("older");
        assertThat(names("type:txt name:(mail OR older)")).containsExactly("mail", "older");
        assertThat(names("path:box/mail")).containsExactly("mail");
        assertThat(names("outcome:read -folder:box")).isEmpty();
        assertThat(names("petrov")).as("facts are searched with the text").containsExactly("mail");
    }

    @Test
    void confidenceFindsOnlyWhatWasRecognised() {
        index.add(shelf.recognised("sure", 93, "the bridge"));
        index.add(shelf.recognised("unsure", 48, "the brldge"));
        hold("typed", "en", "the bridge");

        assertThat(names("confidence:<60")).containsExactly("unsure");
        assertThat(names("confidence:48..93")).containsExactly("sure", "unsure");
        assertThat(names("confidence:>=0")).containsExactly("sure", "unsure");
        assertThat(names("bridge confidence:>90")).containsExactly("sure");
        assertThat(names("NOT confidence:<60")).containsExactly("sure", "typed");
        assertThat(names("-confidence:0..100")).containsExactly("typed");
    }

    @Test
    void nothingTypedIsEverything() {
        hold("a", "en", "one");
        hold("b", "en", "two");

        assertThat(ask("").hits().total()).isEqualTo(2);
        assertThat(ask("   *").hits().total()).isEqualTo(2);
        assertThat(names("-one")).containsExactly("b");
        assertThat(names("NOT NOT one")).containsExactly("a");
        assertThat(ask("!!!").hits().total()).isZero();
        assertThat(ask("!!!").hits().notes()).isNotEmpty();
    }

    @Test
    void snippetsShowTheDensestStretch() {
        hold("it", "en", "alpha " + "x ".repeat(500) + "beta \u202Ealpha\nbeta " + "y ".repeat(300));

        Hit.Snippet snippet = ask("alpha beta").hits().hits().getFirst().snippet();

        assertThat(snippet.text()).contains("beta  alpha beta").doesNotContain("\n", "\u202E");
        assertThat(snippet.highlights()).hasSize(3);
        Span second = snippet.highlights().get(1);
        assertThat(snippet.text().substring(second.start(), second.end())).isEqualTo("alpha");
    }

    @Test
    void whatCannotBeReadIsReportedAndTheRestIsSearched() {
        hold("a", "en", "one two");

        assertThat(names("one form:two")).containsExactly("a");
        assertThat(ask("one form:two").problems())
                .containsExactly(
                        new Problem(4, 5, "There is no field “form”; its words were searched in the text.", "from:"));
        assertThat(names("(one")).containsExactly("a");
        assertThat(names("one) two")).containsExactly("a");
        assertThat(names("\"one two")).containsExactly("a");
        assertThat(names("one date:someday")).containsExactly("a");
        assertThat(names("one /[/")).containsExactly("a");
    }
}
