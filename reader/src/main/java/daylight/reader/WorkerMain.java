package daylight.reader;

import daylight.protocol.Bounded;
import daylight.protocol.Draw;
import daylight.protocol.DrawMessages;
import daylight.protocol.Drawing;
import daylight.protocol.Event;
import daylight.protocol.Extract;
import daylight.protocol.Frame;
import daylight.protocol.FrameReader;
import daylight.protocol.FrameWriter;
import daylight.protocol.HandOver;
import daylight.protocol.Messages;
import daylight.protocol.NoDrawing;
import daylight.protocol.Nonce;
import daylight.protocol.ProtocolViolation;
import daylight.protocol.Ready;
import daylight.protocol.RecognisedMessages;
import daylight.protocol.WorkerExit;
import daylight.reader.confine.Confinement;
import daylight.reader.confine.CpuClock;
import daylight.reader.ground.Emitter;
import daylight.reader.ground.Evidence;
import daylight.reader.ocr.Models;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.LogManager;

/// The worker process. It gets the path of a Unix socket as its only argument and two lines on standard input: the
/// nonce, and the URI of the file that was bound for it or `-`. It connects, confines itself, says [Ready], and
/// then answers requests until the desk closes its end. Standard input stays open as long as the desk lives: when it
/// ends, so does the worker, in the middle of whatever it does. Exit codes: [WorkerExit].
///
/// What parsers print or log may hold evidence and goes nowhere. On the process's standard error stand only the class
/// names by which this worker says why it ends, and what a crashing JVM says by itself.
public final class WorkerMain {
    private static final String PROPERTY_SECCOMP = "daylight.worker.seccomp";
    private static final String PROPERTY_LANDLOCK = "daylight.worker.landlock";
    private static final String PROPERTY_FILE_BYTES_MAX = "daylight.worker.fileBytesMax";
    private static final String PROPERTY_PROBE = "daylight.worker.probe";

    /// What a worker does with one document.
    @FunctionalInterface
    interface DocumentReading {
        void read(Evidence evidence, Extract request, List<Event.Recognised> before, Emitter out);

        /// Draw a page of it, or say why not.
        default void draw(Evidence evidence, Draw request, Consumer<Drawing> out) {
            out.accept(new Drawing.NotDrawn(NoDrawing.NO_PAGES, 0));
        }

        /// Give its bytes back, or say why not.
        default void handOver(Evidence evidence, HandOver request, Consumer<Drawing> out) {
            out.accept(new Drawing.NotDrawn(NoDrawing.NOT_FOUND, 0));
        }
    }

    /// The process's own standard error, which no parser can reach.
    private static final PrintStream HINTS = System.err;

    private final SocketChannel desk;
    private final FrameReader in;
    private final FrameWriter out;
    private final DocumentReading reading;
    private final CpuClock time = new CpuClock();

    private WorkerMain(SocketChannel desk, Nonce nonce, DocumentReading reading) {
        this.desk = desk;
        this.in = new FrameReader(desk, nonce);
        this.out = new FrameWriter(desk, nonce);
        this.reading = reading;
    }

    public static void main(String[] arguments) {
        silenceLibraries();
        if (arguments.length > 1 && arguments[0].equals(Rehearsal.ARGUMENT)) {
            Rehearsal.run(arguments, reader(Path.of(System.getProperty("java.io.tmpdir"))));
            return;
        }
        if (arguments.length != 1) {
            exit(WorkerExit.SETUP, "usage: the desk starts this program, with the path of a socket");
        }
        try {
            start(Path.of(arguments[0]));
        } catch (IOException | RuntimeException | LinkageError e) {
            exit(WorkerExit.SETUP, e.toString());
        }
    }

