package daylight.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import daylight.id.Sha256;
import daylight.store.CaseFolder;
import daylight.store.Database;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextsTest {
    @TempDir
    Path scratch;

    private Database database;
    private Texts texts;

    @BeforeEach
    void openCase() {
        CaseFolder folder = CaseFolder.create(scratch.resolve("case"), "id", "");
        database = Database.open(folder.database(), List.of(Texts.MIGRATIONS));
        texts = new Texts(folder, database);
    }

    @AfterEach
    void closeCase() {
        database.close();
    }

    @Test
    void whatIsRecordedIsReadBack() {
        DocumentText text = reading("mail", "1", "body");
        assertThat(texts.put(text)).isEqualTo(new Recorded(true, Optional.empty()));
        assertThat(texts.document(text.document())).contains(text);
        assertThat(texts.facts(text.document())).contains(text.facts());
        assertThat(texts.layer(text.document())).contains(text.layer());
        assertThat(texts.document(Sha256.of(new byte[0]))).isEmpty();
    }

    @Test
    void theSmallestRankStandsWhicheverCameFirst() {
        DocumentText small = reading("a", "1", "text of rank 1");
        DocumentText large = reading("a", "2", "text of rank 2");
        texts.put(large);
        assertThat(texts.put(small))
                .isEqualTo(new Recorded(true, Optional.of(large.layer().id())));
        assertThat(texts.put(large))
                .isEqualTo(new Recorded(false, Optional.of(large.layer().id())));
        assertThat(texts.document(small.document())).contains(small);
    }

    @Test
    void howSureRecognitionIsIsAFact() {
        DocumentText plain = reading("a", "0", "words of a scan");
        DocumentFacts facts = FactsOf.document(
                "application/pdf", Optional.empty(), Language.NONE, Optional.of(62), Map.of("x", List.of("y")));
        DocumentText scan = new DocumentText(plain.document(), plain.rank(), facts, plain.layer(), 0, true);
        texts.put(scan);
        assertThat(texts.document(scan.document())).contains(scan);
        assertThat(texts.facts(scan.document()).flatMap(DocumentFacts::confidence))
                .contains(62);
        assertThat(plain.facts().confidence()).isEmpty();
    }

    /// The original was damaged when it was first read, and is whole again.
    @Test
    void aLaterReadingOfTheSameRankStandsAndTheTextBeforeItStays() {
        DocumentText empty = reading("a", "0", "");
        DocumentText some = reading("a", "0", "some");
        DocumentText whole = reading("a", "0", "some and more");
        texts.put(empty);
        assertThat(texts.put(some))
                .isEqualTo(new Recorded(true, Optional.of(empty.layer().id())));
        assertThat(texts.put(whole)).isEqualTo(new Recorded(true, Optional.empty()));
        assertThat(texts.document(whole.document())).contains(whole);
        assertThat(texts.recordedLayers())
                .containsExactlyInAnyOrder(some.layer().id(), whole.layer().id());
        assertThat(texts.sweep()).as("the empty one").isEqualTo(1);
        texts.layers().verify(some.layer().id());
    }

    /// What a reader marked in the text of a page must be found again when another page was recognised since.
    @Test
    void aLayerWithRecognisedTextIsAddedAndTheEarlierOneStays() {
        DocumentText before = reading("a", "0", "page one");
        DocumentText after = recognised(reading("a", "/", "page one, and words of a scan"));
        texts.put(before);
        assertThat(texts.put(after)).isEqualTo(new Recorded(true, Optional.empty()));
        assertThat(texts.document(after.document())).contains(after);
        assertThat(texts.recordedLayers())
                .containsExactlyInAnyOrder(before.layer().id(), after.layer().id());
        assertThat(texts.sweep()).isZero();
        texts.layers().verify(before.layer().id());

        DocumentText again = recognised(reading("a", "/", "page one, and better words of a scan"));
        assertThat(texts.put(again).stands()).isTrue();
        assertThat(texts.document(again.document())).contains(again);
        assertThat(texts.recordedLayers()).hasSize(3);

        texts.erase(after.document());
        assertThat(texts.layers().all()).isEmpty();
    }

    @Test
    void anEmptyLayerLeavesNothingWhenWordsAreRecognised() {
        DocumentText empty = reading("a", "0", "");
        DocumentText after = recognised(reading("a", "/", "words of a scan"));
        texts.put(empty);
        assertThat(texts.put(after))
                .isEqualTo(new Recorded(true, Optional.of(empty.layer().id())));
        assertThat(texts.recordedLayers()).containsExactly(after.layer().id());
    }

    @Test
    void recognitionThatFindsTheSameTextKeepsTheLayer() {
        DocumentText before = reading("a", "0", "the same");
        DocumentText after = recognised(reading("a", "/", "the same"));
        texts.put(before);
        assertThat(texts.put(after).stands()).isTrue();
        assertThat(texts.document(after.document())).contains(after);
        assertThat(texts.recordedLayers()).containsExactly(after.layer().id());
    }

    private static DocumentText recognised(DocumentText text) {
        return new DocumentText(text.document(), text.rank(), text.facts(), text.layer(), text.recipe(), true);
    }

    @Test
    void theSameReadingAgainChangesNothing() {
        DocumentText text = reading("a", "1", "text");
        texts.put(text);
        assertThat(texts.put(text)).isEqualTo(new Recorded(false, Optional.empty()));
        assertThat(texts.document(text.document())).contains(text);
    }

    @Test
    void aLayerThatAnotherDocumentHasIsNeverUnused() {
        DocumentText first = reading("a", "2", "same text");
        DocumentText other = reading("b", "1", "same text");
        assertThat(first.layer()).isEqualTo(other.layer());
        texts.put(first);
        texts.put(other);
        assertThat(texts.put(reading("a", "1", "better text"))).isEqualTo(new Recorded(true, Optional.empty()));
        texts.erase(first.document());
        texts.layers().verify(other.layer().id());
        texts.erase(other.document());
        assertThat(texts.layers().all()).isEmpty();
    }

    @Test
    void erasingLeavesNoRowAndNoFile() {
        DocumentText text = reading("a", "1", "text");
        DocumentText kept = reading("b", "1", "other");
        texts.put(text);
        texts.put(kept);
        texts.erase(text.document());
        texts.erase(text.document());
        assertThat(texts.document(text.document())).isEmpty();
        assertThat(texts.layers().all()).containsExactly(kept.layer().id());
    }

    @Test
    void sweepingDeletesWhatNothingRefersTo() {
        DocumentText kept = reading("a", "1", "kept");
        reading("b", "1", "never recorded");
        texts.put(kept);
        assertThat(texts.sweep()).isEqualTo(1);
        assertThat(texts.sweep()).isZero();
        assertThat(texts.layers().all()).containsExactly(kept.layer().id());
    }

    @Test
    void documentsComeInTheOrderOfTheirHashes() {
        List<Sha256> expected = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            DocumentText text = reading("document " + i, "1", "text");
            texts.put(text);
            expected.add(text.document());
        }
        expected.sort(null);
        List<Sha256> seen = new ArrayList<>();
        List<DocumentText> part = texts.after(Optional.empty(), 10);
        while (!part.isEmpty()) {
            part.forEach(text -> seen.add(text.document()));
            part = texts.after(Optional.of(part.getLast().document()), 10);
        }
        assertThat(seen).isEqualTo(expected);
        assertThatThrownBy(() -> texts.after(Optional.empty(), 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private DocumentText reading(String document, String rank, String text) {
        TextLayerWriter writer = texts.newWriter();
        writer.text(text);
        TextLayer layer = writer.finish();
        DocumentFacts facts = FactsOf.document(
                "message/rfc822",
                Optional.empty(),
                new Language("ru", 0.25),
                Map.of(
                        "dc:subject", List.of("Договор\u0000 \u202e№ 5"),
                        "Message-From", List.of("Ая <a@example.org>"),
                        "Message-To", List.of("b@example.org, \"C, D\" <c@example.org>"),
                        "dcterms:created", List.of("2018-03-01T10:00:00Z"),
                        "dcterms:modified", List.of("soon"),
                        "dc:creator", List.of("rank " + rank),
                        "Message:Raw-Header:Message-ID", List.of("<1@example.org>")));
        return new DocumentText(Sha256.of(document.getBytes(StandardCharsets.UTF_8)), rank, facts, layer, 1, false);
    }
}
