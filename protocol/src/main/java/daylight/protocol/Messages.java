package daylight.protocol;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The messages as frames, byte for byte as docs/formats/worker-protocol.md describes them. Numbers are big-endian,
/// text is UTF-8, and whatever has a length is preceded by it.
public final class Messages {
    /// The desk sends a document in pieces of this size.
    public static final int CONTENT_BYTES = 256 * 1024;

    private static final BlockKind[] BLOCK_KINDS = BlockKind.values();
    private static final Verdict[] VERDICTS = Verdict.values();
    private static final Reason[] REASONS = Reason.values();
    private static final Recognition.Mode[] RECOGNITION_MODES = Recognition.Mode.values();

    private Messages() {}

    public static void write(FrameWriter out, Ready ready) throws IOException {
        out.begin(0, FrameType.READY)
                .putInt(ready.protocolVersion())
                .putByte(ready.noNewPrivileges() ? 1 : 0)
                .putByte(ready.seccomp() ? 1 : 0)
                .putInt(ready.landlockAbi())
                .putLong(ready.cpuNanos())
                .putString(ready.detail())
                .end();
    }

    public static Ready ready(Frame frame) throws ProtocolViolation {
        PayloadReader in = open(frame, FrameType.READY);
        Ready ready = new Ready(
                in.takeInt("protocol version"),
                in.takeByte("flag") == 1,
                in.takeByte("flag") == 1,
                in.takeInt("Landlock version"),
                in.takeLong("CPU time"),
                in.takeString("detail"));
        in.end();
        return ready;
    }

    public static void write(FrameWriter out, Extract extract) throws IOException {
        out.begin(extract.id(), FrameType.EXTRACT)
                .putBytes(extract.name().bytes())
                .putLong(extract.sizeBytes())
                .putByte(extract.file().isPresent() ? 1 : 0)
                .putString(extract.file().orElse(""));
        put(out, extract.limits());
        out.putByte(extract.recognition().mode().ordinal())
                .putInt(extract.recognition().languages().size());
        extract.recognition().languages().forEach(out::putString);
        put(out, extract.passwords());
        out.putByte(extract.from().isPresent() ? 1 : 0);
        if (extract.from().isPresent()) {
            put(out, extract.from().get());
        }
        out.end();
    }

    public static Extract extract(Frame frame) throws ProtocolViolation {
        PayloadReader in = open(frame, FrameType.EXTRACT);
        NameBytes name = NameBytes.of(in.takeBytes("name"));
        long sizeBytes = in.takeLong("size");
        boolean bound = in.takeByte("flag") == 1;
        String file = in.takeString("file");
        try {
            Limits limits = limits(in);
            Recognition recognition = recognition(in);
            Passwords passwords = passwords(in);
            Optional<Checkpoint> from = in.takeByte("flag") == 1 ? Optional.of(checkpoint(in)) : Optional.empty();
            in.end();
            return new Extract(
                    frame.request(),
                    name,
                    sizeBytes,
                    bound ? Optional.of(file) : Optional.empty(),
                    limits,
                    recognition,
                    passwords,
                    from);
        } catch (IllegalArgumentException broken) {
            throw new ProtocolViolation("a request cannot be: " + broken.getMessage());
        }
    }

    static void put(FrameWriter out, Limits limits) {
        out.putInt(limits.cpuSeconds())
                .putInt(limits.wallSeconds())
                .putInt(limits.membersMax())
                .putInt(limits.depthMax())
                .putLong(limits.expandedBytesMax())
                .putLong(limits.textCharsMax())
                .putInt(limits.pagesMax());
    }

    /// @throws IllegalArgumentException for limits that cannot be
    static Limits limits(PayloadReader in) throws ProtocolViolation {
        return new Limits(
                in.takeInt("CPU limit"),
                in.takeInt("wall limit"),
                in.takeInt("member limit"),
                in.takeInt("depth limit"),
                in.takeLong("expansion limit"),
                in.takeLong("text limit"),
                in.takeInt("page limit"));
    }

    static void put(FrameWriter out, Passwords passwords) {
        out.putInt(passwords.tried().size());
        passwords.tried().forEach(out::putString);
    }

    private static void put(FrameWriter out, Checkpoint checkpoint) {
        out.putInt(checkpoint.nodes()).putInt(checkpoint.members()).putString(checkpoint.state());
    }

    private static Checkpoint checkpoint(PayloadReader in) throws ProtocolViolation {
        try {
            return new Checkpoint(in.takeInt("nodes"), in.takeInt("members"), in.takeString("state"));
        } catch (IllegalArgumentException broken) {
            throw new ProtocolViolation("a checkpoint cannot be: " + broken.getMessage());
        }
    }

