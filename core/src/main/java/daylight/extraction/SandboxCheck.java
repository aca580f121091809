package daylight.extraction;

import daylight.protocol.Event;
import daylight.protocol.NameBytes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Tries out a sandbox tier: starts a worker in it that does nothing but try to break out. The tests
/// assert what it finds; `doctor` starts a reader as an ingest does, and names the tier.
public final class SandboxCheck {
    /// Stands in for the folder of another worker, beside which it lies.
    private static final String NEIGHBOUR = "neighbour";

    private SandboxCheck() {}

    /// One way out, tried.
    ///
    /// @param what   `network`, `read`, …
    /// @param target what it reached for
    /// @param open   whether it got there
    /// @param detail why, or what it found there
    public record Attempt(String what, String target, boolean open, String detail) {}

    /// A tier on this machine.
    ///
    /// @param available whether workers run in it
    /// @param detail    why not, or empty
    /// @param attempts  every way out that was tried; empty where it is not available
    public record Finding(SandboxTier tier, boolean available, String detail, List<Attempt> attempts) {
        public Finding {
            attempts = List.copyOf(attempts);
        }

        /// Whether no way out was open.
        public boolean isTight() {
            return available && attempts.stream().noneMatch(Attempt::open);
        }
    }

    /// Try one tier out. Every target is harmless: a port and a socket that this method listens on, a file that it
    /// makes, and files that every machine has.
    ///
    /// @param temporary a folder for the worker's temporary files, like the one for [Extraction]
    public static Finding run(SandboxTier tier, ReaderCommand command, PoolLimits limits, Path temporary)
            throws IOException, InterruptedException {
        return run(tier, command, limits, temporary, List.of());
    }

    /// The same attempts without any wall, to show that they get through where nothing stops them.
    public static Finding withoutWalls(ReaderCommand command, PoolLimits limits, Path temporary)
            throws IOException, InterruptedException {
        List<String> none = List.of("-Ddaylight.worker.seccomp=false", "-Ddaylight.worker.landlock=false");
        return run(SandboxTier.PLAIN, command, limits, temporary, none);
    }

    private static Finding run(
            SandboxTier tier, ReaderCommand command, PoolLimits limits, Path temporary, List<String> properties)
            throws IOException, InterruptedException {
        Optional<Sandbox> sandbox = Sandbox.of(tier, command, limits.temporaryBytesMax());
        if (sandbox.isEmpty()) {
            return new Finding(tier, false, "its tool is missing or not allowed to run here", List.of());
        }
        Path folder = Files.createTempDirectory("daylight-check");
        Path other = folder.resolve("s");
        Path bystander = Files.writeString(folder.resolve("bystander"), "not yours");
        Path target = folder.resolve("written");
        Path neighbour = temporary.resolve(NEIGHBOUR);
        try (ServerSocketChannel network = ServerSocketChannel.open(StandardProtocolFamily.INET);
                ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            network.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            socket.bind(UnixDomainSocketAddress.of(other));
            String port = Integer.toString(((InetSocketAddress) network.getLocalAddress()).getPort());
            List<String> orders = List.of(
                    "network=" + port,
                    "datagram=" + port,
                    "socket=" + other,
                    "read=/etc/passwd",
                    "read=" + bystander,
                    "read=" + neighbour,
                    "list=" + System.getProperty("user.home"),
                    "write=" + target,
                    "execute=/bin/sh",
                    "processes=" + ProcessHandle.current().pid());
            return attempt(sandbox.get(), limits, temporary, properties, folder, orders);
        } finally {
            for (Path each : List.of(other, bystander, neighbour, target, folder.resolve("orders"), folder)) {
                Files.deleteIfExists(each);
            }
        }
    }

    private static Finding attempt(
            Sandbox sandbox,
            PoolLimits limits,
            Path temporary,
            List<String> properties,
            Path folder,
            List<String> orders)
            throws IOException, InterruptedException {
        byte[] content = String.join("\n", orders).getBytes(StandardCharsets.UTF_8);
        Path file = Files.write(folder.resolve("orders"), content);
        List<String> probing = new ArrayList<>(properties);
        probing.add("-Ddaylight.worker.probe=true");
        Answers answers = new Answers();
        try (Extraction extraction = new Extraction(sandbox.command(), limits, temporary, sandbox, probing)) {
            Files.writeString(temporary.resolve(NEIGHBOUR), "of another worker");
            extraction.read(new Original(file, hash(content), content.length, NameBytes.EMPTY), answers);
        } catch (WorkersUnavailable e) {
            return new Finding(sandbox.tier(), false, String.valueOf(e.getMessage()), List.of());
        }
        List<String> lines = answers.text.toString().lines().toList();
        if (lines.size() != orders.size()) {
            return new Finding(sandbox.tier(), false, "the trial was cut short: " + answers.ending, List.of());
        }
        List<Attempt> attempts = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String[] order = orders.get(i).split("=", 2);
            String answer = lines.get(i).substring(order[0].length() + 1);
            attempts.add(new Attempt(order[0], order[1], !answer.startsWith("blocked"), answer));
        }
        return new Finding(sandbox.tier(), true, "", attempts);
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /// Collects what the worker says of its attempts.
    private static final class Answers implements ReadingSink {
        private final StringBuilder text = new StringBuilder();
        private String ending = "";

        @Override
        public void restarted() {
            text.setLength(0);
        }

        @Override
        public void began(Event.Began began) {
            // Only the text matters, here and below.
        }

        @Override
        public void listed(Event.Listed listed) {}

        @Override
        public void text(Event.Text piece) {
            text.append(piece.chunk());
        }

        @Override
        public void pageEnded(Event.PageEnded page) {}

        @Override
        public void block(Event.Block block) {}

        @Override
        public void ended(Event.Ended ended) {
            ending = ended.reason().code() + " " + ended.detail();
        }
    }
}
