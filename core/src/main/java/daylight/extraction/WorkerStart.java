package daylight.extraction;

import daylight.protocol.Frame;
import daylight.protocol.FrameReader;
import daylight.protocol.FrameType;
import daylight.protocol.Messages;
import daylight.protocol.Nonce;
import daylight.protocol.Ready;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Starts workers: socket, process, handshake.
final class WorkerStart implements AutoCloseable {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Sandbox sandbox;
    private final PoolLimits limits;
    private final WorkerFolders folders;
    private final List<String> properties;

    /// Processes are started from one thread that lives as long as they do: a sandbox that dies with its parent
    /// dies with the *thread* that started it (PR_SET_PDEATHSIG, prctl(2)).
    private final ExecutorService starter = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("worker-starter").factory());

    WorkerStart(Sandbox sandbox, PoolLimits limits, WorkerFolders folders, List<String> properties) {
        this.sandbox = sandbox;
        this.limits = limits;
        this.folders = folders;
        this.properties = List.copyOf(properties);
    }

    Sandbox sandbox() {
        return sandbox;
    }

    /// A worker, and the folders and file that are its own.
    ///
    /// @param evidenceUri where it finds the file that was bound for it
    /// @param lasting     whether it was started to read for long
    record Started(Worker worker, Sandbox.Place place, Optional<String> evidenceUri, boolean lasting) {}

    /// A worker that could not be started, and why.
    static final class Failed extends Exception {
        private static final long serialVersionUID = 1L;

        private final boolean fromOutside;

        Failed(String sentence) {
            this(sentence, false);
        }

        Failed(String sentence, boolean fromOutside) {
            super(sentence);
            this.fromOutside = fromOutside;
        }

        /// Whether somebody else killed it, see [WorkerEnd#isFromOutside()].
        boolean isFromOutside() {
            return fromOutside;
        }
    }

    /// Start one worker and wait until it is confined and ready.
    ///
    /// @param lasting to read for minutes, with the optimising compiler too
    Started start(Optional<Path> evidence, boolean lasting) throws Failed {
        Sandbox.Place place;
        try {
            place = folders.next(evidence);
        } catch (IOException e) {
            throw new Failed("no folder could be made for a reader: " + e.getMessage());
        }
        boolean started = false;
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(place.sockets().resolve("s")), 1);
            Sandbox.Launch launch = sandbox.launch(place, lasting ? lastingProperties() : properties);
            Process process = launch(launch, place);
            Worker worker = shakeHands(server, process, launch);
            started = true;
            return new Started(worker, place, launch.evidenceUri(), lasting);
        } catch (IOException e) {
            throw new Failed("a reader could not be started: " + e.getMessage());
        } finally {
            folders.closeSocket(place);
            if (!started) {
                folders.remove(place);
            }
        }
    }

    private List<String> lastingProperties() {
        List<String> all = new ArrayList<>(properties);
        all.add(ReaderCommand.BOTH_COMPILERS);
        return all;
    }

    private Process launch(Sandbox.Launch launch, Sandbox.Place place) throws Failed {
        ProcessBuilder builder = new ProcessBuilder(launch.line())
                .directory(place.temporary().toFile())
                .redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        String path = environment.getOrDefault("PATH", "/usr/bin:/bin");
        environment.clear();
        environment.put("PATH", path);
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("MALLOC_ARENA_MAX", "2");
        environment.put(RecognitionFolders.THREADS_VARIABLE, "1");
        try {
            return starter.submit(builder::start).get();
        } catch (ExecutionException e) {
            throw new Failed("a reader could not be started: "
                    + Optional.ofNullable(e.getCause()).orElse(e).getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failed("the start of a reader was interrupted");
        }
    }

    private Worker shakeHands(ServerSocketChannel server, Process process, Sandbox.Launch launch) throws Failed {
        PrintedHint printed = new PrintedHint(process.getInputStream());
        printed.start();
        AtomicBoolean late = new AtomicBoolean();
        boolean ready = false;
        try {
            Nonce nonce = Nonce.random(RANDOM);
            String orders = nonce.hex() + "\n" + launch.evidenceUri().orElse("-") + "\n";
            process.getOutputStream().write(orders.getBytes(StandardCharsets.US_ASCII));
            process.getOutputStream().flush();
            // Whoever waits for a worker that died or hangs is freed by the closing of the socket.
            process.onExit().thenRun(() -> close(server));
            Thread timer = timer(process, late);
            try {
                SocketChannel channel = server.accept();
                FrameReader in = new FrameReader(channel, nonce);
                Frame frame = in.next(0).orElseThrow(() -> new IOException("it left without a word"));
                Worker worker = new Worker(process, printed, channel, in, nonce, kept(frame));
                ready = true;
                return worker;
            } finally {
                timer.interrupt();
            }
        } catch (IOException e) {
            throw failed(process, printed, late.get(), e);
        } finally {
            if (!ready) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        }
    }

    private Ready kept(Frame frame) throws IOException, Failed {
        if (frame.type() != FrameType.READY) {
            throw new IOException("its first word is " + frame.type());
        }
        Ready ready = Messages.ready(frame);
        if (ready.protocolVersion() != Ready.PROTOCOL_VERSION) {
            throw new Failed("the reader speaks version " + ready.protocolVersion() + " of the protocol, the desk "
                    + Ready.PROTOCOL_VERSION + "; rebuild both from the same sources");
        }
        if (!sandbox.tier().isKeptBy(ready, Sandbox.filterKnown())) {
            throw new Failed("the sandbox " + sandbox.tier().code() + " does not hold here (" + ready.detail()
                    + "); nothing was read");
        }
        return ready;
    }

    private Thread timer(Process process, AtomicBoolean late) {
        return Thread.ofVirtual().start(() -> {
            try {
                if (!process.waitFor(limits.startSeconds(), TimeUnit.SECONDS)) {
                    late.set(true);
                    process.descendants().forEach(ProcessHandle::destroyForcibly);
                    process.destroyForcibly();
                }
            } catch (InterruptedException _) {
                // The worker was ready in time.
            }
        });
    }

    private Failed failed(Process process, PrintedHint printed, boolean late, IOException e) {
        if (late) {
            return new Failed("a reader was not ready after " + limits.startSeconds() + " seconds");
        }
        boolean gone = Worker.isGone(process);
        String words = printed.words();
        String ending = gone ? "exit code " + process.exitValue() : e.getMessage();
        return new Failed(
                "a reader ended before it was ready (" + ending + (words.isEmpty() ? "" : ", " + words) + ")",
                gone && process.exitValue() == Worker.KILLED_FROM_OUTSIDE);
    }

    private static void close(ServerSocketChannel server) {
        try {
            server.close();
        } catch (IOException _) {
            // Closed is closed.
        }
    }

    @Override
    public void close() {
        starter.shutdown();
    }
}
