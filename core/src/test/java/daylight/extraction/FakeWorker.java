package daylight.extraction;

import daylight.protocol.BlockKind;
import daylight.protocol.Draw;
import daylight.protocol.DrawMessages;
import daylight.protocol.Drawing;
import daylight.protocol.Event;
import daylight.protocol.Extract;
import daylight.protocol.Frame;
import daylight.protocol.FrameReader;
import daylight.protocol.FrameType;
import daylight.protocol.FrameWriter;
import daylight.protocol.Messages;
import daylight.protocol.NameBytes;
import daylight.protocol.NoDrawing;
import daylight.protocol.Nonce;
import daylight.protocol.Ready;
import daylight.protocol.Reason;
import daylight.protocol.Verdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// A worker that does what its document says: each line of it is an order. It confines itself in nothing.
final class FakeWorker {
    /// In a large file the orders stand first, and zeros follow.
    private static final int ORDERS_BYTES_MAX = 4096;

    private final FrameReader in;
    private final FrameWriter out;
    private final SocketChannel desk;
    private final Nonce nonce;
    private int documents;
    private boolean spent;

    private FakeWorker(SocketChannel desk, Nonce nonce) {
        this.desk = desk;
        this.nonce = nonce;
        this.in = new FrameReader(desk, nonce);
        this.out = new FrameWriter(desk, nonce);
    }

