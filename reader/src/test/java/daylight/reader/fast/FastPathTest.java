package daylight.reader.fast;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.protocol.BlockKind;
import daylight.protocol.Event;
import daylight.protocol.Limits;
import daylight.protocol.NameBytes;
import daylight.protocol.Reason;
import daylight.protocol.Verdict;
import daylight.reader.ground.Evidence;
import daylight.reader.ground.Node;
import daylight.reader.ground.Reading;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FastPathTest {
    private static final String SIMPLE = """
            From: "Vera Lind" <vera@example.org>
            To: a@example.org, Some One <b@example.org>
            Subject: =?utf-8?q?B=C3=BCro?=
            Date: Thu, 1 Mar 2018 09:05:07 +0130
            X-Odd:  two  spaces

            Good morning.
            """;

    private static final String MIXED = """
            From: vera@example.org
            Date: Thu, 1 Mar 2018 09:05:07 +0000
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary="outer"

            preamble
            --outer
            Content-Type: multipart/alternative; boundary=inner

            --inner
            Content-Type: text/plain; charset=utf-8

            plain words
            --inner
            Content-Type: text/html; charset=utf-8

            <p>rich words</p>
            --inner--
            --outer
            Content-Type: application/octet-stream
            Content-Disposition: attachment; filename*=utf-8''%d8%ae%d8%b1.bin
            Content-Transfer-Encoding: base64

            AQIDBA==
            --outer
            Content-Type: message/rfc822

            From: c@example.org
            Subject: inner

            inside
            --outer--
            epilogue
            """;

    private final FastView fast = new FastView();

    @Test
    void readsHeaderFieldsUnderTheGeneralReadersNames() {
        Seen seen = read(SIMPLE, "a.eml");

        assertThat(seen.type()).isEqualTo("message/rfc822");
        assertThat(seen.metadata())
                .containsEntry("Message-From", List.of("Vera Lind <vera@example.org>"))
                .containsEntry("Message:From-Name", List.of("Vera Lind"))
                .containsEntry("Message:From-Email", List.of("vera@example.org"))
                .containsEntry("Message-To", List.of("a@example.org", "Some One <b@example.org>"))
                .containsEntry("dc:subject", List.of("Büro"))
                .containsEntry("dcterms:created", List.of("2018-03-01T07:35:07Z"))
                .containsEntry("Message:Raw-Header:X-Odd", List.of(" two  spaces"));
        assertThat(seen.text()).isEqualTo("Good morning.\n");
    }

    @Test
    void showsTheRichestAlternativeAndHandsTheRestOn() {
        Seen seen = read(MIXED, "a.eml");

        assertThat(Seen.collapsed(seen.text())).isEqualTo("rich words preamble epilogue");
        assertThat(seen.members())
                .containsExactly(
                        new Seen.Member("part-1.txt", Hashes.sha256(bytes("plain words"))),
                        new Seen.Member("خر.bin", Hashes.sha256(new byte[] {1, 2, 3, 4})),
                        new Seen.Member(
                                "part-4.eml",
                                Hashes.sha256("From: c@example.org\nSubject: inner\n\ninside"
                                        .getBytes(StandardCharsets.US_ASCII))));
        assertThat(fast.listed()).isEqualTo(3);
    }

    private static final String WITH_FOOTER = """
            From: vera@example.org
            Date: Thu, 1 Mar 2018 09:05:07 +0000
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary="list"

            --list
            Content-Type: multipart/related; boundary="mail"

            --mail
            Content-Type: text/html; charset=utf-8

            <p>The depot is closed.</p><div>On 1 Mar 2018, Ada &lt;a@example.org&gt; wrote:</div>
            <blockquote type="cite">Which depot?</blockquote>
            --mail
            Content-Type: image/png; name=plan.png
            Content-Transfer-Encoding: base64

            AQIDBA==
            --mail--
            --list
            Content-Type: text/plain

            To leave this list, write to its owner.
            --list
            Content-Type: multipart/mixed; boundary="deep"

            --deep
            Content-Type: text/plain
            Content-Disposition: attachment; filename=kept.txt

            kept apart
            --deep--
            --list--
            """;

    @Test
    void aMailWithAFooterOfAListIsTheMailsTextWithItsQuotes() {
        Seen seen = read(WITH_FOOTER, "a.eml");

        assertThat(Seen.collapsed(seen.text()))
                .isEqualTo("The depot is closed. On 1 Mar 2018, Ada <a@example.org> wrote: Which depot? "
                        + "[plan.png] To leave this list, write to its owner.");
        assertThat(seen.members()).extracting(Seen.Member::name).containsExactly("plan.png", "kept.txt");
        assertThat(fast.listed()).isEqualTo(2);
        assertThat(fast.marked(BlockKind.QUOTE)).containsExactly("Which depot?");
    }

    @Test
    void aPictureStandsInTheTextWhereTheHtmlShowsIt() {
        String shown = WITH_FOOTER
                .replace("The depot is", "The 2\uD83D\uDE00<img src=\"CID:plan%25@example.org\" alt=\"no\">depot is")
                .replace("Which depot?", "Which <img src='cid:plan%25@example.org'/> depot <img src='cid:other'>?")
                .replace("name=plan.png", "name=plan.png\nContent-ID: <plan%@example.org>");
        Seen seen = read(shown, "a.eml");

        assertThat(Seen.collapsed(seen.text()))
                .isEqualTo("The 2\uD83D\uDE00[plan.png]depot is closed. On 1 Mar 2018, Ada <a@example.org> wrote: "
                        + "Which [plan.png] depot ? To leave this list, write to its owner.");
        assertThat(fast.marked(BlockKind.NOTE)).containsExactly("plan.png", "plan.png");
        assertThat(fast.marked(BlockKind.QUOTE)).containsExactly("Which [plan.png] depot ?");
        assertThat(seen.members()).extracting(Seen.Member::name).containsExactly("plan.png", "kept.txt");
    }

    @Test
    void aPartStandsBeforeTheTextThatFollowsIt() {
        String apple = """
                From: vera@example.org
                Date: Thu, 1 Mar 2018 09:05:07 +0000
                Content-Type: multipart/mixed; boundary="M"

                --M
                Content-Type: text/plain

                Here is the plan:
                --M
                Content-Type: image/png
                Content-Disposition: inline; filename=plan.png

                1
                --M
                Content-Type: application/pdf

                2
                --M
                Content-Type: application/pgp-signature; name=signature.asc

                3
                --M
                Content-Type: text/plain

                Yours
                --M
                Content-Type: application/pdf; name=last.pdf

                4
                --M--
                """;
        Seen seen = read(apple, "a.eml");

        assertThat(seen.text()).isEqualTo("Here is the plan:\n[plan.png]\n[part-3.pdf]\nYours\n");
        assertThat(fast.marked(BlockKind.NOTE)).containsExactly("plan.png", "part-3.pdf");
        assertThat(seen.members())
                .extracting(Seen.Member::name)
                .containsExactly("plan.png", "part-3.pdf", "signature.asc", "last.pdf");
    }

    @Test
    void aBoundaryWithoutLettersIsCountedAsItIsRead() {
        Seen seen = read(
                "From: vera@example.org\nDate: Thu, 1 Mar 2018 09:05:07 +0000\n"
                        + "Content-Type: multipart/mixed; boundary=\"\"\n\n--\n".repeat(2)
                        + "Content-Type: text/plain\n\nHello.\n",
                "a.eml");

        assertThat(seen.text()).contains("Hello.");
        assertThat(fast.listed()).isEqualTo(seen.members().size());
    }

    @Test
    void anAlternativeThatSaysTheSameIsPassedOver() {
        Seen seen = read(MIXED.replace("plain words", "RICH\nwords"), "a.eml");

        assertThat(seen.members()).extracting(Seen.Member::name).containsExactly("خر.bin", "part-4.eml");
        assertThat(fast.listed()).isEqualTo(2);
    }

    @Test
    void showsAnInvitationsTextAndMakesItsCalendarAMember() {
        Seen seen = read(MIXED.replace("--inner--", """
                        --inner
                        Content-Type: text/calendar; method=REQUEST

                        BEGIN:VCALENDAR
                        --inner--"""), "a.eml");

        assertThat(seen.text()).contains("rich words");
        assertThat(seen.members()).extracting(Seen.Member::name).contains("part-1.txt", "part-3.ics");
        assertThat(fast.listed()).isEqualTo(seen.members().size());
    }

    @Test
    void aMultipartWithoutBoundaryLinesIsText() {
        String head = "From: a@example.org\nDate: Thu, 1 Mar 2018 09:05:07 +0000\n";
        for (String type : List.of("multipart/mixed; boundary=b", "multipart/mixed", "multipart/alternative")) {
            Seen seen = read(head + "Content-Type: " + type + "\n\nlantern\n", "a.eml");
            assertThat(seen.text()).as(type).isEqualTo("lantern\n");
            assertThat(fast.listed()).as(type).isEqualTo(seen.members().size());
        }
    }

    @Test
    void doesNotRepeatWhatMailersWriteBeforeTheFirstPart() {
        Seen seen = read(
                MIXED.replace("\npreamble\n", "\nThis is a multi-part message\nin MIME format.\n\n")
                        .replace("epilogue", ""),
                "a.eml");

        assertThat(Seen.collapsed(seen.text())).isEqualTo("rich words");
    }

    @Test
    void readsAMailboxOfOneMailAsThatMail() {
        Seen seen = read("From vera@example.org Thu Mar  1 09:05:07 2018\n" + SIMPLE, "inbox");

        assertThat(seen.type()).isEqualTo("message/rfc822");
        assertThat(seen.text()).isEqualTo("Good morning.\n");
    }

    @Test
    void leavesAMailboxOfTwoMailsToTheGeneralReader() {
        String box = "From vera@example.org Thu Mar  1 09:05:07 2018\n" + SIMPLE + "\n";

        assertRefused(bytes(box + box), "inbox");
    }

    @Test
    void believesADeclaredCharset() {
        String words = "Добрый день, город";
        byte[] body = words.getBytes(Charset.forName("koi8-r"));
        byte[] head = bytes("From: a@example.org\nDate: Thu, 1 Mar 2018 09:05:07 +0000\n"
                + "Content-Type: text/plain; charset=koi8-r\n\n");
        byte[] mail = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, mail, head.length, body.length);

        assertThat(fast.read(mail, "a.eml").orElseThrow().text()).isEqualTo(words + "\n");
    }

    @Test
    void survivesABadCharsetNameAndABadBoundary() {
        Seen seen = read(
                "From: a@example.org\nDate: x\nContent-Type: text/plain; charset=\"no such\u0001thing\"\n\nwords\n",
                "a");
        assertThat(seen.text()).isEqualTo("words\n");
        Seen unclosed =
                read("From: a@example.org\nDate: x\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nwords\n", "a");
        assertThat(Seen.collapsed(unclosed.text())).isEqualTo("words");
        assertThat(fast.listed()).isZero();
    }

    @Test
    void readsPlainTextInAnyScript() {
        Seen seen = read("\uFEFFشىنجاڭ\n新疆\r\n", "names.txt");

        assertThat(seen.type()).isEqualTo("text/plain");
        assertThat(seen.text()).isEqualTo("شىنجاڭ\n新疆\r\n");
        assertThat(seen.metadata()).containsEntry("Content-Encoding", List.of("UTF-8"));
    }

    @Test
    void leavesOtherFormatsToTheGeneralReader() {
        assertRefused(bytes("%PDF-1.4\n..."), "a.txt");
        assertRefused(bytes("<html><body>x</body></html>"), "a.txt");
        assertRefused(bytes("  <?xml version='1.0'?><a/>"), "a.txt");
        assertRefused(bytes("{\\rtf1 x}"), "a.txt");
        assertRefused(bytes("PK\u0003\u0004zip"), "a.txt");
        assertRefused(bytes("a,b\n".repeat(20)), "a.txt");
        assertRefused(bytes("a,b\n"), "a.csv");
        assertRefused(bytes("{\"a\": 1}"), "a.json");
        assertRefused(new byte[] {'a', 0, 'b'}, "a.txt");
        assertRefused("déjà vu".getBytes(StandardCharsets.ISO_8859_1), "a.txt");
        assertRefused(new byte[0], "a.txt");
    }

    @Test
    void namesEachMemberThatALimitKeepsClosed() {
        List<Event> events = new ArrayList<>();
        Node root = new Reading(new Limits(9, 9, 1, 9, 9_000, 9_000, 9), events::add).root(NameBytes.EMPTY);
        FastPath path = new FastPath((_, node) -> node.end(Verdict.READ, Reason.NONE, ""));

        assertThat(path.read(new Evidence.InMemory(bytes(MIXED)), root))
                .contains(new Conclusion(Verdict.PARTLY_READ, Reason.MEMBER_LIMIT, ""));
        assertThat(root.hasWords()).isTrue();
        assertThat(events).anyMatch(event -> event instanceof Event.Listed listed && listed.count() == 3);
        assertThat(events)
                .filteredOn(event -> event instanceof Event.Ended)
                .extracting(event -> ((Event.Ended) event).reason())
                .containsExactly(Reason.NONE, Reason.MEMBER_LIMIT, Reason.MEMBER_LIMIT);
    }

    @Test
    void neverThrowsAndLeavesNoTraceWhenItRefusesDamagedMails() {
        long seed = new Random().nextLong();
        System.out.println("FastPathTest seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 3_000; i++) {
            byte[] damaged = damaged(bytes(i % 2 == 0 ? MIXED : SIMPLE), random);
            Optional<Seen> seen = fast.read(damaged, "a.eml");
            if (seen.isEmpty()) {
                assertThat(fast.events).as("seed %d, round %d", seed, i).hasSize(1);
            }
        }
    }

    private static byte[] damaged(byte[] mail, Random random) {
        byte[] damaged = Arrays.copyOf(mail, 1 + random.nextInt(mail.length));
        for (int n = random.nextInt(12); n > 0; n--) {
            damaged[random.nextInt(damaged.length)] =
                    (byte) (random.nextInt(4) == 0 ? random.nextInt() : "\n\r-=\"<;:( ".charAt(random.nextInt(10)));
        }
        return damaged;
    }

    private void assertRefused(byte[] content, String name) {
        assertThat(fast.read(content, name)).as(name).isEmpty();
        assertThat(fast.events).as("only the node's opening").hasSize(1);
    }

    private Seen read(String content, String name) {
        return fast.read(bytes(content), name).orElseThrow();
    }

    private static byte[] bytes(String content) {
        return content.getBytes(StandardCharsets.UTF_8);
    }
}
