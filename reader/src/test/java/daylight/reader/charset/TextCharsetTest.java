package daylight.reader.charset;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.reader.ReadingFixture;
import daylight.reader.RecordedTree;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextCharsetTest {
    private static final List<Charset> WIDE = List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);

    private static final Map<String, String> TEXTS = Map.of(
            "English", "The warehouse keys are with the driver.\r\nCall before nine.\r\n",
            "Russian", "Ключи от склада лежат у водителя.\nПозвони до девяти.\n",
            "Russian without a space", "Ключиотскладалежатуводителя",
            "Arabic", "المفاتيح عند السائق\nاتصل قبل التاسعة\n",
            "Uyghur", "ئامبارنىڭ ئاچقۇچى شوپۇردا\n",
            "Chinese", "仓库的钥匙在司机那里。\n九点以前打电话。\n",
            "Chinese without an end of line", "我们明天早上在仓库门口等你来",
            "Korean", "창고 열쇠는 운전사에게 있습니다.\n",
            "Hindi", "गोदाम की चाबियाँ चालक के पास हैं।\n",
            "Thai", "กุญแจโกดังอยู่กับคนขับ");

    private static final Map<String, List<String>> OTHERS = Map.of(
            "GB18030", List.of("仓库的钥匙在司机那里。九点以前打电话。", "我们明天早上在仓库门口等你来", "姓名,城市\n张伟,乌鲁木齐\n李娜,阿克苏\n"),
            "Big5", List.of("倉庫的鑰匙在司機那裡。九點以前打電話。", "我們明天早上在倉庫門口等你來"),
            "windows-31j", List.of("倉庫の鍵は運転手が持っています。", "ひらがなばかりのみじかいてがみです", "カタカナノテガミ"),
            "EUC-JP", List.of("倉庫の鍵は運転手が持っています。", "ひらがなばかりのみじかいてがみです"),
            "EUC-KR", List.of("창고 열쇠는 운전사에게 있습니다.", "창고열쇠는운전사에게있습니다"),
            "windows-1251", List.of("Ключи от склада лежат у водителя.\n", "Ключи"),
            "KOI8-R", List.of("Ключи от склада лежат у водителя.\n"),
            "windows-1252", List.of("Les clés de l’entrepôt sont chez le chauffeur.\n"),
            "UTF-8", List.of("Bush hid the facts", "this app can break", "Ключи\n", "仓库的钥匙"));

    private static RecordedTree.Doc read(String name, byte[] bytes) {
        return ReadingFixture.read(name, bytes).root();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    @Test
    void utf16IsToldWithoutAByteOrderMark() {
        TEXTS.forEach((what, text) -> {
            for (Charset charset : WIDE) {
                for (String name : List.of("x.txt", "x.csv", "x")) {
                    RecordedTree.Doc doc = read(name, text.getBytes(charset));
                    assertThat(doc.text().strip().replace("\r", ""))
                            .as("%s in %s called %s", what, charset, name)
                            .isEqualTo(text.strip().replace("\r", ""));
                    assertThat(doc.outcome())
                            .as("%s in %s called %s", what, charset, name)
                            .isEqualTo("read/none");
                }
            }
        });
    }

    @Test
    void aTableInUtf16WithoutAMarkHasItsCells() {
        for (Charset charset : WIDE) {
            RecordedTree.Doc doc = read("x.csv", "имя,город\nАлия,Алматы\nЕрлан,Шымкент\n".getBytes(charset));
            assertThat(doc.text()).isEqualTo("имя\tгород\nАлия\tАлматы\nЕрлан\tШымкент\n");
            assertThat(doc.ended().metadata()).containsEntry("Content-Encoding", List.of(charset.name()));
        }
    }

    @Test
    void noOtherCharsetIsTakenForUtf16() {
        OTHERS.forEach((charset, texts) -> {
            for (String text : texts) {
                byte[] bytes = text.getBytes(Charset.forName(charset));
                assertThat(Utf16.of(bytes)).as(charset + ": " + text).isEmpty();
                assertThat(Utf16.of(text.repeat(50).getBytes(Charset.forName(charset))))
                        .as(charset + ": " + text)
                        .isEmpty();
            }
        });
        assertThat(Utf16.of("a,b\n1\0,2\n3,4 and more words\n".getBytes(StandardCharsets.US_ASCII)))
                .isEmpty();
        assertThat(Utf16.of(new byte[] {1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0})).isEmpty();
    }

    @Test
    void lettersThatComeLateTellTheCharset() {
        String late = "Ерлан из Шымкента,забрал ключи от склада\nАлия из Алматы,ждала его у ворот до вечера\n";
        byte[] start =
                "name,note\nJohn Smith,nothing to say here\n".repeat(4_000).getBytes(StandardCharsets.US_ASCII);
        for (String charset : List.of("windows-1251", "UTF-8")) {
            byte[] bytes = joined(start, late.getBytes(Charset.forName(charset)));
            RecordedTree.Doc table = read("x.csv", bytes);
            assertThat(table.text()).as(charset).endsWith(late.replace(',', '\t'));
            assertThat(table.outcome()).as(charset).isEqualTo("read/none");
            // No table: a general reader takes it.
            byte[] prose = joined("Nothing to say here\n".repeat(8_000).getBytes(StandardCharsets.US_ASCII), bytes);
            RecordedTree.Doc text = read("x.txt", joined(prose, late.getBytes(Charset.forName(charset))));
            assertThat(text.text()).as(charset).contains("забрал ключи от склада");
            assertThat(text.outcome()).as(charset).isEqualTo("read/none");
        }
    }

    @Test
    void aStrayByteIsMarkedAndTheTextStaysUtf8() {
        String lines = "имя,город\nАлия,Алматы\nЕрлан,Шымкент\nтретий,человек из списка\n";
        for (String name : List.of("x.csv", "x.txt")) {
            String text =
                    name.endsWith("csv") ? lines : lines.replace(",", " и ").replace("Алия", "Алия, Асель");
            byte[] bytes = joined(
                    text.getBytes(StandardCharsets.UTF_8),
                    new byte[] {(byte) 0xff, (byte) 0xfe},
                    text.repeat(2_000).getBytes(StandardCharsets.UTF_8));
            RecordedTree.Doc doc = read(name, bytes);
            String expected = text + "\uFFFD\uFFFD" + text.repeat(2_000);
            boolean isSame =
                    doc.text().strip().equals((name.endsWith("csv") ? expected.replace(',', '\t') : expected).strip());
            assertThat(isSame).as(name + ": " + doc.text().substring(0, 200)).isTrue();
            assertThat(doc.outcome()).as(name).isEqualTo("partly_read/damaged_part");
            assertThat(doc.ended().metadata()).as(name).containsEntry(TextCharset.UNDECODED, List.of("1"));
        }
    }

    @Test
    void aStrayByteInAnotherCharsetIsMarkedToo() {
        String rows = "姓名,城市\n张伟的朋友,乌鲁木齐\n李娜和她的同事,阿克苏\n".repeat(40);
        byte[] bytes = joined(
                rows.getBytes(Charset.forName("GB18030")),
                new byte[] {(byte) 0xff, '\n'},
                rows.getBytes(Charset.forName("GB18030")));
        RecordedTree.Doc doc = read("x.csv", bytes);
        assertThat(doc.text()).contains("乌鲁木齐").contains("\uFFFD");
        assertThat(doc.outcome()).isEqualTo("partly_read/damaged_part");
        assertThat(doc.ended().metadata()).containsEntry(TextCharset.UNDECODED, List.of("1"));
    }

    private static String ofText(byte[] bytes) {
        return ReadingFixture.read("a.txt", bytes).root().text();
    }

    @Test
    void westernTextsAreNotTakenForThoseOfOtherContinents() {
        String german =
                "M\u00fcller, f\u00fcr die \u00dcberweisung der K\u00f6chin am Bahnhof.\nGr\u00fc\u00dfe, J\u00f6rg\n";
        assertThat(ofText(german.getBytes(Charset.forName("IBM850"))).strip()).isEqualTo(german.strip());
        assertThat(ofText(german.getBytes(Charset.forName("windows-1252"))).strip())
                .isEqualTo(german.strip());
        String greeting = "Gru\u00df J\u00f6rg\n";
        assertThat(ofText(greeting.getBytes(Charset.forName("windows-1252"))).strip())
                .isEqualTo(greeting.strip());
        String french = "\u00e0 la carte, tr\u00e8s \u00e9lev\u00e9, h\u00f4tel";
        byte[] stray = (french + "?\n").getBytes(Charset.forName("windows-1252"));
        stray[stray.length - 2] = (byte) 0x81;
        assertThat(ofText(stray)).contains("la carte", "\u00e9lev\u00e9");
    }

    /// In windows-1251 these two letters are the mark of UTF-16.
    @Test
    void twoLettersThatAreAMarkElsewhereAreLetters() {
        String rest =
                "\u044f\u044e\u0449\u0438\u0445\u0441\u044f \u0440\u0435\u0437\u0443\u043b\u044c\u0442\u0430\u0442\u043e\u043c "
                        + "\u0442\u0440\u0443\u0434\u043e\u0432, \u0430\u0432\u0442\u043e\u0440\u043e\u043c \u043a\u043e\u0442\u043e\u0440\u044b\u0445 \u043e\u043d \u044f\u0432\u043b\u044f\u0435\u0442\u0441\u044f.";
        assertThat(ofText(rest.getBytes(Charset.forName("windows-1251"))).strip())
                .isEqualTo(rest);
    }
}
