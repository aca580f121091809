package daylight.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FramesTest {
    private static final Nonce NONCE = new Nonce(0x0123456789abcdefL, -2);
    private static final Limits LIMITS = new Limits(1, 2, 3, 4, 5, 6, 7);
    private static final List<Event> EVENTS = List.of(
            new Event.Began(0, -1, NameBytes.EMPTY),
            new Event.Began(1, 0, NameBytes.of(new byte[] {(byte) 0xff, 'a', 0})),
            new Event.Listed(0, 3, List.of(NameBytes.of("新疆.txt"), NameBytes.of("b"))),
            new Event.Text(1, "شىنجاڭ 🙂"),
            new Event.Text(1, ""),
            new Event.Block(1, BlockKind.NOTE, 2, 1, 0, 8),
            new Event.Block(1, BlockKind.CELL, 0, 1, 0, 8, "XFD", true),
            new Event.Picture(1, 1, 2480, 3508, 300),
            new Event.Word(1, 1, 0, 6, 200, 310, 417, 352, 93),
            new Event.PageEnded(1),
            new Event.Ended(
                    1,
                    "a".repeat(64),
                    1,
                    Long.MAX_VALUE,
                    "text/plain",
                    Verdict.FAILED,
                    Reason.INTERRUPTED,
                    "java.io.IOException",
                    Map.of("dc:title", List.of("a", ""), "", List.of())),
            new Event.Recognised("0f".repeat(32), "1\nug\tسىناق 42"),
            new Event.Reached(new Checkpoint(3, 2, "2 0 0 false")),
            new Event.Done(5, 6, true));

    private static byte[] bytes(long request, List<Event> events) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        FrameWriter out = new FrameWriter(Channels.newChannel(bytes), NONCE);
        for (Event event : events) {
            Bounded.write(out, request, event);
        }
        out.flush();
        return bytes.toByteArray();
    }

    private static FrameReader reader(byte[] bytes) {
        return new FrameReader(Channels.newChannel(new ByteArrayInputStream(bytes)), NONCE);
    }

    private static List<Event> events(FrameReader in, long request) throws IOException {
        List<Event> events = new ArrayList<>();
        Optional<Frame> frame = in.next(request);
        while (frame.isPresent()) {
            events.add(Messages.event(frame.get()));
            frame = in.next(request);
        }
        return events;
    }

    @Test
    void everyEventComesBackAsItWasSent() throws Exception {
        assertThat(events(reader(bytes(9, EVENTS)), 9)).isEqualTo(EVENTS);
    }

    @Test
    void aFrameIsTheBytesOfTheDocument() throws Exception {
        byte[] bytes = bytes(7, List.of(new Event.Text(3, "é")));
        assertThat(HexFormat.of().formatHex(bytes))
                .isEqualTo("0000001f" + "0123456789abcdeffffffffffffffffe" + "0000000000000007" + "12" + "00000003"
                        + "c3a9");
    }

    @Test
    void requestsAndReadinessComeBackAsTheyWereSent() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        FrameWriter out = new FrameWriter(Channels.newChannel(bytes), NONCE);
        Ready ready = new Ready(1, true, false, 7, 12, "no Landlock");
        Extract bound = new Extract(
                4,
                NameBytes.of("a.pst"),
                1L << 40,
                Optional.of("file:///run/evidence"),
                LIMITS,
                Recognition.NONE,
                Passwords.NONE,
                Optional.of(new Checkpoint(70, 64, "64 0 0")));
        Extract sent = new Extract(
                5,
                NameBytes.EMPTY,
                3,
                Optional.empty(),
                LIMITS,
                new Recognition(Recognition.Mode.AUTO, List.of("eng", "chi_sim")),
                new Passwords(List.of("öffne dich", "芝麻开门")),
                Optional.empty());
        Messages.write(out, ready);
        Event.Recognised before = new Event.Recognised("a1".repeat(32), "words");
        Messages.write(out, bound);
        RecognisedMessages.writeBefore(out, 5, before);
        Messages.write(out, sent);
        Messages.writeContent(out, 5, new byte[] {1, 2, 3, 4}, 3);
        out.flush();
        FrameReader in = reader(bytes.toByteArray());
        assertThat(Messages.ready(in.next(0).orElseThrow())).isEqualTo(ready);
        assertThat(Messages.extract(in.next().orElseThrow())).isEqualTo(bound);
        assertThat(RecognisedMessages.before(in.next().orElseThrow())).isEqualTo(before);
        assertThat(Messages.extract(in.next().orElseThrow())).isEqualTo(sent);
        byte[] content = new byte[3];
        assertThat(Messages.content(in.next().orElseThrow(), content, 0)).isEqualTo(3);
        assertThat(content).containsExactly(1, 2, 3);
        assertThat(in.next()).isEmpty();
    }

    @Test
    void morePiecesThanTheDocumentHasAreAViolation() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        FrameWriter out = new FrameWriter(Channels.newChannel(bytes), NONCE);
        Messages.writeContent(out, 5, new byte[4], 4);
        out.flush();
        Frame frame = reader(bytes.toByteArray()).next().orElseThrow();
        assertThatThrownBy(() -> Messages.content(frame, new byte[10], 7)).isInstanceOf(ProtocolViolation.class);
    }

    @Test
    void anotherNonceAnotherRequestAndAHugeLengthAreViolationsForGood() throws Exception {
        byte[] good = bytes(9, EVENTS);
        byte[] foreign = good.clone();
        foreign[4 + 15] ^= 1;
        byte[] huge = good.clone();
        huge[0] = 1;
        byte[] tiny = good.clone();
        tiny[3] = 24;
        byte[] unknown = good.clone();
        unknown[4 + 24] = 99;
        for (byte[] bad : List.of(foreign, huge, tiny, unknown)) {
            FrameReader in = reader(bad);
            assertThatThrownBy(in::next).isInstanceOf(ProtocolViolation.class);
            assertThatThrownBy(in::next).isInstanceOf(ProtocolViolation.class).hasMessageContaining("given up");
        }
        assertThatThrownBy(() -> reader(good).next(8))
                .isInstanceOf(ProtocolViolation.class)
                .hasMessageContaining("request 9");
    }

    @Test
    void picturesAndWordsThatCannotBeAreViolations() throws Exception {
        int[] picture = {0, 1, 2480, 3508, 300};
        assertThat(Messages.event(reader(frame(24, ints(picture, -1, 0))).next().orElseThrow()))
                .isEqualTo(new Event.Picture(0, 1, 2480, 3508, 300));
        int[][] badPictures = {{1, 0}, {2, 0}, {3, -1}, {4, 0}, {4, 10_001}, {2, 700_000}};
        for (int[] change : badPictures) {
            Frame frame = reader(frame(24, ints(picture, change[0], change[1])))
                    .next()
                    .orElseThrow();
            assertThatThrownBy(() -> Messages.event(frame)).isInstanceOf(ProtocolViolation.class);
        }
        int[] word = {0, 1, 3, 9, 200, 310, 417, 352};
        byte[] good = Arrays.copyOf(ints(word, -1, 0), 8 * Integer.BYTES + 1);
        assertThat(Messages.event(reader(frame(25, good)).next().orElseThrow()))
                .isEqualTo(new Event.Word(0, 1, 3, 9, 200, 310, 417, 352, 0));
        int[][] badWords = {{1, 0}, {2, -1}, {3, 3}, {4, -1}, {5, -1}, {6, 200}, {7, 310}};
        for (int[] change : badWords) {
            byte[] bad = Arrays.copyOf(ints(word, change[0], change[1]), good.length);
            Frame frame = reader(frame(25, bad)).next().orElseThrow();
            assertThatThrownBy(() -> Messages.event(frame)).isInstanceOf(ProtocolViolation.class);
        }
        good[good.length - 1] = 101;
        Frame tooSure = reader(frame(25, good)).next().orElseThrow();
        assertThatThrownBy(() -> Messages.event(tooSure))
                .isInstanceOf(ProtocolViolation.class)
                .hasMessageContaining("confidence 101");
    }

    /// As bytes, one of them changed.
    private static byte[] ints(int[] numbers, int changed, int to) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Integer.BYTES);
        for (int i = 0; i < numbers.length; i++) {
            bytes.putInt(i == changed ? to : numbers[i]);
        }
        return bytes.array();
    }

    @Test
    void aStreamCutAnywhereEndsAtAFrameOrIsADeath() throws Exception {
        byte[] all = bytes(9, EVENTS);
        int whole = 0;
        for (int length = 0; length < all.length; length++) {
            FrameReader in = reader(Arrays.copyOf(all, length));
            try {
                assertThat(events(in, 9)).isEqualTo(EVENTS.subList(0, whole));
            } catch (EOFException died) {
                continue;
            }
            whole++;
        }
        assertThat(whole).isEqualTo(EVENTS.size());
    }

    @Test
    void flippedAndRandomBytesNeverThrowAnythingElse() throws Exception {
        long seed = new Random().nextLong();
        System.err.println("FramesTest seed " + seed);
        Random random = new Random(seed);
        byte[] good = bytes(9, EVENTS);
        int refused = 0;
        for (int round = 0; round < 20_000; round++) {
            byte[] bad = good.clone();
            int flips = 1 + random.nextInt(4);
            for (int i = 0; i < flips; i++) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            }
            // Now and then a valid head with a random payload.
            if (round % 4 == 0) {
                byte[] noise = new byte[random.nextInt(64)];
                random.nextBytes(noise);
                bad = frame(random.nextInt(26), noise);
            }
            try {
                events(reader(bad), 9);
            } catch (ProtocolViolation | EOFException expected) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(5_000);
    }

    private static byte[] frame(int type, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(4 + 25 + payload.length);
        frame.putInt(25 + payload.length)
                .putLong(NONCE.high())
                .putLong(NONCE.low())
                .putLong(9)
                .put((byte) type)
                .put(payload);
        return frame.array();
    }

    @Test
    void bytesThatTrickleInMakeTheSameEvents() throws Exception {
        byte[] all = bytes(9, EVENTS);
        ReadableByteChannel slow = Channels.newChannel(new ByteArrayInputStream(all) {
            @Override
            public synchronized int read(byte[] into, int from, int length) {
                return super.read(into, from, Math.min(length, 3));
            }
        });
        assertThat(events(new FrameReader(slow, NONCE), 9)).isEqualTo(EVENTS);
    }

    @Test
    void longTextsAndListsAddUpToTheSame() throws Exception {
        String text = "a" + "🙂".repeat(Bounded.TEXT_CHARS_MAX) + "新".repeat(10);
        List<NameBytes> names = new ArrayList<>();
        for (int i = 0; i < 70_000; i++) {
            names.add(NameBytes.of("folder/some-longer-name-of-a-member-" + i));
        }
        List<Event> events =
                events(reader(bytes(1, List.of(new Event.Text(0, text), new Event.Listed(0, 70_005, names)))), 1);
        StringBuilder joined = new StringBuilder();
        List<NameBytes> listed = new ArrayList<>();
        int count = 0;
        for (Event event : events) {
            if (event instanceof Event.Text piece) {
                joined.append(piece.chunk());
            } else if (event instanceof Event.Listed part) {
                count += part.count();
                listed.addAll(part.names());
            }
        }
        assertThat(joined.toString()).isEqualTo(text);
        assertThat(listed).isEqualTo(names);
        assertThat(count).isEqualTo(70_005);
        assertThat(events.size()).isGreaterThan(4);
    }

    @Test
    void endlessMetadataAreCutVisibly() throws Exception {
        Map<String, List<String>> metadata = Map.of(
                "a", List.of("kept"), "b", List.of("x".repeat(Bounded.METADATA_CHARS_MAX)), "c", List.of("kept"));
        Event.Ended ended =
                new Event.Ended(0, "", 0, 0, "text/plain", Verdict.FAILED, Reason.DAMAGED, "y".repeat(5_000), metadata);
        Event.Ended back =
                (Event.Ended) events(reader(bytes(1, List.of(ended))), 1).getFirst();
        assertThat(back.metadata())
                .isEqualTo(Map.of("a", List.of("kept"), "c", List.of("kept"), Bounded.METADATA_CUT, List.of("1")));
        assertThat(back.detail()).hasSize(Bounded.WORD_CHARS_MAX);
    }

    @Test
    void aNonceIsHiddenAndExact() throws Exception {
        assertThat(Nonce.parse(NONCE.hex())).isEqualTo(NONCE);
        assertThat(NONCE.toString()).doesNotContain("89ab");
        for (String bad : List.of("", "0", NONCE.hex() + "0", NONCE.hex().replace('0', 'g'))) {
            assertThatThrownBy(() -> Nonce.parse(bad)).isInstanceOf(ProtocolViolation.class);
        }
    }
}