    /// Before any library is loaded: some of them keep the stream that they find at their start.
    private static void silenceLibraries() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        System.setOut(nowhere);
        System.setErr(nowhere);
        LogManager.getLogManager().reset();
        LogManager.getLogManager().getLogger("").setLevel(Level.OFF);
    }

    private static void start(Path socket) throws IOException {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8), 1024);
        Nonce nonce = Nonce.parse(Optional.ofNullable(orders.readLine()).orElse(""));
        String file = Optional.ofNullable(orders.readLine()).orElse("-");
        watch(orders);
        SocketChannel desk = SocketChannel.open(StandardProtocolFamily.UNIX);
        desk.connect(UnixDomainSocketAddress.of(socket));
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        DocumentReading reading = Boolean.getBoolean(PROPERTY_PROBE) ? probe(temporary) : reader(temporary);
        Confinement confinement = confine(file, temporary);
        WorkerMain worker = new WorkerMain(desk, nonce, reading);
        worker.sayReady(confinement);
        // Threads started from here on are behind the Landlock wall; this one does nothing more.
        Thread.ofPlatform()
                .name("reading")
                .stackSize(DocumentReader.STACK_BYTES)
                .start(worker::serve);
    }

    private static DocumentReading probe(Path temporary) {
        EscapeProbe probe = new EscapeProbe(temporary);
        return (evidence, request, _, out) -> probe.read(evidence, request, out);
    }

    private static DocumentReading reader(Path temporary) {
        DocumentReader reader = new DocumentReader(temporary);
        return new DocumentReading() {
            @Override
            public void read(Evidence evidence, Extract request, List<Event.Recognised> before, Emitter out) {
                reader.read(evidence, request, before, out);
            }

            @Override
            public void draw(Evidence evidence, Draw request, Consumer<Drawing> out) {
                reader.draw(evidence, request, out);
            }

            @Override
            public void handOver(Evidence evidence, HandOver request, Consumer<Drawing> out) {
                reader.handOver(evidence, request, out);
            }
        };
    }

    private static Confinement confine(String file, Path temporary) {
        List<Path> readable = new ArrayList<>();
        readable.add(Path.of(System.getProperty("java.home")));
        for (String entry : System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1)) {
            if (!entry.isEmpty()) {
                readable.add(Path.of(entry).toAbsolutePath());
            }
        }
        readable.addAll(Models.folders());
        // Libraries that the JVM loads late, the process's own numbers, randomness.
        for (String path : List.of(
                "/lib",
                "/lib64",
                "/usr/lib",
                "/usr/lib64",
                "/proc/self",
                "/proc/meminfo",
                "/dev/random",
                "/dev/urandom",
                "/dev/null")) {
            readable.add(Path.of(path));
        }
        if (!file.equals("-")) {
            readable.add(Path.of(URI.create(file)));
        }
        Confinement.Wish wish = new Confinement.Wish(
                Boolean.getBoolean(PROPERTY_SECCOMP),
                Boolean.getBoolean(PROPERTY_LANDLOCK),
                Long.getLong(PROPERTY_FILE_BYTES_MAX, 1L << 30));
        return Confinement.take(wish, readable, List.of(temporary, Path.of("/dev/null")));
    }

    /// The desk is dead when standard input ends, however it died.
    private static void watch(BufferedReader orders) {
        Thread.ofPlatform().daemon().name("desk-watch").start(() -> {
            try {
                while (orders.read() >= 0) {
                    // Nothing more is ever said here; only the end matters.
                }
            } catch (IOException _) {
                // Broken is as good as ended.
            }
            Runtime.getRuntime().halt(WorkerExit.DESK_GONE.code());
        });
    }

    private void sayReady(Confinement confinement) throws IOException {
        Messages.write(
                out,
                new Ready(
                        Ready.PROTOCOL_VERSION,
                        confinement.noNewPrivileges(),
                        confinement.callFilter(),
                        confinement.landlockAbi(),
                        time.nanos(),
                        confinement.detail()));
        out.flush();
    }

    private void serve() {
        List<Event.Recognised> before = new ArrayList<>();
        try {
            while (true) {
                Optional<Frame> frame = in.next();
                if (frame.isEmpty()) {
                    exit(WorkerExit.DESK_GONE, "");
                }
                switch (frame.get().type()) {
                    case RECOGNISED_BEFORE -> before.add(RecognisedMessages.before(frame.get()));
                    case DRAW -> answer(DrawMessages.draw(frame.get()));
                    case HAND_OVER -> answer(DrawMessages.handOver(frame.get()));
                    default -> {
                        answer(Messages.extract(frame.get()), List.copyOf(before));
                        before.clear();
                    }
                }
            }
        } catch (ProtocolViolation violation) {
            exit(WorkerExit.PROTOCOL, violation.toString());
        } catch (IOException broken) {
            exit(WorkerExit.DESK_GONE, broken.toString());
        } catch (OutOfMemoryError full) {
            exit(WorkerExit.MEMORY, "");
        } catch (RuntimeException | Error bug) {
            exit(bug.getCause() instanceof OutOfMemoryError ? WorkerExit.MEMORY : WorkerExit.READER_BUG, trace(bug));
        }
    }

    private void answer(Extract request, List<Event.Recognised> before) throws IOException {
        Evidence evidence = evidence(request.id(), request.file(), request.sizeBytes());
        Wear wear = new Wear(event -> send(request.id(), event));
        reading.read(evidence, request, before, wear);
        done(request.id(), wear.isSpent());
    }

    private void answer(Draw request) throws IOException {
        Evidence evidence = evidence(request.id(), request.file(), request.sizeBytes());
        // What broke a drawing may have broken a class for good.
        AtomicBoolean broken = new AtomicBoolean();
        reading.draw(evidence, request, drawing -> {
            broken.set(drawing instanceof Drawing.NotDrawn not && not.reason() == NoDrawing.UNDRAWABLE);
            send(request.id(), drawing);
        });
        done(request.id(), broken.get());
    }

    private void answer(HandOver request) throws IOException {
        Evidence evidence = evidence(request.id(), request.file(), request.sizeBytes());
        reading.handOver(evidence, request, piece -> send(request.id(), piece));
        done(request.id(), false);
    }

    private void done(long request, boolean spent) throws IOException {
        Runtime heap = Runtime.getRuntime();
        Messages.write(out, request, new Event.Done(time.nanos(), heap.totalMemory() - heap.freeMemory(), spent));
        out.flush();
    }

    /// A worker that cannot answer has no reason to live, and no parser may get between the two.
    private void send(long request, Event event) {
        try {
            Bounded.write(out, request, event);
        } catch (IOException broken) {
            exit(WorkerExit.DESK_GONE, broken.toString());
        }
    }

    private void send(long request, Drawing drawing) {
        try {
            DrawMessages.write(out, request, drawing);
        } catch (IOException broken) {
            exit(WorkerExit.DESK_GONE, broken.toString());
        }
    }

    private Evidence evidence(long request, Optional<String> bound, long sizeBytes) throws IOException {
        if (bound.isPresent()) {
            Path file = Path.of(URI.create(bound.get()));
            return new Evidence.InFile(file, Files.size(file));
        }
        byte[] content = new byte[Math.toIntExact(sizeBytes)];
        int filled = 0;
        while (filled < content.length) {
            Frame frame = in.next(request)
                    .orElseThrow(() -> new ProtocolViolation("the desk left in the middle of a document"));
            filled += Messages.content(frame, content, filled);
        }
        return new Evidence.InMemory(content);
    }

    private static String trace(Throwable bug) {
        StringBuilder text = new StringBuilder(bug.getClass().getName());
        for (StackTraceElement element : bug.getStackTrace()) {
            text.append(" at ").append(element.getClassName()).append('.').append(element.getMethodName());
            if (text.length() > 1024) {
                break;
            }
        }
        return text.toString();
    }

    private static void exit(WorkerExit exit, String hint) {
        if (!hint.isEmpty()) {
            HINTS.println(hint);
            HINTS.flush();
        }
        Runtime.getRuntime().halt(exit.code());
    }
}
