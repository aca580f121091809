package daylight.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LanguagesTest {
    private static Languages languages;

    @BeforeAll
    static void load() {
        languages = Languages.load();
    }

    @Test
    void sentencesInTheHousesLanguagesAreRecognised() {
        Map<String, String> sentences = Map.of(
                "en", "The town council bought forty cameras and hid the invoice among the road works.",
                "fr", "Le conseil municipal a acheté quarante caméras et caché la facture parmi les travaux.",
                "ru", "Городской совет купил сорок камер и спрятал счёт среди дорожных работ.",
                "kk", "Қалалық кеңес қырық камера сатып алып, шотты жол жұмыстарының арасына жасырды.",
                "ky", "Шаардык кеңеш кырк камера сатып алып, эсепти жол иштеринин арасына жашырып койгон.",
                "zh", "市议会购买了四十台摄像机，并把发票藏在道路工程里。",
                "ar", "اشترى المجلس البلدي أربعين كاميرا وأخفى الفاتورة بين أعمال الطرق.",
                "ug", "شەھەرلىك كېڭەش قىرىق كامېرا سېتىۋېلىپ، ھېسابنى يول قۇرۇلۇشى ئىچىگە يوشۇردى.",
                "fa", "شورای شهر چهل دوربین خرید و صورت‌حساب را میان کارهای راه‌سازی پنهان کرد.",
                "tr", "Belediye meclisi kırk kamera satın aldı ve faturayı yol çalışmalarının arasına gizledi.");
        sentences.forEach((code, text) -> {
            Language found = languages.identify(text);
            assertThat(found.code()).as(text).isEqualTo(code);
            assertThat(found.probability()).isBetween(Languages.PROBABILITY_MIN, 1.0);
        });
    }

    @Test
    void scriptsDecideWhereTheyHaveOneLanguage() {
        assertThat(languages.identify("合同").code()).isEqualTo("zh");
        assertThat(languages.identify("合同 No. 5 Acme").code()).isEqualTo("zh");
        assertThat(languages.identify("契約書を確認してください").code()).isEqualTo("ja");
        assertThat(languages.identify("계약서를 확인해 주세요").code()).isEqualTo("ko");
        assertThat(languages.identify("འགྲོ་བ་མིའི་རིགས་རྒྱུད་ཡོངས་ལ").code()).isEqualTo("bo");
    }

    @Test
    void lettersThatALanguageHasNotCorrectTheModel() {
        assertThat(languages
                        .identify(
                                "Шаҳар кенгаши қирқта камера сотиб олди ва ҳисобни йўл ишлари орасига яширди, деди ўқитувчи.")
                        .code())
                .isEqualTo("uz");
    }

    @Test
    void uyghurInLatinLettersIsRecognised() {
        assertThat(languages
                        .identify(
                                "Sheherlik kéngesh qiriq kaméra sétiwalghan, hemde hésabni yol qurulushi üchün dep yazghan.")
                        .code())
                .isEqualTo("ug");
    }

    @Test
    void nothingIsGuessedWithoutEvidence() {
        for (String text : new String[] {"", " \n", "12 345,67", "a", "№ 7", "x7 q9", "https://example.org/path"}) {
            assertThat(languages.identify(text).isDetermined())
                    .as("\"%s\"", text)
                    .isFalse();
        }
    }

    @Test
    void addressesDoNotDecide() {
        String text =
                "Договор подписан, сказал председатель совета вечером. https://example.org/the/english/path/of/a/file info@example.org";
        assertThat(languages.identify(text).code()).isEqualTo("ru");
    }

    @Test
    void hostileTextsAreAnsweredQuickly() {
        languages.identify("a".repeat(1_000_000));
        languages.identify("\ud800".repeat(5_000));
        languages.identify("\u0000\uffff\ufffd".repeat(5_000));
        assertThat(languages.identify("<".repeat(5_000)).isDetermined()).isFalse();
    }
}
