package daylight.reader.fast;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.reader.ReadingFixture;
import daylight.reader.RecordedTree;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CyrillicLabelTest {
    static final List<Charset> CHARSETS = List.of(
            Charset.forName("windows-1251"),
            Charset.forName("KOI8-R"),
            Charset.forName("IBM866"),
            Charset.forName("ISO-8859-5"));

    private static final String RUSSIAN = "Ключ от склада лежит у привратника, и ворота закрыты до понедельника.";

    @Test
    void eachOfTheCharsetsIsToldFromTheOthers() {
        for (String text : List.of(RUSSIAN, RUSSIAN.toUpperCase(java.util.Locale.ROOT))) {
            for (Charset in : CHARSETS) {
                for (Charset said : CHARSETS) {
                    assertThat(CyrillicLabel.better(text.getBytes(in), said))
                            .as(in + " said to be " + said)
                            .isEqualTo(in.equals(said) ? Optional.empty() : Optional.of(in));
                }
            }
        }
    }

    /// A report of a program of 1993: its rules and bars are letters in the other charsets.
    @Test
    void tablesAndListsWithFewWordsAreLeftAsTheyAre() {
        String row = "\u2502 Склад  \u2502 \u2502 12 \u2502 \u2502 \u2502\n";
        String rule = "\u251C" + "\u2500".repeat(40) + "\u2524\n";
        String table = (row + rule).repeat(60);
        assertThat(CyrillicLabel.better(table.getBytes(CHARSETS.get(2)), CHARSETS.get(2)))
                .isEmpty();
        String list = "\u2022 да\n\u2022 нет\n\u2022\n\u2022\n".repeat(40);
        assertThat(CyrillicLabel.better(list.getBytes(CHARSETS.get(0)), CHARSETS.get(0)))
                .isEmpty();
    }

    @Test
    void ukrainianIsToldToo() {
        String text = "Ключі від складу лежать у сторожа, і ворота зачинені до понеділка, їх відчинить її син.";
        Charset koi = Charset.forName("KOI8-U");
        assertThat(CyrillicLabel.better(text.getBytes(koi), CHARSETS.get(0))).contains(koi);
        assertThat(CyrillicLabel.better(text.getBytes(CHARSETS.get(0)), koi)).contains(CHARSETS.get(0));
        assertThat(CyrillicLabel.better(text.getBytes(koi), koi)).isEmpty();
    }

    @Test
    void aFewLettersTellNothing() {
        assertThat(CyrillicLabel.better("Да, еду".getBytes(CHARSETS.get(1)), CHARSETS.get(0)))
                .isEmpty();
        assertThat(CyrillicLabel.better("no letter of it".getBytes(CHARSETS.get(1)), CHARSETS.get(0)))
                .isEmpty();
        assertThat(CyrillicLabel.better(RUSSIAN.getBytes(CHARSETS.get(1)), StandardCharsets.ISO_8859_1))
                .isEmpty();
    }

    @Test
    void aMailUnderAWrongLabelIsReadAndSaid() {
        RecordedTree.Doc mail = mail(RUSSIAN, Charset.forName("KOI8-R"), "windows-1251");
        assertThat(mail.text()).isEqualTo(RUSSIAN + "\n");
        assertThat(mail.ended().metadata())
                .containsEntry(Repair.NAME, List.of("body-charset"))
                .containsEntry("mail:charset-used", List.of("KOI8-R"));
        RecordedTree.Doc right = mail(RUSSIAN, Charset.forName("KOI8-R"), "koi8-r");
        assertThat(right.text()).isEqualTo(RUSSIAN + "\n");
        assertThat(right.ended().metadata()).doesNotContainKey(Repair.NAME);
    }

    private static RecordedTree.Doc mail(String text, Charset in, String said) {
        ByteArrayOutputStream mail = new ByteArrayOutputStream();
        mail.writeBytes(
                ("From: ada@gates.example\nTo: bo@gates.example\nContent-Type: text/plain; charset=" + said + "\n\n")
                        .getBytes(StandardCharsets.US_ASCII));
        mail.writeBytes(text.getBytes(in));
        return ReadingFixture.read("a.eml", mail.toByteArray()).root();
    }
}
