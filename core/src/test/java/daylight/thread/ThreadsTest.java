package daylight.thread;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.id.Sha256;
import daylight.id.Span;
import daylight.protocol.BlockKind;
import daylight.store.CaseFolder;
import daylight.store.Database;
import daylight.text.DocumentFacts;
import daylight.text.DocumentText;
import daylight.text.FactsOf;
import daylight.text.Language;
import daylight.text.TextBlock;
import daylight.text.TextLayerWriter;
import daylight.text.Texts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThreadsTest {
    @TempDir
    Path scratch;

    private Database database;
    private Texts texts;
    private Threads threads;
    private final Map<Sha256, String> names = new HashMap<>();

    @BeforeEach
    void openCase() {
        CaseFolder folder = CaseFolder.create(scratch.resolve("case"), "id", "");
        database = Database.open(folder.database(), List.of(Texts.MIGRATIONS, Threads.MIGRATIONS));
        texts = new Texts(folder, database);
        threads = new Threads(database, texts);
    }

    @AfterEach
    void closeCase() {
        database.close();
    }

    @Test
    void answersStandBelowWhatTheyAnswer() {
        mail("a", "1 Mar 2018 10:00:00 +0000", "Message-ID: <a@x>");
        mail("b", "1 Mar 2018 11:00:00 +0000", "Message-ID: <b@x>\nReferences: <a@x>");
        mail("c", "1 Mar 2018 12:00:00 +0000", "Message-ID: <c@x>\nIn-Reply-To: <a@x>");
        mail("d", "1 Mar 2018 13:00:00 +0000", "Message-ID: <d@x>\nReferences: <a@x> <b@x>\nIn-Reply-To: <b@x>");
        mail("other", "1 Mar 2018 13:00:00 +0000", "Message-ID: <z@x>");
        for (String asked : List.of("a", "b", "c", "d")) {
            assertThat(shown(asked))
                    .as("asked for " + asked)
                    .containsExactly("a none", " b references", "  d references", " c in_reply_to");
        }
        assertThat(shown("other")).containsExactly("other none");
    }

    @Test
    void aMessageThatOthersAnswerAndTheCaseLacksIsNamed() {
        mail("b", "1 Mar 2018 11:00:00 +0000", "Message-ID: <b@x>\nReferences: <a@x>");
        mail("c", "1 Mar 2018 12:00:00 +0000", "Message-ID: <c@x>\nReferences: <a@x>");
        assertThat(shown("b")).containsExactly("missing a@x none", " b references", " c references");
        mail("d", "1 Mar 2018 13:00:00 +0000", "Message-ID: <d@x>\nReferences: <a@x> <b@x> <q@x>");
        assertThat(shown("c"))
                .containsExactly(
                        "missing a@x none",
                        " b references",
                        "  missing q@x references",
                        "   d references",
                        " c references");
    }

    @Test
    void whatNamesItselfOrGoesInCirclesEndsSomewhere() {
        mail("a", "1 Mar 2018 10:00:00 +0000", "Message-ID: <a@x>\nReferences: <b@x> <a@x>");
        mail("b", "1 Mar 2018 11:00:00 +0000", "Message-ID: <b@x>\nReferences: <a@x>");
        assertThat(shown("a")).hasSize(2).isEqualTo(shown("b"));
    }

    @Test
    void theSameMailOfTwoMailboxesIsOneMessage() {
        mail("sent", "1 Mar 2018 10:00:00 +0000", "Message-ID: <a@x>");
        mail("received", "1 Mar 2018 10:00:00 +0000", "Message-ID: <a@x>");
        mail("b", "1 Mar 2018 11:00:00 +0000", "Message-ID: <b@x>\nReferences: <a@x>");
        assertThat(threads.of(id("b")).orElseThrow().messages())
                .hasSize(2)
                .first()
                .satisfies(message ->
                        assertThat(message.documents()).containsExactlyInAnyOrder(id("sent"), id("received")));
    }

    @Test
    void outlooksIndexLinksWhereNothingElseDoes() {
        // 01, a time, a GUID; an answer adds five bytes.
        String first = "AdNL0OU5QRBvuAyATLyPGad50WiEig==";
        String second = "AdNL0OU5QRBvuAyATLyPGad50WiEigAAB5eQ";
        mail("a", "1 Mar 2018 10:00:00 +0000", "Thread-Index: " + first);
        mail("b", "1 Mar 2018 11:00:00 +0000", "Thread-Index: " + second);
        mail("c", "1 Mar 2018 11:00:00 +0000", "Thread-Index: not an index");
        assertThat(shown("b")).containsExactly("a none", " b conversation_index");
    }

    @Test
    void subjectAndPeopleAreTheLastResort() {
        String common = "From: ada@x\nTo: bo@x\n";
        mail("a", "1 Mar 2018 10:00:00 +0000", common + "Subject: Gates\nMessage-ID: <a@x>");
        mail("b", "2 Mar 2018 10:00:00 +0000", "From: bo@x\nTo: ada@x\nSubject: Re: Gates\nMessage-ID: <b@x>");
        mail("stranger", "2 Mar 2018 10:00:00 +0000", "From: cy@x\nTo: di@x\nSubject: Re: Gates\nMessage-ID: <s@x>");
        mail("late", "2 Dec 2018 10:00:00 +0000", common + "Subject: Re: Gates\nMessage-ID: <l@x>");
        mail("new", "3 Mar 2018 10:00:00 +0000", common + "Subject: Gates\nMessage-ID: <n@x>");
        assertThat(shown("a")).containsExactly("a none", " b subject");
        assertThat(shown("b")).containsExactly("a none", " b subject");
        assertThat(shown("stranger")).containsExactly("stranger none");
        assertThat(shown("late")).containsExactly("late none");
    }

    @Test
    void noOrderOfArrivalDecides() {
        List<Runnable> mails = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            int n = i;
            int parent = i / 3;
            mails.add(() -> mail(
                    "m" + n,
                    "1 Mar 2018 10:00:" + (10 + n) + " +0000",
                    "Message-ID: <" + n + "@x>" + (n == 0 ? "" : "\nReferences: <" + parent + "@x>")));
        }
        List<String> expected = null;
        for (int seed = 0; seed < 5; seed++) {
            Collections.shuffle(mails, new Random(seed));
            mails.forEach(Runnable::run);
            List<String> shown = shown("m7");
            assertThat(shown).hasSize(12);
            expected = expected == null ? shown : expected;
            assertThat(shown).as("seed " + seed).isEqualTo(expected);
            names.keySet()
                    .forEach(document -> database.update(handle -> {
                        threads.erase(handle, document);
                        texts.erase(handle, document);
                    }));
        }
    }

    @Test
    void whatIsErasedIsInNoThread() {
        mail("a", "1 Mar 2018 10:00:00 +0000", "Message-ID: <a@x>");
        mail("b", "1 Mar 2018 11:00:00 +0000", "Message-ID: <b@x>\nReferences: <a@x>");
        database.update(handle -> threads.erase(handle, id("b")));
        assertThat(shown("a")).containsExactly("a none");
        assertThat(threads.of(id("b"))).isEmpty();
    }

    @Test
    void aCaseThatHadMailsBeforeIsFilledOnce() {
        texts.put(text("a", "1 Mar 2018 10:00:00 +0000", "Message-ID: <a@x>", "", List.of()));
        texts.put(text("b", "1 Mar 2018 10:00:00 +0000", "Message-ID: <b@x>\nReferences: <a@x>", "", List.of()));
        assertThat(threads.isFilled()).isFalse();
        assertThat(threads.of(id("a"))).isEmpty();
        threads.fill();
        assertThat(threads.isFilled()).isTrue();
        assertThat(shown("a")).hasSize(2);
        threads.fill();
        assertThat(shown("a")).hasSize(2);
    }

    @Test
    void quotedWordsAreTheirWriters() {
        String said = "The northern gates stay open until the inspection is over.";
        record("a", "1 Mar 2018 10:00:00 +0000", "Message-ID: <a@x>", said + "\nAda", List.of());
        String answer =
                "Good.\n\nOn 1 Mar 2018, Ada wrote:\n> The northern gates stay open until\n> the inspection is over.\n";
        int header = answer.indexOf("On 1");
        int quote = answer.indexOf("> The");
        record(
                "b",
                "1 Mar 2018 11:00:00 +0000",
                "Message-ID: <b@x>\nReferences: <a@x>",
                answer,
                List.of(
                        new TextBlock(BlockKind.MAIL_HEADER, 0, 1, new Span(header, quote - 1), "attribution", false),
                        new TextBlock(BlockKind.QUOTE, 1, 1, new Span(quote, answer.length() - 1))));
        int word = answer.indexOf("inspection");
        try (Quotations.OfMail mail = new Quotations(threads, texts).of(id("b")).orElseThrow()) {
            assertThat(mail.at(1, new Span(word, word + 10)))
                    .contains(new Quoted(
                            1,
                            new Span(word, word + 10),
                            1,
                            "On 1 Mar 2018, Ada wrote:",
                            java.util.Optional.of(id("a"))));
            assertThat(mail.at(1, new Span(0, 4))).isEmpty();
        }
        assertThat(new Quotations(threads, texts).of(id("a"))).isEmpty();
    }

    private Sha256 id(String name) {
        return Sha256.of(name.getBytes(StandardCharsets.UTF_8));
    }

    private void mail(String name, String date, String headers) {
        record(name, date, headers, "", List.of());
    }

    private void record(String name, String date, String headers, String body, List<TextBlock> blocks) {
        DocumentText text = text(name, date, headers, body, blocks);
        database.update(handle -> {
            texts.put(handle, text);
            threads.put(handle, text.document(), text.facts());
        });
    }

    private DocumentText text(String name, String date, String headers, String body, List<TextBlock> blocks) {
        Map<String, List<String>> raw = new HashMap<>();
        raw.put("Message:Raw-Header:Date", List.of(date));
        for (String line : headers.split("\n", -1)) {
            int colon = line.indexOf(':');
            raw.put(
                    "Message:Raw-Header:" + line.substring(0, colon),
                    List.of(line.substring(colon + 1).strip()));
        }
        DocumentFacts facts = FactsOf.document("message/rfc822", java.util.Optional.empty(), Language.NONE, raw);
        TextLayerWriter writer = texts.newWriter();
        writer.text(body);
        blocks.forEach(writer::block);
        names.put(id(name), name);
        return new DocumentText(id(name), "1", facts, writer.finish(), 0, false);
    }

    private List<String> shown(String name) {
        return threads.of(id(name)).orElseThrow().messages().stream()
                .map(m -> " ".repeat(m.depth())
                        + (m.isMissing()
                                ? "missing " + m.messageId()
                                : names.get(m.documents().getFirst()))
                        + " "
                        + m.link().code())
                .toList();
    }
}
