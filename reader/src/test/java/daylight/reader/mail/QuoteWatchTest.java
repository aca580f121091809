package daylight.reader.mail;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.protocol.BlockKind;
import daylight.protocol.Event;
import daylight.reader.ReadingFixture;
import daylight.reader.RecordedTree;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuoteWatchTest {
    private static final String HEAD = "From: a@example.org\nTo: b@example.org\nSubject: Re: gates\n"
            + "Message-ID: <1@example.org>\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n";

    @Test
    void markedLinesAreQuotesAsDeepAsTheirMarks() {
        assertThat(quotes("""
                        I agree.

                        On Mon, 5 Mar 2018 at 10:12, Ada <ada@example.org> wrote:
                        > The gates are open.
                        >> Are they?
                        > They are.
                        My last word.
                        """))
                .containsExactly(
                        "attribution: On Mon, 5 Mar 2018 at 10:12, Ada <ada@example.org> wrote:",
                        "2: >> Are they?",
                        "1: > The gates are open.\n>> Are they?\n> They are.");
    }

    @Test
    void anAttributionThatWasBrokenIsOne() {
        assertThat(
                        quotes(
                                "Yes.\n\nOn Monday the 5th of March 2018 at 10:12 o'clock,\nAda of the works wrote:\n\n> Open.\n"))
                .contains("attribution: On Monday the 5th of March 2018 at 10:12 o'clock,\nAda of the works wrote:");
    }

    @Test
    void otherMarksCountAfterAnAttribution() {
        assertThat(quotes("On 5/3/2018 Ada wrote:\n) The gates are open.\n) All.\nYes.\n"))
                .contains("1: ) The gates are open.\n) All.");
        assertThat(quotes("Two things:\n) one\n) two\n")).isEmpty();
    }

    @Test
    void initialsBeforeAMarkBelongToIt() {
        assertThat(quotes("AB> The gates.\nAB> CD> All?\nYes.\n"))
                .containsExactly("2: AB> CD> All?", "1: AB> The gates.\nAB> CD> All?");
    }

    @Test
    void theHeadOfAnotherMessageBeginsItsWords() {
        assertThat(quotes("""
                        See below.

                        -----Original Message-----
                        From: Ada
                        Sent: Monday, March 5, 2018 10:12 AM
                        To: Bo
                        Subject: gates

                        The gates are open.

                        From: Bo <bo@example.org>
                        Sent: Sunday, March 4, 2018 9:00 AM
                        To: Ada
                        Subject: gates

                        Are the gates open?
                        """))
                .contains(
                        "2: From: Bo <bo@example.org>\nSent: Sunday, March 4, 2018 9:00 AM\nTo: Ada\nSubject: gates\n\n"
                                + "Are the gates open?\n")
                .anyMatch(q -> q.startsWith("1: -----Original Message-----") && q.endsWith("Are the gates open?\n"))
                .hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Von: Ada\nGesendet: Montag, 5. März 2018 10:12\nAn: Bo\nBetreff: Tore\n\nDie Tore.\n",
                "De : Ada\nEnvoyé : lundi 5 mars 2018 10:12\nÀ : Bo\nObjet : portes\n\nLes portes.\n",
                "От: Ада\nОтправлено: 5 марта 2018 г. 10:12\nКому: Бо\nТема: ворота\n\nВорота.\n",
                "发件人: 阿达\n发送时间: 2018年3月5日 10:12\n收件人: 薄\n主题: 大门\n\n大门。\n",
                "من: آدا\nتاريخ: ٥ مارس ٢٠١٨\nإلى: بو\nالموضوع: البوابات\n\nالبوابات.\n"
            })
    void headsAreKnownInTheLanguagesOfMailPrograms(String message) {
        assertThat(quotes("…\n\n" + message))
                .anyMatch(q -> q.equals("1: " + message))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Am 05.03.2018 um 10:12 schrieb Ada:",
                "Le 5 mars 2018 à 10:12, Ada <ada@example.org> a écrit :",
                "5 марта 2018 г., 10:12, Ада <ada@example.org> написал(а):",
                "Ada <ada@example.org> 于2018年3月5日周一 10:12写道：",
                "El lun, 5 mar 2018 a las 10:12, Ada (<ada@example.org>) escribió:"
            })
    void wordsBelowAnAttributionWithoutMarksAreAQuote(String attribution) {
        assertThat(quotes("Yes.\n\n" + attribution + "\n\nThe gates are open.\nAll of them.\n"))
                .containsExactly("attribution: " + attribution, "1: The gates are open.\nAll of them.\n");
    }

    @Test
    void aSentenceThatEndsInAColonIsNoAttribution() {
        assertThat(quotes("He came at last and wrote:\n\nThe gates are open.\n"))
                .isEmpty();
        assertThat(quotes("From: the north\nthe wind came.\n")).isEmpty();
    }

    @Test
    void anAnnouncedMessageEndsWhereItSaysSo() {
        assertThat(
                        quotes(
                                "------- Forwarded Message\n\nFrom: Ada\n\nOpen.\n------- End of Forwarded Message -------\nMine.\n"))
                .anyMatch(q -> q.startsWith("1: ------- Forwarded") && q.endsWith("End of Forwarded Message -------"));
    }

    @Test
    void blockquotesOfHtmlAreQuotesAndNothingElseIs() {
        String html = "<html><body><p>Yes.</p><div>On Mon, 5 Mar 2018 at 10:12, Ada wrote:<br></div>"
                + "<blockquote><p>The gates are open.</p><blockquote><p>Are they?</p></blockquote></blockquote>"
                + "<p>Written below.</p></body></html>";
        RecordedTree tree = ReadingFixture.read("x.eml", bytes(HEAD.replace("text/plain", "text/html") + html));
        List<String> quotes = shown(tree);
        assertThat(quotes)
                .filteredOn(q -> q.startsWith("1: "))
                .singleElement()
                .satisfies(q -> assertThat(q)
                        .contains("The gates are open.", "Are they?")
                        .doesNotContain("Written below."));
        assertThat(quotes)
                .filteredOn(q -> q.startsWith("2: "))
                .singleElement()
                .satisfies(q -> assertThat(q).contains("Are they?").doesNotContain("gates"));
    }

    @Test
    void aBlockquoteThatOnlyIndentsIsNoQuote() {
        String html = "<html><body><p>Offers:</p><blockquote>First.</blockquote><p>And</p>"
                + "<blockquote type=\"cite\">Quoted.</blockquote></body></html>";
        RecordedTree tree = ReadingFixture.read("x.eml", bytes(HEAD.replace("text/plain", "text/html") + html));
        assertThat(shown(tree)).singleElement().satisfies(q -> assertThat(q).contains("Quoted."));
    }

    @Test
    void positionsCountCodePoints() {
        assertThat(quotes("\ud83d\ude00 Да.\n> \ud83d\ude00 Ворота.\n")).containsExactly("1: > \ud83d\ude00 Ворота.");
    }

    @Test
    void linesThatEndInBothWaysAreOne() {
        assertThat(quotes("> one\r\n> two\r\nthree\r\n")).hasSize(1);
    }

    private static List<String> quotes(String body) {
        return shown(ReadingFixture.read("x.eml", bytes(HEAD + body)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// Each mark with its level or label and the words in it, as the desk would cut them out.
    private static List<String> shown(RecordedTree tree) {
        assertThat(tree.root().ended().mediaType()).isEqualTo("message/rfc822");
        Stream<Event.Block> marks = tree.root().blocks().stream()
                .filter(b -> b.kind() == BlockKind.QUOTE || b.kind() == BlockKind.MAIL_HEADER);
        return marks.map(b -> (b.kind() == BlockKind.QUOTE ? b.level() : b.label()) + ": " + cut(tree, b))
                .toList();
    }

    private static String cut(RecordedTree tree, Event.Block block) {
        String text = tree.root().text();
        return text.substring(text.offsetByCodePoints(0, block.start()), text.offsetByCodePoints(0, block.end()));
    }
}
