package daylight.reader;

import daylight.protocol.Bounded;
import daylight.protocol.Extract;
import daylight.protocol.FrameWriter;
import daylight.protocol.Limits;
import daylight.protocol.NameBytes;
import daylight.protocol.Nonce;
import daylight.protocol.Passwords;
import daylight.protocol.Recognition;
import daylight.reader.confine.Confinement;
import daylight.reader.ground.Evidence;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A run of the reader over harmless files, from which the JVM makes an ahead-of-time cache (JEP 483, JEP 514):
/// `java -XX:AOTCacheOutput=worker.aot … WorkerMain --rehearse FILE…`. The files are the project's own samples,
/// never evidence: the cache is a file outside every case. Nothing is confined, because the JVM starts a second one
/// to write the cache, and nothing is sent anywhere.
final class Rehearsal {
    static final String ARGUMENT = "--rehearse";

    private static final Limits LIMITS = new Limits(60, 600, 10_000, 10, 1L << 30, 10_000_000, 10_000);

    private Rehearsal() {}

    static void run(String[] arguments, WorkerMain.DocumentReading reader) {
        Confinement.rehearse();
        FrameWriter out = new FrameWriter(Channels.newChannel(OutputStream.nullOutputStream()), new Nonce(1, 2));
        for (String name : Arrays.copyOfRange(arguments, 1, arguments.length)) {
            Path file = Path.of(name);
            try {
                Evidence evidence = new Evidence.InMemory(Files.readAllBytes(file));
                Extract request = new Extract(
                        1,
                        NameBytes.of(String.valueOf(file.getFileName())),
                        evidence.sizeBytes(),
                        Optional.empty(),
                        LIMITS,
                        Recognition.NONE,
                        Passwords.NONE,
                        Optional.empty());
                reader.read(evidence, request, List.of(), event -> {
                    try {
                        Bounded.write(out, 1, event);
                    } catch (IOException impossible) {
                        throw new UncheckedIOException(impossible);
                    }
                });
            } catch (IOException e) {
                System.err.println("not rehearsed: " + name);
            }
        }
    }
}
