package daylight.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FactsOfTest {
    private static final Language LANGUAGE = new Language("en", 0.9);

    @Test
    void aMailIsNormalised() {
        DocumentFacts facts = of(
                "message/rfc822",
                "1.eml",
                Map.of(
                        "dc:subject", List.of("Re:\r\n Cameras"),
                        "dc:title", List.of("Re: Cameras"),
                        "dc:creator", List.of("Mira Lund <mira@example.org>"),
                        "Message-From", List.of("\"Lund, Mira\" <Mira@Example.org>"),
                        "Message-To",
                                List.of("Team: a@example.org (Anna), \"B, C\" <b@example.org>;", "plain@example.org"),
                        "Message-Cc", List.of("undisclosed-recipients:;"),
                        "dcterms:created", List.of("1996-07-29T09:13:08Z"),
                        "Message:Raw-Header:message-id", List.of("<1@example.org>"),
                        "Message:Raw-Header:In-Reply-To", List.of("<0@example.org> (sent Monday)"),
                        "Message:Raw-Header:References", List.of("<a@example.org>\r\n <0@example.org>")));
        assertThat(facts.title()).isEqualTo("Re: Cameras");
        assertThat(facts.subject()).contains("Re: Cameras");
        assertThat(facts.sender()).contains(new Person("Lund, Mira", "mira@example.org"));
        assertThat(facts.recipients())
                .containsExactly(
                        new Person("Anna", "a@example.org"),
                        new Person("B, C", "b@example.org"),
                        new Person("", "plain@example.org"));
        assertThat(facts.cc()).isEmpty();
        assertThat(facts.messageId()).contains("1@example.org");
        assertThat(facts.inReplyTo()).contains("0@example.org");
        assertThat(facts.references()).containsExactly("a@example.org", "0@example.org");
        assertThat(facts.date().orElseThrow().at()).hasToString("1996-07-29T09:13:08Z");
    }

    @Test
    void aMailsOwnHeaderKeepsTheSendersOffset() {
        DocumentFacts facts = of(
                "message/rfc822",
                "1.eml",
                Map.of(
                        "dcterms:created", List.of("1996-07-29T09:13:08Z"),
                        "Message:Raw-Header:Date", List.of("Mon, 29 Jul 1996 02:13:08 -0700")));
        assertThat(facts.sent().orElseThrow())
                .isInstanceOfSatisfying(
                        Moment.Known.class,
                        known -> assertThat(known.offset())
                                .hasValueSatisfying(offset -> assertThat(offset).hasToString("-07:00")));
    }

    @Test
    void outlookKeepsNamesAndAddressesApart() {
        DocumentFacts facts = of(
                "application/vnd.ms-outlook",
                "1.msg",
                Map.of(
                        "Message-To", List.of("Anna; Bo"),
                        "Message:To-Display-Name", List.of("Anna", "Bo"),
                        "Message:To-Email", List.of("a@example.org", "b@example.org"),
                        "Message:From-Name", List.of("Mira"),
                        "Message:From-Email", List.of("mira@example.org")));
        assertThat(facts.recipients())
                .containsExactly(new Person("Anna", "a@example.org"), new Person("Bo", "b@example.org"));
        assertThat(facts.sender()).contains(new Person("Mira", "mira@example.org"));
    }

    @Test
    void anOfficeFileHasAuthorsAndNoSender() {
        DocumentFacts facts = of(
                "application/vnd.openxmlformats",
                "plan.docx",
                Map.of(
                        "dc:creator", List.of("Mira", "Bo", "Mira"),
                        "dcterms:created", List.of("2018-03-01T10:00:00Z"),
                        "dcterms:modified", List.of("yesterday"),
                        "extended-properties:Application", List.of("Some Office"),
                        "meta:page-count", List.of("12"),
                        "dc:subject", List.of("Budget"),
                        "Message-To", List.of("a@example.org")));
        assertThat(facts.authors()).containsExactly("Mira", "Bo");
        assertThat(facts.modified()).contains(new Moment.Unreadable("yesterday"));
        assertThat(facts.sent()).isEmpty();
        assertThat(facts.sender()).isEmpty();
        assertThat(facts.recipients()).isEmpty();
        assertThat(facts.subject()).isEmpty();
        assertThat(facts.application()).contains("Some Office");
        assertThat(facts.pageCount()).contains(12);
        assertThat(facts.title()).isEmpty();
    }

    @Test
    void theTitleIsTheDocumentsThenItsHeadingThenItsName() {
        Map<String, List<String>> titled = Map.of("dc:title", List.of("Contract"));
        assertThat(FactsOf.document("application/pdf", Optional.of("Heading"), LANGUAGE, titled)
                        .title())
                .isEqualTo("Contract");
        Map<String, List<String>> blank = Map.of("dc:title", List.of(" \n"));
        assertThat(FactsOf.document("application/pdf", Optional.of("Heading"), LANGUAGE, blank)
                        .title())
                .isEqualTo("Heading");
        assertThat(FactsOf.document("application/pdf", Optional.of(" "), LANGUAGE, blank)
                        .titleAt("box/a.pdf"))
                .isEqualTo("a.pdf");
        DocumentFacts untitled = FactsOf.document("application/pdf", Optional.empty(), LANGUAGE, blank);
        assertThat(untitled.titleAt("")).isEmpty();
        assertThat(untitled.titleAt("box/a.zip!b.zip!c.pdf")).isEqualTo("c.pdf");
        assertThat(untitled.titleAt("box/a.zip!inner/c.pdf")).isEqualTo("c.pdf");
        assertThat(untitled.titleAt("box/Wow! plan.docx")).isEqualTo("Wow! plan.docx");
        assertThat(untitled.titleAt("box/done.!")).isEqualTo("done.!");
    }

    @Test
    void aReadableDateWinsOverABadOne() {
        DocumentFacts facts = of(
                "application/pdf",
                "a.pdf",
                Map.of(
                        "dcterms:created", List.of("garbage"),
                        "pdf:docinfo:created", List.of("2005-05-26T19:52:58Z")));
        assertThat(facts.created().orElseThrow()).isInstanceOf(Moment.Known.class);
    }

    @Test
    void hostileValuesAreMadeVisibleAndShort() {
        DocumentFacts facts = of(
                "application/pdf",
                "a.pdf",
                Map.of(
                        "dc:title", List.of("invoice\u202efdp.exe\u0007\u0000\ud800 " + "x".repeat(10_000)),
                        "meta:page-count", List.of("99999999999999")));
        assertThat(facts.title())
                .startsWith("invoice\\u{202e}fdp.exe\\u{7}\\u{0}\ufffd x")
                .endsWith("…");
        assertThat(facts.title().length()).isLessThan(600);
        assertThat(facts.pageCount()).isEmpty();
        assertThat(DisplayText.line("ئۇيغۇر\u200f می\u200cخواهم", 100)).isEqualTo("ئۇيغۇر\u200f می\u200cخواهم");
    }

    @Test
    void factsSurviveTheRoundTripThroughJson() {
        Random random = ScratchText.seeded("factsSurviveTheRoundTripThroughJson");
        List<String> names = List.of(
                "dc:title",
                "dc:creator",
                "dcterms:created",
                "Message-To",
                "Message-From",
                "Message-Cc",
                "a/~b",
                "Message:Raw-Header:References",
                "meta:page-count");
        for (int round = 0; round < 300; round++) {
            Map<String, List<String>> raw = new TreeMap<>();
            for (String name : names) {
                if (random.nextBoolean()) {
                    raw.put(name, List.of(ScratchText.text(random, 1 + random.nextInt(60)), "<a@b> 7"));
                }
            }
            raw.put("dcterms:modified", List.of("2018-03-01T10:00:00-03:30"));
            DocumentFacts facts = of(round % 2 == 0 ? "message/rfc822" : "text/plain", "name", raw);
            assertThat(FactsJson.read(FactsJson.facts(facts), FactsJson.raw(facts.raw())))
                    .isEqualTo(facts);
        }
    }

    private static DocumentFacts of(String type, String name, Map<String, List<String>> raw) {
        return FactsOf.document(type, Optional.empty(), LANGUAGE, raw);
    }
}
