package daylight.protocol;

/// What a frame carries. The number on the wire never changes its meaning; a new kind of frame takes a new number
/// and raises [Ready#PROTOCOL_VERSION].
public enum FrameType {
    /// Worker to desk, once, request 0: a [Ready].
    READY(1),
    /// Desk to worker: an [Extract].
    EXTRACT(2),
    /// Desk to worker: the next bytes of the document of a request without a file.
    CONTENT(3),
    /// Desk to worker: a [Draw]; answered by the four from DRAWN on, and by no other but DONE.
    DRAW(4),
    /// Desk to worker, before an EXTRACT and with its id: an [Event.Recognised] of an earlier reading.
    RECOGNISED_BEFORE(5),
    /// Desk to worker: a [HandOver]; answered by the last three, and by no other but DONE.
    HAND_OVER(6),
    BEGAN(16),
    LISTED(17),
    TEXT(18),
    PAGE_ENDED(19),
    BLOCK(20),
    ENDED(21),
    DONE(22),
    REACHED(23),
    PICTURE(24),
    WORD(25),
    RECOGNISED(26),
    DRAWN(32),
    PIXELS(33),
    PLACED(34),
    NOT_DRAWN(35),
    HANDED(36),
    BYTES(37);

    private static final FrameType[] BY_WIRE = new FrameType[256];

    static {
        for (FrameType type : values()) {
            BY_WIRE[type.wire] = type;
        }
    }

    private final int wire;

    FrameType(int wire) {
        this.wire = wire;
    }

    int wire() {
        return wire;
    }

    static FrameType of(int wire) throws ProtocolViolation {
        FrameType type = BY_WIRE[wire & 0xff];
        if (type == null) {
            throw new ProtocolViolation("no frame type has the number " + (wire & 0xff));
        }
        return type;
    }
}
