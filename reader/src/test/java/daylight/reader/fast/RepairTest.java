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
}
