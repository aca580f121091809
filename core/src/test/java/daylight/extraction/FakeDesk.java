package daylight.extraction;

import daylight.protocol.Event;
import daylight.protocol.Limits;
import daylight.protocol.NameBytes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A desk in a process of its own, to be killed: reads one document that never ends, and says so on its standard
/// output as soon as the first event came.
final class FakeDesk {
    private FakeDesk() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[1]);
        Path file = folder.resolve("endless");
        Files.writeString(file, "began 0 -1\nflush\nspin");
        PoolLimits limits = PoolLimits.usual(1, new Limits(500, 500, 5, 2, 1000, 1000, 5));
        Sandbox sandbox = Sandbox.of(
                        SandboxTier.valueOf(arguments[0]), ExtractionTest.command(), limits.temporaryBytesMax())
                .orElseThrow();
        List<String> properties = List.of("-Dfake.claimsSeccomp=true");
        Path temporary = folder.resolve("temporary");
        try (Extraction extraction = new Extraction(sandbox.command(), limits, temporary, sandbox, properties)) {
            Original original = new Original(file, "0".repeat(64), Files.size(file), NameBytes.EMPTY);
            extraction.read(original, new SayingSink());
        }
    }

    private static final class SayingSink implements ReadingSink {
        @Override
        public void restarted() {}

        @Override
        public void began(Event.Began began) {
            System.out.println("reading");
        }

        @Override
        public void listed(Event.Listed listed) {}

        @Override
        public void text(Event.Text text) {}

        @Override
        public void pageEnded(Event.PageEnded page) {}

        @Override
        public void block(Event.Block block) {}

        @Override
        public void ended(Event.Ended ended) {}
    }
}
