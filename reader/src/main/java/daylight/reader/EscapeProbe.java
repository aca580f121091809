package daylight.reader;

import daylight.protocol.Extract;
import daylight.protocol.Reason;
import daylight.protocol.Verdict;
import daylight.reader.ground.Emitter;
import daylight.reader.ground.Evidence;
import daylight.reader.ground.Node;
import daylight.reader.ground.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Tries to break out, in place of the reader, in a worker that was started for nothing else. It reaches only for
/// what it is told to in its request, one `what=target` a line, and answers one `what open|blocked: why` a line.
final class EscapeProbe {
    private final Path temporary;

    EscapeProbe(Path temporary) {
        this.temporary = temporary;
    }

    void read(Evidence evidence, Extract asked, Emitter out) {
        Node root = new Reading(asked.limits(), out).root(asked.name());
        try (InputStream in = evidence.open()) {
            byte[] request = in.readAllBytes();
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(request);
            root.identity(HexFormat.of().formatHex(hash), 0, request.length);
            for (String line :
                    new String(request, StandardCharsets.UTF_8).lines().toList()) {
                int equals = line.indexOf('=');
                String what = line.substring(0, equals);
                root.text(what + " " + attempt(what, line.substring(equals + 1)) + "\n");
            }
            root.end(Verdict.READ, Reason.NONE, "");
        } catch (IOException | NoSuchAlgorithmException e) {
            root.end(Verdict.FAILED, Reason.READER_BUG, e.getClass().getSimpleName());
        }
    }

    private String attempt(String what, String target) {
        try {
            return probe(what, target);
        } catch (IOException | RuntimeException e) {
            return "blocked: " + e.getClass().getSimpleName();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "blocked: interrupted";
        }
    }

    private String probe(String what, String target) throws IOException, InterruptedException {
        return switch (what) {
            case "network" -> connect(Integer.parseInt(target));
            case "datagram" -> send(Integer.parseInt(target));
            case "read" -> "open: " + Files.readAllBytes(Path.of(target)).length + " bytes";
            case "list" -> {
                try (Stream<Path> names = Files.list(Path.of(target))) {
                    yield "open: " + names.count() + " names";
                }
            }
            case "write" -> {
                Files.writeString(Path.of(target), "x");
                yield "open: written";
            }
            case "execute" -> {
                Process process = new ProcessBuilder(target).start();
                process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
                yield "open: started";
            }
            case "socket" -> {
                try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
                    channel.connect(UnixDomainSocketAddress.of(target));
                    yield "open: connected";
                }
            }
            case "processes" -> processes(Long.parseLong(target));
            case "own" -> {
                Path file = temporary.resolve("probe");
                Files.writeString(file, "x");
                Files.delete(file);
                yield "open: written";
            }
            default -> "unknown";
        };
    }

    private static String connect(int port) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.INET)) {
            channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return "open: connected";
        }
    }

    private static String send(int port) throws IOException {
        try (DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET)) {
            int sent = channel.send(
                    ByteBuffer.wrap(new byte[1]), new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return "open: " + sent + " bytes sent";
        }
    }

    /// Whether the process `pid`, the desk, can be seen.
    private static String processes(long pid) throws IOException {
        try (Stream<Path> names = Files.list(Path.of("/proc"))) {
            List<String> numbers = names.map(path -> path.getFileName().toString())
                    .filter(each -> each.chars().allMatch(Character::isDigit))
                    .toList();
            return numbers.contains(Long.toString(pid))
                            && Files.isReadable(Path.of("/proc", Long.toString(pid), "stat"))
                    ? "open: the desk among " + numbers.size()
                    : "blocked: only " + numbers.size() + " of its own";
        }
    }
}
