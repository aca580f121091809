package daylight.reader.fast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import daylight.reader.ReadingFixture;
import daylight.reader.RecordedTree;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepairTest {
    private static final Charset CYRILLIC = Charset.forName("windows-1251");
    private static final String HEAD = "From: ada@gates.example\nTo: bo@gates.example\n";

    private static RecordedTree.Doc read(byte[] mail) {
        return ReadingFixture.read("a.eml", mail).root();
    }

    private static RecordedTree tree(String mail) {
        return ReadingFixture.read("a.eml", mail.getBytes(StandardCharsets.UTF_8));
    }

    private static RecordedTree.Doc read(String mail) {
        return read(mail.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] joined(byte[]... pieces) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            all.writeBytes(piece);
        }
        return all.toByteArray();
    }

    private static List<String> repairs(RecordedTree.Doc mail) {
        return mail.ended().metadata().getOrDefault(Repair.NAME, List.of());
    }

    @Test
    void aMailThatKeepsTheRulesSaysNothing() {
        RecordedTree.Doc mail = read(
                HEAD + "Subject: =?UTF-8?Q?=D2=9A=D0=B0=D2=9B=D0=BF=D0=B0?= =?UTF-8?B?0JA=?=\n"
                        + "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
                        + "--b\nContent-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: base64\n\n"
                        + "0prQsNKb0L/QsA==\n--b\nContent-Type: text/plain; charset=iso-8859-1\n"
                        + "Content-Transfer-Encoding: quoted-printable\n\nd=E9j=E0 vu, a word that is long enough to be plain=\n.\n--b--\n");
        assertThat(repairs(mail)).isEmpty();
        assertThat(mail.text()).contains("Қақпа", "déjà vu");
        assertThat(mail.ended().metadata()).containsEntry("dc:subject", List.of("ҚақпаА"));
    }

    @Test
    void bytesInAHeaderAreReadInTheCharsetOfTheText() {
        String subject = "Ворота порта открыты";
        RecordedTree.Doc mail = read(joined(
                (HEAD + "Subject: ").getBytes(StandardCharsets.US_ASCII),
                subject.getBytes(CYRILLIC),
                "\nX-Place: ".getBytes(StandardCharsets.US_ASCII),
                "Порт".getBytes(CYRILLIC),
                "\nContent-Type: text/plain; charset=windows-1251\n\n".getBytes(StandardCharsets.US_ASCII),
                "Река зелёная сегодня".getBytes(CYRILLIC)));
        assertThat(repairs(mail)).containsExactly("header-charset");
        assertThat(mail.ended().metadata())
                .containsEntry("dc:subject", List.of(subject))
                .containsEntry("Message:Raw-Header:X-Place", List.of("Порт"))
                .containsEntry("mail:charset-used", List.of("windows-1251"));
        assertThat(repairs(read(HEAD + "Subject: Қақпа\n\nwords\n"))).isEmpty();
    }

    @Test
    void brokenEncodedWordsAreReadAndSaid() {
        for (String words : List.of(
                "=?UTF-8?B?0prQsNI=?= =?UTF-8?B?m9C/0LA=?=",
                "=?UTF-8?Q?=D2=9A=D0=B0=D2?=\n =?UTF-8?Q?=9B=D0=BF=D0=B0?=",
                "=?utf-8?B?0prQsNKb0L/QsA",
                "=?x-utf-8?Q?=D2=9A=D0=B0=D2=9B=D0=BF=D0=B0?=")) {
            RecordedTree.Doc mail = read(HEAD + "Subject: " + words + "\n\nwords\n");
            assertThat(mail.ended().metadata()).as(words).containsEntry("dc:subject", List.of("Қақпа"));
        }
        RecordedTree.Doc cut = read(HEAD + "Subject: =?utf-8?B?0prQsNKb0L/QsA\n\nwords\n");
        assertThat(repairs(cut)).containsExactly("encoded-word");
        RecordedTree.Doc sender =
                read("From: =?x-utf-8?Q?=D2=9A=D0=B0?= <ada@gates.example>\nSubject: gates\n\nwords\n");
        assertThat(sender.ended().metadata()).containsEntry("Message-From", List.of("Қа <ada@gates.example>"));
        assertThat(repairs(sender)).containsExactly("encoded-word");
    }

    @Test
    void wordsThatBeginAndNeverEndAreLookedAtOnce() {
        String many = "=?a?q?x ".repeat(250_000);
        String unknown = "=?a?q?".repeat(100_000);
        String end = "=?utf-8?B?0prQsNKb0L/QsA";
        BodyText texts = new BodyText(true);
        assertTimeout(
                Duration.ofSeconds(10),
                () -> assertThat(EncodedWords.repaired(many + "\n" + unknown + "\n" + end + "\n", texts))
                        .isEqualTo(many + "\n" + unknown + "\n=?UTF-8?B?0prQsNKb0L/QsA==?=\n"));
    }

    @Test
    void aTextUnderAWrongLabelIsReadAndSaid() {
        String text = "Ворота порта открыты, и река сегодня зелёная.";
        for (String label : List.of("charset=us-ascii", "charset=x-nobody", "charset=iso-8859-1", "format=flowed")) {
            RecordedTree.Doc mail = read(HEAD + "Subject: gates\nContent-Type: text/plain; " + label + "\n\n" + text);
            assertThat(mail.text()).contains(text);
            assertThat(repairs(mail)).as(label).containsExactly("body-charset");
            assertThat(mail.ended().metadata()).containsEntry("mail:charset-used", List.of("UTF-8"));
        }
    }

    @Test
    void missingBoundariesAreSaid() {
        String head = HEAD + "Subject: gates\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n";
        RecordedTree.Doc open = read(head + "--b\nContent-Type: text/plain\n\nthe river\n");
        assertThat(open.text()).contains("the river");
        assertThat(repairs(open)).containsExactly("boundary-end-missing");
        RecordedTree.Doc none = read(head + "the river\n");
        assertThat(none.text()).contains("the river");
        assertThat(repairs(none)).contains("boundary-missing");
        RecordedTree.Doc boundless = read(head.replace("; boundary=b", "") + "the river\n");
        assertThat(boundless.text()).contains("the river");
        assertThat(repairs(boundless)).containsExactly("boundary-missing");
    }

    @Test
    void lettersThatBase64DoesNotHaveAreSaid() {
        RecordedTree.Doc mail = read(HEAD + "Subject: gates\nContent-Type: text/plain; charset=UTF-8\n"
                + "Content-Transfer-Encoding: base64\n\n0prQ*sNKb0L/QsA==\n");
        assertThat(mail.text()).contains("Қақпа");
        assertThat(repairs(mail)).containsExactly("transfer-encoding");
    }

    @Test
    void lettersInAnEncodedWordThatNobodyEncodedAreRead() {
        RecordedTree.Doc mail = read(joined(
                (HEAD + "Subject: =?iso-8859-1?Q?Die_Br").getBytes(StandardCharsets.US_ASCII),
                new byte[] {(byte) 0xFC},
                "cke=FC?=\nContent-Type: text/plain; charset=iso-8859-1\n\nwords\n"
                        .getBytes(StandardCharsets.US_ASCII)));
        assertThat(mail.ended().metadata()).containsEntry("dc:subject", List.of("Die Brückeü"));
    }

    @Test
    void aBoundaryThatNeedsQuotesAndHasNoneCutsTheMail() {
        RecordedTree tree = tree(HEAD + "Subject: gates\nMIME-Version: 1.0\n"
                + "Content-Type: multipart/mixed; boundary=----=_NextPart_000\n\n"
                + "------=_NextPart_000\nContent-Type: text/plain\n\nthe river\n"
                + "------=_NextPart_000\nContent-Type: application/octet-stream; name=Plan of 1=2.txt\n"
                + "Content-Disposition: attachment; filename=Қақпа plan.txt; size=3\n\nthe gate\n"
                + "------=_NextPart_000--\n");
        assertThat(tree.root().text()).contains("the river").doesNotContain("NextPart");
        assertThat(tree.membersOf(tree.root()).map(RecordedTree.Doc::path)).containsExactly("Қақпа plan.txt");
        assertThat(tree.root().listed()).isEqualTo(1);
        assertThat(repairs(tree.root())).containsExactly("parameter");
    }

    @Test
    void linesOfAHeaderThatAreNoFieldsAreText() {
        RecordedTree.Doc mail = read(HEAD + "Subject: gates\nthe lost line\nspaced name: value here\n"
                + "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
                + "--b\nContent-Type: text/plain\n\nthe river\n--b\na part without a header\n--b--\n");
        assertThat(mail.text())
                .contains("the river", "the lost line", "spaced name: value here", "a part without a header");
        RecordedTree envelope = tree(HEAD + "Content-Type: multipart/mixed; boundary=b\n\n--b\n"
                + "Content-Type: message/rfc822\n\nFrom ada Mon Nov 18 00:26:24 2013\n" + HEAD + "\nwords\n--b--\n");
        assertThat(envelope.membersOf(envelope.root()).map(RecordedTree.Doc::text))
                .containsExactly("words\n");
        RecordedTree none = tree(HEAD + "Content-Type: multipart/mixed; boundary=b\n\n--b\n"
                + "Content-Type: message/rfc822\n\nno mail at all, sorry\n--b--\n");
        assertThat(none.membersOf(none.root()).map(RecordedTree.Doc::text)).containsExactly("no mail at all, sorry\n");
    }

    @Test
    void plainTextThatIsCalledBase64IsRead() {
        String head =
                HEAD + "Subject: gates\nContent-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: base64\n\n";
        RecordedTree.Doc plain = read(head + "the gate opens at nine\nand the river freezes\n");
        assertThat(plain.text()).contains("the gate opens at nine\nand the river freezes");
        assertThat(repairs(plain)).containsExactly("transfer-encoding");
        RecordedTree.Doc signed = read(head + "0prQsNKb0L/QsA==\n\n____\nThe list of gates: gates@list.example\n");
        assertThat(signed.text()).contains("Қақпа", "The list of gates: gates@list.example");
    }

    @Test
    void utf7IsRead() {
        RecordedTree.Doc mail = read("From: ada@gates.example\nTo: =?utf-7?Q?J+APw-rgen?= <bo@gates.example>\n"
                + "Subject: =?unicode-1-1-utf-7?B?K0JCSUVQZ1JCQkRNRU93UXct?=\n"
                + "Content-Type: text/plain; charset=UTF-7\n\nFr+APY-sche 1 +- 1 +2D3cBA lie+AN8\n");
        assertThat(mail.text()).isEqualTo("Frösche 1 + 1 \uD83D\uDC04 ließ\n");
        assertThat(mail.ended().metadata())
                .containsEntry("Message-To", List.of("Jürgen <bo@gates.example>"))
                .containsEntry("dc:subject", List.of("Восгла"));
        assertThat(repairs(mail)).isEmpty();
    }

    @Test
    void aSmallerCharsetIsReadAsTheOneThatMailersWrite() {
        String[][] texts = {
            {"gb2312", "GBK", "朱镕基来了"},
            {"ks_c_5601-1987", "x-windows-949", "똠방각하 펲시콜라"},
            {"shift_jis", "windows-31j", "①髙橋"}
        };
        for (String[] each : texts) {
            RecordedTree.Doc mail = read(joined(
                    (HEAD + "Subject: gates\nContent-Type: text/plain; charset=" + each[0] + "\n\n")
                            .getBytes(StandardCharsets.US_ASCII),
                    each[2].getBytes(Charset.forName(each[1]))));
            assertThat(mail.text()).as(each[0]).isEqualTo(each[2] + "\n");
            assertThat(repairs(mail)).as(each[0]).containsExactly("body-charset");
        }
    }

    @Test
    void aHeaderOfLongFieldsIsRead() {
        RecordedTree.Doc mail = read(HEAD + "Subject: gates\nX-Long: " + "word ".repeat(40_000) + "\n"
                + "X-Many: 1\n".repeat(2_000) + "\nthe river\n");
        assertThat(mail.text()).isEqualTo("the river\n");
        assertThat(mail.ended().metadata()).containsEntry("dc:subject", List.of("gates"));
    }

    @Test
    void aMailWhoseFirstFieldsAreLongIsOne() {
        String html = "Content-Type: text/html\n\n<html><body>the river</body></html>\n";
        RecordedTree.Doc mail = ReadingFixture.read(
                        "a.txt",
                        ("Received: by gate; " + "way ".repeat(100) + "\nAuthentication-Results: " + "none ".repeat(500)
                                        + "\nFrom: ada@gates.example\nSubject: gates\n" + html)
                                .getBytes(StandardCharsets.US_ASCII))
                .root();
        assertThat(mail.ended().mediaType()).isEqualTo("message/rfc822");
        RecordedTree.Doc shown = ReadingFixture.read(
                        "b.txt",
                        (" ".repeat(200) + "\r\n\r\n" + HEAD + "Subject: gates\n" + html)
                                .getBytes(StandardCharsets.US_ASCII))
                .root();
        assertThat(shown.ended().metadata()).containsEntry("dc:subject", List.of("gates"));
        assertThat(shown.text()).isEqualTo("the river\n");
    }

    @Test
    void namesOfFilesWithLettersBeyondAsciiAreKept() {
        for (Charset charset : List.of(StandardCharsets.UTF_8, CYRILLIC)) {
            String part = "Content-Type: application/octet-stream; name=\"Ворота порта открыты.txt\"\n"
                    + "Content-Disposition: attachment; filename=\"Ворота порта открыты.txt\"\n\nthe gate\n--b--\n";
            RecordedTree tree = ReadingFixture.read(
                    "a.eml", (HEAD + "Content-Type: multipart/mixed; boundary=b\n\n--b\n" + part).getBytes(charset));
            assertThat(tree.membersOf(tree.root()).map(RecordedTree.Doc::path))
                    .as(charset.name())
                    .containsExactly("Ворота порта открыты.txt");
        }
    }
}