    private static Recognition recognition(PayloadReader in) throws ProtocolViolation {
        Recognition.Mode mode = in.takeOne(RECOGNITION_MODES, "way of recognition");
        int count = in.takeInt("number of languages");
        if (count < 0 || count > Recognition.LANGUAGES_MAX) {
            throw new ProtocolViolation(count + " languages");
        }
        List<String> languages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            languages.add(in.takeString("language"));
        }
        return new Recognition(mode, languages);
    }

    /// @throws IllegalArgumentException for passwords that cannot be
    static Passwords passwords(PayloadReader in) throws ProtocolViolation {
        int count = in.takeInt("number of passwords");
        if (count < 0 || count > Passwords.COUNT_MAX) {
            throw new ProtocolViolation(count + " passwords");
        }
        List<String> tried = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tried.add(in.takeString("password"));
        }
        return new Passwords(tried);
    }

    /// One piece of a document's bytes, at most [#CONTENT_BYTES].
    public static void writeContent(FrameWriter out, long request, byte[] bytes, int length) throws IOException {
        out.begin(request, FrameType.CONTENT).putRaw(bytes, 0, length).end();
    }

    /// Copy a piece of a document's bytes to `target` from `at` on.
    ///
    /// @return how many bytes it was
    /// @throws ProtocolViolation when the piece is empty or longer than what is still missing
    public static int content(Frame frame, byte[] target, int at) throws ProtocolViolation {
        open(frame, FrameType.CONTENT);
        int length = frame.payload().remaining();
        if (length == 0 || length > target.length - at) {
            throw new ProtocolViolation(
                    "a piece of " + length + " bytes where " + (target.length - at) + " are missing");
        }
        frame.payload().get(target, at, length);
        return length;
    }

    /// Write one event. What could be too long for a frame is brought into bounds by [Bounded] first.
    public static void write(FrameWriter out, long request, Event event) throws IOException {
        switch (event) {
            case Event.Began began ->
                out.begin(request, FrameType.BEGAN)
                        .putInt(began.node())
                        .putInt(began.parent())
                        .putBytes(began.name().bytes())
                        .end();
            case Event.Listed listed -> write(out, request, listed);
            case Event.Text text -> {
                byte[] bytes = text.chunk().getBytes(StandardCharsets.UTF_8);
                out.begin(request, FrameType.TEXT)
                        .putInt(text.node())
                        .putRaw(bytes, 0, bytes.length)
                        .end();
            }
            case Event.PageEnded page ->
                out.begin(request, FrameType.PAGE_ENDED).putInt(page.node()).end();
            case Event.Block block ->
                out.begin(request, FrameType.BLOCK)
                        .putInt(block.node())
                        .putByte(block.kind().ordinal())
                        .putInt(block.level())
                        .putInt(block.page())
                        .putInt(block.start())
                        .putInt(block.end())
                        .putByte(block.hidden() ? 1 : 0)
                        .putString(block.label())
                        .end();
            case Event.Picture picture ->
                out.begin(request, FrameType.PICTURE)
                        .putInt(picture.node())
                        .putInt(picture.page())
                        .putInt(picture.width())
                        .putInt(picture.height())
                        .putInt(picture.dpi())
                        .end();
            case Event.Word word -> write(out, request, word);
            case Event.Recognised page -> RecognisedMessages.write(out, request, page);
            case Event.Ended ended -> write(out, request, ended);
            case Event.Reached reached -> {
                out.begin(request, FrameType.REACHED);
                put(out, reached.checkpoint());
                out.end();
            }
            case Event.Done done ->
                out.begin(request, FrameType.DONE)
                        .putLong(done.cpuNanos())
                        .putLong(done.heapBytes())
                        .putByte(done.spent() ? 1 : 0)
                        .end();
        }
    }

    private static void write(FrameWriter out, long request, Event.Listed listed) throws IOException {
        out.begin(request, FrameType.LISTED)
                .putInt(listed.node())
                .putInt(listed.count())
                .putInt(listed.names().size());
        for (NameBytes name : listed.names()) {
            out.putBytes(name.bytes());
        }
        out.end();
    }

    private static void write(FrameWriter out, long request, Event.Word word) throws IOException {
        out.begin(request, FrameType.WORD)
                .putInt(word.node())
                .putInt(word.page())
                .putInt(word.start())
                .putInt(word.end())
                .putInt(word.left())
                .putInt(word.top())
                .putInt(word.right())
                .putInt(word.bottom())
                .putByte(word.confidence())
                .end();
    }

    private static void write(FrameWriter out, long request, Event.Ended ended) throws IOException {
        out.begin(request, FrameType.ENDED)
                .putInt(ended.node())
                .putString(ended.sha256())
                .putInt(ended.recipe())
                .putLong(ended.sizeBytes())
                .putString(ended.mediaType())
                .putByte(ended.verdict().ordinal())
                .putByte(ended.reason().ordinal())
                .putString(ended.detail())
                .putInt(ended.metadata().size());
        for (Map.Entry<String, List<String>> entry : ended.metadata().entrySet()) {
            out.putString(entry.getKey()).putInt(entry.getValue().size());
            for (String value : entry.getValue()) {
                out.putString(value);
            }
        }
        out.end();
    }

    /// The event of an answer's frame.
    ///
    /// @throws ProtocolViolation when it is none
    public static Event event(Frame frame) throws ProtocolViolation {
        PayloadReader in = new PayloadReader(frame);
        Event event = switch (frame.type()) {
            case BEGAN -> new Event.Began(in.takeInt("node"), in.takeInt("parent"), NameBytes.of(in.takeBytes("name")));
            case LISTED -> listed(in);
            case TEXT -> new Event.Text(in.takeInt("node"), in.takeRest());
            case PAGE_ENDED -> new Event.PageEnded(in.takeInt("node"));
            case BLOCK -> block(in);
            case PICTURE -> picture(in);
            case WORD -> word(in);
            case RECOGNISED -> RecognisedMessages.page(in);
            case ENDED -> ended(in);
            case REACHED -> new Event.Reached(checkpoint(in));
            case DONE -> new Event.Done(in.takeLong("CPU time"), in.takeLong("heap"), in.takeByte("flag") == 1);
            case READY,
                    EXTRACT,
                    CONTENT,
                    DRAW,
                    HAND_OVER,
                    RECOGNISED_BEFORE,
                    DRAWN,
                    PIXELS,
                    PLACED,
                    NOT_DRAWN,
                    HANDED,
                    BYTES -> throw new ProtocolViolation("a frame of type " + frame.type() + " is no answer");
        };
        in.end();
        return event;
    }

    private static Event.Block block(PayloadReader in) throws ProtocolViolation {
        int node = in.takeInt("node");
        BlockKind kind = in.takeOne(BLOCK_KINDS, "kind of block");
        int level = in.takeInt("level");
        int page = in.takeInt("page");
        int start = in.takeInt("start");
        int end = in.takeInt("end");
        boolean hidden = in.takeByte("flag") == 1;
        return new Event.Block(node, kind, level, page, start, end, in.takeString("label"), hidden);
    }

    private static Event.Picture picture(PayloadReader in) throws ProtocolViolation {
        try {
            return new Event.Picture(
                    in.takeInt("node"),
                    in.takeInt("page"),
                    in.takeInt("width"),
                    in.takeInt("height"),
                    in.takeInt("resolution"));
        } catch (IllegalArgumentException broken) {
            throw new ProtocolViolation("there cannot be " + broken.getMessage());
        }
    }

    private static Event.Word word(PayloadReader in) throws ProtocolViolation {
        try {
            return new Event.Word(
                    in.takeInt("node"),
                    in.takeInt("page"),
                    in.takeInt("start"),
                    in.takeInt("end"),
                    in.takeInt("left"),
                    in.takeInt("top"),
                    in.takeInt("right"),
                    in.takeInt("bottom"),
                    in.takeByte("confidence"));
        } catch (IllegalArgumentException broken) {
            throw new ProtocolViolation("there cannot be " + broken.getMessage());
        }
    }

    private static Event.Listed listed(PayloadReader in) throws ProtocolViolation {
        int node = in.takeInt("node");
        int count = in.takeInt("count");
        int named = in.takeCount(Integer.BYTES, "names");
        List<NameBytes> names = new ArrayList<>(named);
        for (int i = 0; i < named; i++) {
            names.add(NameBytes.of(in.takeBytes("name")));
        }
        return new Event.Listed(node, count, names);
    }

    private static Event.Ended ended(PayloadReader in) throws ProtocolViolation {
        return new Event.Ended(
                in.takeInt("node"),
                in.takeString("sha-256"),
                in.takeInt("recipe"),
                in.takeLong("size"),
                in.takeString("media type"),
                in.takeOne(VERDICTS, "verdict"),
                in.takeOne(REASONS, "reason"),
                in.takeString("detail"),
                metadata(in));
    }

    private static Map<String, List<String>> metadata(PayloadReader in) throws ProtocolViolation {
        int names = in.takeCount(2 * Integer.BYTES, "metadata names");
        Map<String, List<String>> metadata = LinkedHashMap.newLinkedHashMap(names);
        for (int i = 0; i < names; i++) {
            String name = in.takeString("metadata name");
            int count = in.takeCount(Integer.BYTES, "metadata values");
            List<String> values = new ArrayList<>(count);
            for (int j = 0; j < count; j++) {
                values.add(in.takeString("metadata value"));
            }
            if (metadata.put(name, List.copyOf(values)) != null) {
                throw new ProtocolViolation("a metadata name came twice");
            }
        }
        return metadata;
    }

    static PayloadReader open(Frame frame, FrameType wanted) throws ProtocolViolation {
        if (frame.type() != wanted) {
            throw new ProtocolViolation("a frame of type " + wanted + " was due, found " + frame.type());
        }
        return new PayloadReader(frame);
    }
}
