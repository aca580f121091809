package daylight.protocol;

import daylight.protocol.Draw.WantedPage;
import java.io.IOException;
import java.util.Optional;

/// The messages about drawn pages as frames, byte for byte as docs/formats/worker-protocol.md describes them.
public final class DrawMessages {
    private static final NoDrawing[] REASONS = NoDrawing.values();

    private DrawMessages() {}

    public static void write(FrameWriter out, Draw draw) throws IOException {
        begin(
                out.begin(draw.id(), FrameType.DRAW),
                new Original(draw.name(), draw.sizeBytes(), draw.file(), draw.limits(), draw.passwords()));
        out.putString(draw.page().document())
                .putLong(draw.page().documentSizeBytes())
                .putInt(draw.page().number())
                .putInt(draw.page().dpi())
                .end();
    }

    public static void write(FrameWriter out, HandOver request) throws IOException {
        begin(
                out.begin(request.id(), FrameType.HAND_OVER),
                new Original(
                        request.name(), request.sizeBytes(), request.file(), request.limits(), request.passwords()));
        out.putString(request.wanted().document())
                .putLong(request.wanted().sizeBytes())
                .end();
    }

    /// With what both requests begin.
    private record Original(
            NameBytes name, long sizeBytes, Optional<String> file, Limits limits, Passwords passwords) {}

    private static void begin(FrameWriter out, Original original) {
        out.putBytes(original.name().bytes())
                .putLong(original.sizeBytes())
                .putByte(original.file().isPresent() ? 1 : 0)
                .putString(original.file().orElse(""));
        Messages.put(out, original.limits());
        Messages.put(out, original.passwords());
    }

    private static Original original(PayloadReader in) throws ProtocolViolation {
        NameBytes name = NameBytes.of(in.takeBytes("name"));
        long sizeBytes = in.takeLong("size");
        boolean bound = in.takeByte("flag") == 1;
        String file = in.takeString("file");
        return new Original(
                name,
                sizeBytes,
                bound ? Optional.of(file) : Optional.empty(),
                Messages.limits(in),
                Messages.passwords(in));
    }

    public static Draw draw(Frame frame) throws ProtocolViolation {
        PayloadReader in = Messages.open(frame, FrameType.DRAW);
        try {
            Original from = original(in);
            WantedPage page = new WantedPage(
                    in.takeString("sha-256"), in.takeLong("size"), in.takeInt("page"), in.takeInt("dpi"));
            in.end();
            return new Draw(
                    frame.request(), from.name(), from.sizeBytes(), from.file(), from.limits(), from.passwords(), page);
        } catch (IllegalArgumentException broken) {
            throw new ProtocolViolation("a request cannot be: " + broken.getMessage());
        }
    }

    public static HandOver handOver(Frame frame) throws ProtocolViolation {
        PayloadReader in = Messages.open(frame, FrameType.HAND_OVER);
        try {
            Original from = original(in);
            HandOver.WantedDocument wanted = new HandOver.WantedDocument(in.takeString("sha-256"), in.takeLong("size"));
            in.end();
            return new HandOver(
                    frame.request(),
                    from.name(),
                    from.sizeBytes(),
                    from.file(),
                    from.limits(),
                    from.passwords(),
                    wanted);
        } catch (IllegalArgumentException broken) {
            throw new ProtocolViolation("a request cannot be: " + broken.getMessage());
        }
    }

    /// Write one part of an answer.
    public static void write(FrameWriter out, long request, Drawing drawing) throws IOException {
        switch (drawing) {
            case Drawing.Drawn drawn ->
                out.begin(request, FrameType.DRAWN)
                        .putInt(drawn.pages())
                        .putInt(drawn.page())
                        .putInt(drawn.width())
                        .putInt(drawn.height())
                        .putInt(drawn.dpi())
                        .putByte(drawn.channels())
                        .putByte(drawn.otherFonts() ? 1 : 0)
                        .putByte(drawn.incomplete() ? 1 : 0)
                        .end();
            case Drawing.Pixels pixels ->
                out.begin(request, FrameType.PIXELS)
                        .putRaw(pixels.bytes(), 0, pixels.bytes().length)
                        .end();
            case Drawing.Placed placed ->
                out.begin(request, FrameType.PLACED)
                        .putInt(placed.left())
                        .putInt(placed.top())
                        .putInt(placed.right())
                        .putInt(placed.bottom())
                        .putString(placed.text())
                        .end();
            case Drawing.Handed handed ->
                out.begin(request, FrameType.HANDED)
                        .putLong(handed.sizeBytes())
                        .putByte(handed.unlocked() ? 1 : 0)
                        .end();
            case Drawing.Bytes piece ->
                out.begin(request, FrameType.BYTES)
                        .putRaw(piece.bytes(), 0, piece.bytes().length)
                        .end();
            case Drawing.NotDrawn not ->
                out.begin(request, FrameType.NOT_DRAWN)
                        .putByte(not.reason().ordinal())
                        .putInt(not.pages())
                        .end();
        }
    }

    /// A part of an answer.
    ///
    /// @throws ProtocolViolation when the frame is none
    public static Drawing drawing(Frame frame) throws ProtocolViolation {
        PayloadReader in = new PayloadReader(frame);
        Drawing drawing = switch (frame.type()) {
            case DRAWN ->
                new Drawing.Drawn(
                        in.takeInt("pages"),
                        in.takeInt("page"),
                        in.takeInt("width"),
                        in.takeInt("height"),
                        in.takeInt("dpi"),
                        in.takeByte("channels"),
                        in.takeByte("flag") == 1,
                        in.takeByte("flag") == 1);
            case PIXELS -> new Drawing.Pixels(in.takeRestBytes());
            case PLACED -> placed(in);
            case HANDED -> new Drawing.Handed(in.takeLong("size"), in.takeByte("flag") == 1);
            case BYTES -> new Drawing.Bytes(in.takeRestBytes());
            case NOT_DRAWN -> new Drawing.NotDrawn(in.takeOne(REASONS, "reason"), in.takeInt("pages"));
            default ->
                throw new ProtocolViolation("a frame of type " + frame.type() + " is no answer to a wish for a page");
        };
        in.end();
        return drawing;
    }

    private static Drawing.Placed placed(PayloadReader in) throws ProtocolViolation {
        int left = in.takeInt("left");
        int top = in.takeInt("top");
        int right = in.takeInt("right");
        int bottom = in.takeInt("bottom");
        return new Drawing.Placed(in.takeString("word"), left, top, right, bottom);
    }
}
