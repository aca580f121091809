package daylight.desk;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.extraction.DocumentReading;
import daylight.extraction.Member;
import daylight.extraction.ReadSoFar;
import daylight.id.Sha256;
import daylight.id.Span;
import daylight.protocol.BlockKind;
import daylight.protocol.Checkpoint;
import daylight.protocol.Event;
import daylight.protocol.NameBytes;
import daylight.protocol.Reason;
import daylight.protocol.Recognition;
import daylight.protocol.Verdict;
import daylight.store.CaseFolder;
import daylight.store.Database;
import daylight.text.Languages;
import daylight.text.OpenLayer;
import daylight.text.PagePicture;
import daylight.text.PictureWord;
import daylight.text.TextBlock;
import daylight.text.Texts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeRecorderTest {
    private static final Languages LANGUAGES = Languages.load();

    @TempDir
    Path temporary;

    private Database database;
    private Texts texts;
    private final List<TreeRecorder.Recorded> recorded = new ArrayList<>();
    private final List<TreeRecorder.Part> parts = new ArrayList<>();

    @BeforeEach
    void anEmptyCase() {
        CaseFolder folder = CaseFolder.create(temporary.resolve("case"), "id", "");
        database = Database.open(folder.database(), List.of(Texts.MIGRATIONS));
        texts = new Texts(folder, database);
    }

    @Test
    void membersOfAContainerThatBrokeOffAreCountedToTheOneAroundIt() {
        TreeRecorder recorder = recorder(Set.of());
        begin(recorder, 0, -1, "");
        list(recorder, 0, 1);
        begin(recorder, 1, 0, "inner.zip");
        list(recorder, 1, 2);
        begin(recorder, 2, 1, "letter.txt");
        read(recorder, 2, "letter");
        begin(recorder, 3, 1, "lost.txt");
        end(recorder, 3, "", Verdict.FAILED, Reason.WORKER_DIED);
        end(recorder, 1, "", Verdict.PARTLY_READ, Reason.WORKER_DIED);
        end(recorder, 0, hash("root"), Verdict.PARTLY_READ, Reason.WORKER_DIED);

        List<TreeRecorder.Recorded> all = all(recorder);
        assertThat(documents(all)).containsExactly(hash("letter"), hash("root"));
        TreeRecorder.Recorded root = all.getLast();
        assertThat(root.members())
                .extracting(member -> member.path().display())
                .containsExactly("inner.zip", "inner.zip!letter.txt", "inner.zip!lost.txt");
        assertThat(root.members().get(1).document()).contains(new Sha256(hash("letter")));
        assertThat(root.reading().listed()).isEqualTo(3);
        assertThat(root.reading().recorded()).isEqualTo(3);
    }

    @Test
    void ofAWithdrawnMemberNothingStaysButThatItWasThere() {
        TreeRecorder recorder = recorder(Set.of(new Sha256(hash("mail"))));
        begin(recorder, 0, -1, "");
        begin(recorder, 1, 0, "the informant.eml");
        begin(recorder, 2, 1, "photo.jpg");
        read(recorder, 2, "photo");
        begin(recorder, 3, 1, "plan.txt");
        read(recorder, 3, "plan");
        read(recorder, 1, "mail");
        begin(recorder, 4, 0, "plan too.txt");
        read(recorder, 4, "plan");
        read(recorder, 0, "root");

        List<TreeRecorder.Recorded> all = all(recorder);
        assertThat(documents(all)).containsExactly(hash("plan"), hash("root"));
        List<Member> members = all.getLast().members();
        assertThat(members).hasSize(2);
        assertThat(members.getFirst().path()).isEqualTo(NameBytes.EMPTY);
        assertThat(members.getFirst().document()).isEmpty();
        assertThat(members.getFirst().reason()).isEqualTo(Reason.WITHDRAWN);
        assertThat(members.getLast().document()).contains(new Sha256(hash("plan")));
    }

    /// Under the deepest folder a mail is cut off, and higher up it is read in full: that reading stands, and
    /// against one that another original cuts off too.
    @Test
    void aReadingThatWasCutShortGivesWayToAWholeOne() {
        TreeRecorder recorder = recorder(Set.of());
        begin(recorder, 0, -1, "");
        begin(recorder, 1, 0, "deep.eml");
        end(recorder, 1, hash("mail"), Verdict.PARTLY_READ, Reason.DEPTH_LIMIT);
        begin(recorder, 2, 0, "high.eml");
        read(recorder, 2, "mail");
        begin(recorder, 3, 0, "deep again.eml");
        end(recorder, 3, hash("mail"), Verdict.PARTLY_READ, Reason.DEPTH_LIMIT);
        begin(recorder, 4, 0, "last.eml");
        end(recorder, 4, hash("other"), Verdict.PARTLY_READ, Reason.TIME_LIMIT);
        read(recorder, 0, "root");

        List<TreeRecorder.Recorded> all = all(recorder);
        List<DocumentReading> readings =
                all.stream().map(TreeRecorder.Recorded::reading).toList();
        assertThat(readings)
                .extracting(DocumentReading::reason)
                .containsExactly(Reason.DEPTH_LIMIT, Reason.NONE, Reason.TIME_LIMIT, Reason.NONE);
        assertThat(readings.get(1).rank()).isLessThan(readings.get(0).rank());
        assertThat(readings.get(1).rank()).startsWith("1:");
        assertThat(readings.get(2).rank()).startsWith("2:");
    }

    /// A block may come before its text: the worker died in between.
    @Test
    void aBlockWhoseTextNeverCameBreaksNothing() {
        TreeRecorder recorder = recorder(Set.of());
        begin(recorder, 0, -1, "");
        recorder.text(new Event.Text(0, "one row"));
        recorder.block(new Event.Block(0, BlockKind.ROW, 0, 1, 0, 7));
        recorder.block(new Event.Block(0, BlockKind.ROW, 0, 1, 8, 15));
        recorder.picture(new Event.Picture(0, 1, 400, 100, 150));
        recorder.word(new Event.Word(0, 1, 0, 3, 10, 10, 90, 30, 90));
        recorder.word(new Event.Word(0, 1, 8, 15, 100, 10, 130, 30, 55));
        end(recorder, 0, hash("root"), Verdict.PARTLY_READ, Reason.WORKER_DIED);

        List<TreeRecorder.Recorded> all = all(recorder);
        assertThat(documents(all)).containsExactly(hash("root"));
        try (OpenLayer layer = texts.layers().open(all.getFirst().text().layer().id())) {
            assertThat(layer.page(1)).isEqualTo("one row");
            assertThat(layer.blocks()).containsExactly(new TextBlock(BlockKind.ROW, 0, 1, new Span(0, 7)));
            assertThat(layer.pictures()).isEmpty();
        }
    }

    @Test
    void muchMetadataIsHandedOnBeforeTheContainerEnds() {
        TreeRecorder recorder = recorder(Set.of());
        begin(recorder, 0, -1, "");
        List<String> much = List.of("x".repeat(9_000_000));
        for (int i = 1; i <= 4; i++) {
            begin(recorder, i, 0, "mail " + i);
            recorder.ended(new Event.Ended(
                    i, hash("mail " + i), 0, 1, "text/plain", Verdict.READ, Reason.NONE, "", Map.of("X-Long", much)));
        }
        assertThat(recorded).hasSize(4);
        read(recorder, 0, "root");
        assertThat(documents(all(recorder))).hasSize(5);
    }

    /// A pass of recognition goes through a whole container for one scan in it: the rest of it stays as it is.
    @Test
    void aPassOfRecognitionTellsOnlyOfWhatItLookedAt() {
        Recognition wanted = new Recognition(Recognition.Mode.AUTO, List.of());
        TreeRecorder recorder = new TreeRecorder(
                new Sha256(hash("root")), texts, LANGUAGES, Set.of(), wanted, Optional.empty(), this::part);
        begin(recorder, 0, -1, "");
        begin(recorder, 1, 0, "letter.txt");
        read(recorder, 1, "letter");
        begin(recorder, 2, 0, "scan.png");
        recorder.picture(new Event.Picture(2, 1, 400, 100, 150));
        recorder.word(new Event.Word(2, 1, 0, 5, 10, 10, 90, 30, 90));
        recorder.word(new Event.Word(2, 1, 6, 8, 100, 10, 130, 30, 55));
        recorder.text(new Event.Text(2, "words of a scan"));
        recorder.ended(new Event.Ended(
                2,
                hash("scan"),
                0,
                1,
                "image/png",
                Verdict.READ,
                Reason.NONE,
                "",
                Map.of(Recognition.METADATA, List.of("eng"))));
        read(recorder, 0, "root");

        List<TreeRecorder.Recorded> all = all(recorder);
        assertThat(documents(all)).containsExactly(hash("scan"));
        String rank = all.getFirst().reading().rank();
        assertThat(Ranks.isRecognised(rank)).isTrue();
        assertThat(rank).isLessThan(Ranks.of(new Sha256(hash("root")), 2, true, false));
        assertThat(Ranks.rootOf(new Sha256(hash("scan")), rank)).isEqualTo(new Sha256(hash("root")));
        assertThat(all.getFirst().text().recognised()).isTrue();
        assertThat(all.getFirst().text().facts().confidence()).contains(80);
        try (OpenLayer layer = texts.layers().open(all.getFirst().text().layer().id())) {
            assertThat(layer.picture(1)).contains(new PagePicture(1, 400, 100, 150));
            List<PictureWord> words = new ArrayList<>();
            layer.words(1, words::add);
            assertThat(words)
                    .containsExactly(
                            new PictureWord(new Span(0, 5), 10, 10, 90, 30, 90),
                            new PictureWord(new Span(6, 8), 100, 10, 130, 30, 55));
        }
        assertThat(recorder.brokenOff()).isEmpty();
    }

    /// What was read of the original before stands; but somebody has to be told.
    @Test
    void aPassOfRecognitionThatBrokeOffChangesNothingAndIsKnown() {
        Recognition wanted = new Recognition(Recognition.Mode.AUTO, List.of());
        TreeRecorder recorder = new TreeRecorder(
                new Sha256(hash("root")), texts, LANGUAGES, Set.of(), wanted, Optional.empty(), this::part);
        begin(recorder, 0, -1, "");
        end(recorder, 0, hash("root"), Verdict.FAILED, Reason.WORKER_DIED);

        assertThat(all(recorder)).isEmpty();
        assertThat(recorder.brokenOff()).contains(Reason.WORKER_DIED);
    }

    private void part(TreeRecorder.Part part) {
        parts.add(part);
        recorded.addAll(part.documents());
    }

    /// Interrupted after a checkpoint and gone on, the original has the same members as if it had never been.
    @Test
    void aReadingThatGoesOnHasTheMembersOfTheEarlierOne() {
        Sha256 root = new Sha256(hash("root"));
        TreeRecorder first = recorder(Set.of());
        begin(first, 0, -1, "");
        for (int node = 1; node <= 300; node++) {
            begin(first, node, 0, "#" + node);
            read(first, node, "mail " + node);
            if (node % 64 == 0) {
                first.reached(new Event.Reached(new Checkpoint(node, node, "state " + node)));
            }
        }
        TreeRecorder.Part last = parts.stream()
                .filter(part -> part.reached().isPresent())
                .reduce((_, later) -> later)
                .orElseThrow();
        Checkpoint reached = last.reached().orElseThrow();
        assertThat(reached.nodes()).isEqualTo(256);
        List<Member> members =
                parts.stream().flatMap(part -> part.members().stream()).toList();
        assertThat(members).hasSize(last.named()).hasSize(256);

        recorded.clear();
        TreeRecorder second = new TreeRecorder(
                root,
                texts,
                LANGUAGES,
                Set.of(),
                Recognition.NONE,
                Optional.of(new ReadSoFar(reached, members)),
                this::part);
        begin(second, 0, -1, "");
        second.reached(new Event.Reached(reached));
        for (int node = 257; node <= 300; node++) {
            begin(second, node, 0, "#" + node);
            read(second, node, "mail " + node);
        }
        end(second, 0, hash("root"), Verdict.READ, Reason.NONE);
        List<TreeRecorder.Recorded> all = all(second);
        assertThat(all).hasSize(45);
        assertThat(all.getLast().members())
                .extracting(member -> member.path().display())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 300)
                        .mapToObj(node -> "#" + node)
                        .toList());
        assertThat(all.getLast().reading().recorded()).isEqualTo(300);
    }

    @Test
    void aReaderThatStartsOverTakesNothingBackThatIsRemembered() {
        TreeRecorder recorder = recorder(Set.of());
        for (int mails : List.of(900, 300, 1_200)) {
            recorder.restarted();
            begin(recorder, 0, -1, "");
            for (int node = 1; node <= mails; node++) {
                begin(recorder, node, 0, "#" + node);
                read(recorder, node, "mail " + node);
                if (node % 64 == 0) {
                    recorder.reached(new Event.Reached(new Checkpoint(node, node, "state " + node)));
                }
            }
        }
        List<Integer> named = parts.stream()
                .filter(part -> part.reached().isPresent())
                .map(TreeRecorder.Part::named)
                .toList();
        assertThat(named).isSorted().doesNotHaveDuplicates();
        assertThat(named.getLast()).isGreaterThan(900);
        database.close();
    }

    private TreeRecorder recorder(Set<Sha256> withdrawn) {
        return new TreeRecorder(
                new Sha256(hash("root")), texts, LANGUAGES, withdrawn, Recognition.NONE, Optional.empty(), this::part);
    }

    private List<TreeRecorder.Recorded> all(TreeRecorder recorder) {
        recorded.addAll(recorder.takeLast());
        database.close();
        return recorded;
    }

    private static List<String> documents(List<TreeRecorder.Recorded> all) {
        return all.stream().map(one -> one.reading().document().hex()).toList();
    }

    private static void begin(TreeRecorder recorder, int node, int parent, String name) {
        recorder.began(new Event.Began(node, parent, NameBytes.of(name)));
    }

    private static void list(TreeRecorder recorder, int node, int count) {
        recorder.listed(new Event.Listed(node, count, List.of()));
    }

    private static void read(TreeRecorder recorder, int node, String content) {
        end(recorder, node, hash(content), Verdict.READ, Reason.NONE);
    }

    private static void end(TreeRecorder recorder, int node, String hash, Verdict verdict, Reason reason) {
        recorder.ended(new Event.Ended(node, hash, 0, 1, "text/plain", verdict, reason, "", Map.of()));
    }

    private static String hash(String content) {
        return Sha256.of(content.getBytes(StandardCharsets.UTF_8)).hex();
    }
}