    public static void main(String[] arguments) throws Exception {
        if (Boolean.getBoolean("fake.neverStarts")) {
            System.out.println("java.lang.UnsupportedClassVersionError: a secret of the evidence");
            System.exit(5);
        }
        String starts = System.getProperty("fake.killedAtStart", "");
        if (!starts.isEmpty() && isKilledThisTime(Path.of(starts), Integer.getInteger("fake.kills", 0))) {
            new ProcessBuilder(
                            "kill", "-9", Long.toString(ProcessHandle.current().pid()))
                    .start();
            LockSupport.park();
        }
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Nonce nonce = Nonce.parse(orders.readLine());
        orders.readLine();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                orders.read();
            } catch (IOException e) {
                // as good as ended
            }
            Runtime.getRuntime().halt(67);
        });
        SocketChannel desk = SocketChannel.open(StandardProtocolFamily.UNIX);
        desk.connect(UnixDomainSocketAddress.of(arguments[0]));
        FakeWorker worker = new FakeWorker(desk, nonce);
        Messages.write(
                worker.out,
                new Ready(Ready.PROTOCOL_VERSION, false, Boolean.getBoolean("fake.claimsSeccomp"), 0, 0, ""));
        worker.out.flush();
        while (true) {
            Frame frame = worker.in.next().orElseThrow();
            if (frame.type() == FrameType.DRAW) {
                Draw draw = DrawMessages.draw(frame);
                worker.answer(draw.id(), draw.file(), draw.sizeBytes());
            } else {
                Extract extract = Messages.extract(frame);
                worker.answer(extract.id(), extract.file(), extract.sizeBytes());
            }
        }
    }

    /// The file has a byte for each start before this one.
    private static boolean isKilledThisTime(Path starts, int kills) throws IOException {
        Files.write(starts, new byte[1], StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return Files.size(starts) <= kills;
    }

    private void answer(long id, Optional<String> file, long sizeBytes) throws Exception {
        documents++;
        byte[] content = content(id, file, sizeBytes);
        for (String order : new String(content, StandardCharsets.UTF_8).lines().toList()) {
            if (!obey(id, order, content)) {
                return;
            }
        }
        Messages.write(out, id, new Event.Done(documents * 1_000L, 1, spent));
        out.flush();
    }

    private byte[] content(long id, Optional<String> file, long sizeBytes) throws IOException {
        if (file.isPresent()) {
            try (InputStream bound = Files.newInputStream(Path.of(URI.create(file.get())))) {
                return bound.readNBytes(ORDERS_BYTES_MAX);
            }
        }
        byte[] content = new byte[(int) sizeBytes];
        int filled = 0;
        while (filled < content.length) {
            filled += Messages.content(in.next(id).orElseThrow(), content, filled);
        }
        return content;
    }

    private boolean obey(long id, String order, byte[] content) throws Exception {
        // Long: one case for each order that a test may write into a file.
        String[] words = order.split(" ");
        switch (words[0]) {
            case "began" ->
                write(
                        id,
                        new Event.Began(
                                Integer.parseInt(words[1]),
                                Integer.parseInt(words[2]),
                                NameBytes.of(words.length > 3 ? words[3] : "")));
            case "listed" -> {
                List<NameBytes> names = new ArrayList<>();
                for (int i = 3; i < words.length; i++) {
                    names.add(NameBytes.of(words[i]));
                }
                write(id, new Event.Listed(Integer.parseInt(words[1]), Integer.parseInt(words[2]), names));
            }
            case "text" -> write(id, new Event.Text(Integer.parseInt(words[1]), words[2]));
            case "count" -> write(id, new Event.Text(0, "document " + documents));
            case "page" -> write(id, new Event.PageEnded(Integer.parseInt(words[1])));
            case "block" ->
                write(
                        id,
                        new Event.Block(
                                0,
                                BlockKind.HEADING,
                                1,
                                Integer.parseInt(words[1]),
                                Integer.parseInt(words[2]),
                                Integer.parseInt(words[3])));
            case "picture" -> write(id, new Event.Picture(0, Integer.parseInt(words[1]), 100, 50, 72));
            case "word" ->
                write(
                        id,
                        new Event.Word(
                                0,
                                Integer.parseInt(words[1]),
                                Integer.parseInt(words[2]),
                                Integer.parseInt(words[3]),
                                0,
                                0,
                                Integer.parseInt(words[4]),
                                Integer.parseInt(words[5]),
                                90));
            case "ended-as" ->
                write(id, new Event.Ended(0, words[1], 0, 1, "text/plain", Verdict.READ, Reason.NONE, "", Map.of()));
            case "ended" -> write(id, ended(Integer.parseInt(words[1]), content));
            case "unread" ->
                write(
                        id,
                        new Event.Ended(
                                Integer.parseInt(words[1]),
                                "",
                                0,
                                0,
                                "application/octet-stream",
                                Verdict.FAILED,
                                Reason.DEPTH_LIMIT,
                                "",
                                Map.of()));
            case "ended-with" -> {
                Event.Ended read = ended(0, content);
                Verdict verdict = Verdict.valueOf(words[1]);
                Reason reason = Reason.valueOf(words[2]);
                write(
                        id,
                        new Event.Ended(
                                0, read.sha256(), 0, read.sizeBytes(), "text/plain", verdict, reason, "", Map.of()));
            }
            case "drawn" ->
                draw(
                        id,
                        new Drawing.Drawn(
                                9, number(words, 1), number(words, 2), number(words, 3), 150, 1, false, false));
            case "pixels" -> draw(id, new Drawing.Pixels(new byte[number(words, 1)]));
            case "placed" ->
                draw(
                        id,
                        new Drawing.Placed(
                                words[5], number(words, 1), number(words, 2), number(words, 3), number(words, 4)));
            case "not-drawn" -> draw(id, new Drawing.NotDrawn(NoDrawing.valueOf(words[1]), 0));
            case "wronghash" -> write(id, ended(Integer.parseInt(words[1]), new byte[] {1, 2, 3}));
            case "flush" -> out.flush();
            case "spent" -> spent = true;
            case "nap" -> LockSupport.parkNanos(Long.parseLong(words[1]) * 1_000_000);
            case "hang" -> LockSupport.parkNanos(Long.MAX_VALUE);
            case "spin" -> {
                while (true) {
                    Thread.onSpinWait();
                }
            }
            case "exit" -> Runtime.getRuntime().halt(Integer.parseInt(words[1]));
            case "eat" -> {
                List<byte[]> all = new ArrayList<>();
                try {
                    while (true) {
                        all.add(new byte[1 << 20]);
                    }
                } catch (OutOfMemoryError full) {
                    Runtime.getRuntime().halt(66);
                }
            }
            case "crash" -> MemorySegment.NULL.reinterpret(8).set(ValueLayout.JAVA_INT, 0, 1);
            case "close" -> {
                desk.close();
                LockSupport.parkNanos(Long.MAX_VALUE);
            }
            case "print" -> {
                System.out.println("READ everything went well, " + order);
                System.out.flush();
            }
            case "print-much" -> {
                for (int i = 0; i < 100_000; i++) {
                    System.out.println("a line that nobody needs");
                }
            }
            case "garbage" -> {
                out.flush();
                desk.write(
                        java.nio.ByteBuffer.wrap("# A fatal error has been detected".getBytes(StandardCharsets.UTF_8)));
            }
            case "wrong-nonce" -> {
                out.flush();
                FrameWriter other = new FrameWriter(desk, new Nonce(nonce.high() + 1, nonce.low()));
                Messages.write(other, id, new Event.Done(1, 1, false));
                other.flush();
                return false;
            }
            case "wrong-id" -> write(id + 1, new Event.Text(0, "for another"));
            case "first-only" -> {
                if (documents > 1) {
                    Runtime.getRuntime().halt(9);
                }
            }
            case "stop" -> {
                Messages.write(out, id, new Event.Done(1, 1, false));
                out.flush();
                return false;
            }
            case "" -> {}
            default -> throw new IllegalArgumentException(order);
        }
        return true;
    }

    private static int number(String[] words, int at) {
        return Integer.parseInt(words[at]);
    }

    private void draw(long id, Drawing drawing) throws IOException {
        DrawMessages.write(out, id, drawing);
    }

    private void write(long id, Event event) throws IOException {
        Messages.write(out, id, event);
    }

    private static Event.Ended ended(int node, byte[] content) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
        return new Event.Ended(
                node,
                HexFormat.of().formatHex(hash),
                0,
                content.length,
                "text/plain",
                Verdict.READ,
                Reason.NONE,
                "",
                Map.of());
    }
}
