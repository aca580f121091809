package daylight.protocol;

import java.io.IOException;

/// A recognised page as a frame, on its way to the desk and back, byte for byte as docs/formats/worker-protocol.md
/// describes it.
public final class RecognisedMessages {
    private RecognisedMessages() {}

    static void write(FrameWriter out, long request, Event.Recognised page) throws IOException {
        write(out, request, FrameType.RECOGNISED, page);
    }

    /// A page that an earlier reading of the original recognised; goes before its [Extract].
    public static void writeBefore(FrameWriter out, long request, Event.Recognised page) throws IOException {
        write(out, request, FrameType.RECOGNISED_BEFORE, page);
    }

    private static void write(FrameWriter out, long request, FrameType type, Event.Recognised page) throws IOException {
        out.begin(request, type).putString(page.key()).putString(page.content()).end();
    }

    public static Event.Recognised before(Frame frame) throws ProtocolViolation {
        PayloadReader in = Messages.open(frame, FrameType.RECOGNISED_BEFORE);
        Event.Recognised page = page(in);
        in.end();
        return page;
    }

    static Event.Recognised page(PayloadReader in) throws ProtocolViolation {
        try {
            return new Event.Recognised(in.takeString("key"), in.takeString("recognised page"));
        } catch (IllegalArgumentException broken) {
            throw new ProtocolViolation("there cannot be " + broken.getMessage());
        }
    }
}
