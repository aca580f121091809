package daylight.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import daylight.protocol.Draw.WantedPage;
import daylight.protocol.Drawing.Bytes;
import daylight.protocol.Drawing.Drawn;
import daylight.protocol.Drawing.Handed;
import daylight.protocol.Drawing.NotDrawn;
import daylight.protocol.Drawing.Pixels;
import daylight.protocol.Drawing.Placed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DrawFramesTest {
    private static final Nonce NONCE = new Nonce(0x0123456789abcdefL, -2);
    private static final Limits LIMITS = new Limits(1, 2, 3, 4, 5, 6, 7);
    private static final String HASH = "ab".repeat(32);
    private static final List<Drawing> ANSWER = List.of(
            new Drawn(7, 3, 2, 1, 150, Drawn.COLOUR, true, false),
            new Pixels(new byte[] {1, 2, 3, -1, -2, -3}),
            new Placed("شىنجاڭ 🙂", 0, 0, 2, 1),
            new NotDrawn(NoDrawing.LIMIT, 0),
            new Handed(1L << 40, true),
            new Bytes(new byte[] {0, -1}));

    private static byte[] bytes(List<Drawing> answer) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        FrameWriter out = new FrameWriter(Channels.newChannel(bytes), NONCE);
        for (Drawing drawing : answer) {
            DrawMessages.write(out, 9, drawing);
        }
        out.flush();
        return bytes.toByteArray();
    }

    private static FrameReader reader(byte[] bytes) {
        return new FrameReader(Channels.newChannel(new ByteArrayInputStream(bytes)), NONCE);
    }

    @Test
    void everyPartOfAnAnswerComesBackAsItWasSent() throws Exception {
        FrameReader in = reader(bytes(ANSWER));
        for (Drawing sent : ANSWER) {
            Drawing back = DrawMessages.drawing(in.next(9).orElseThrow());
            switch (sent) {
                case Pixels pixels -> assertThat(((Pixels) back).bytes()).isEqualTo(pixels.bytes());
                case Bytes piece -> assertThat(((Bytes) back).bytes()).isEqualTo(piece.bytes());
                default -> assertThat(back).isEqualTo(sent);
            }
        }
        assertThat(in.next(9)).isEmpty();
    }

    @Test
    void aFrameIsTheBytesOfTheDocument() throws Exception {
        String head = "0123456789abcdeffffffffffffffffe" + "0000000000000009";
        assertThat(HexFormat.of().formatHex(bytes(List.of(new Placed("é", 1, 2, 3, 4)))))
                .isEqualTo("0000002f" + head + "22" + "00000001000000020000000300000004" + "00000002c3a9");
        assertThat(HexFormat.of().formatHex(bytes(List.of(new NotDrawn(NoDrawing.NO_SUCH_PAGE, 5)))))
                .isEqualTo("0000001e" + head + "23" + "01" + "00000005");
    }

    @Test
    void aWishComesBackAsItWasSent() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        FrameWriter out = new FrameWriter(Channels.newChannel(bytes), NONCE);
        Draw bound = new Draw(
                4,
                NameBytes.of("a.zip"),
                1L << 40,
                Optional.of("file:///run/evidence"),
                LIMITS,
                new Passwords(List.of("öffne dich", "芝麻开门")),
                new WantedPage(HASH, 1L << 33, 12, 600));
        Draw sent = new Draw(
                5, NameBytes.EMPTY, 3, Optional.empty(), LIMITS, Passwords.NONE, new WantedPage(HASH, 3, 1, 1));
        DrawMessages.write(out, bound);
        DrawMessages.write(out, sent);
        out.flush();
        FrameReader in = reader(bytes.toByteArray());
        assertThat(DrawMessages.draw(in.next().orElseThrow())).isEqualTo(bound);
        Frame frame = in.next().orElseThrow();
        assertThat(frame.type()).isEqualTo(FrameType.DRAW);
        assertThat(DrawMessages.draw(frame)).isEqualTo(sent);
    }

    @Test
    void aWishForADocumentComesBackAsItWasSent() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        FrameWriter out = new FrameWriter(Channels.newChannel(bytes), NONCE);
        HandOver sent = new HandOver(
                6,
                NameBytes.of("mail.eml"),
                77,
                Optional.empty(),
                LIMITS,
                new Passwords(List.of("芝麻开门")),
                new HandOver.WantedDocument(HASH, 1L << 33));
        DrawMessages.write(out, sent);
        out.flush();
        Frame frame = reader(bytes.toByteArray()).next().orElseThrow();
        assertThat(frame.type()).isEqualTo(FrameType.HAND_OVER);
        assertThat(DrawMessages.handOver(frame)).isEqualTo(sent);
        assertThatThrownBy(() -> new HandOver.WantedDocument("ab", 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new HandOver.WantedDocument(HASH, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aWishThatCannotBeIsNone() {
        for (String hash : List.of("", "ab", HASH.toUpperCase(java.util.Locale.ROOT), HASH + "a")) {
            assertThatThrownBy(() -> new WantedPage(hash, 1, 1, 150)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new WantedPage(HASH, -1, 1, 150)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WantedPage(HASH, 1, 0, 150)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WantedPage(HASH, 1, 1, 601)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anEventOfAReadingIsNoPartOfAPicture() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        FrameWriter out = new FrameWriter(Channels.newChannel(bytes), NONCE);
        Messages.write(out, 9, new Event.Text(0, "words"));
        DrawMessages.write(out, 9, new Pixels(new byte[3]));
        out.flush();
        FrameReader in = reader(bytes.toByteArray());
        Frame text = in.next(9).orElseThrow();
        assertThatThrownBy(() -> DrawMessages.drawing(text)).isInstanceOf(ProtocolViolation.class);
        Frame pixels = in.next(9).orElseThrow();
        assertThatThrownBy(() -> Messages.event(pixels)).isInstanceOf(ProtocolViolation.class);
    }

    @Test
    void flippedBytesNeverThrowAnythingElse() throws Exception {
        long seed = new Random().nextLong();
        System.err.println("DrawFramesTest seed " + seed);
        Random random = new Random(seed);
        byte[] good = bytes(ANSWER);
        int refused = 0;
        for (int round = 0; round < 10_000; round++) {
            byte[] bad = good.clone();
            for (int i = 0; i <= random.nextInt(4); i++) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            }
            try {
                FrameReader in = reader(bad);
                for (Optional<Frame> frame = in.next(9); frame.isPresent(); frame = in.next(9)) {
                    DrawMessages.drawing(frame.get());
                }
            } catch (ProtocolViolation | EOFException expected) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(2_000);
    }
}
