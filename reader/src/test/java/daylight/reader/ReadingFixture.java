package daylight.reader;

import daylight.protocol.Limits;
import daylight.protocol.NameBytes;
import daylight.reader.ground.Evidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads documents in tests: one reader for the whole run, because building it is the dear part.
public final class ReadingFixture {
    public static final Limits LIMITS = new Limits(60, 120, 10_000, 20, 2L << 30, 50_000_000L, 20_000);

    private static final Path TEMPORARY = temporary();
    private static final DocumentReader READER = new DocumentReader(TEMPORARY);

    private ReadingFixture() {}

    private static Path temporary() {
        try {
            return Files.createTempDirectory("daylight-reader-test");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Path temporaryFolder() {
        return TEMPORARY;
    }

    public static RecordedTree read(String name, byte[] content) {
        return read(name, content, LIMITS);
    }

    public static RecordedTree read(String name, byte[] content, Limits limits) {
        return read(name, new Evidence.InMemory(content), limits);
    }

    public static RecordedTree read(String name, Evidence evidence, Limits limits) {
        RecordedTree tree = new RecordedTree();
        READER.read(evidence, NameBytes.of(name), limits, tree);
        for (RecordedTree.Doc doc : tree.all()) {
            if (!doc.hasEnded()) {
                throw new AssertionError("never ended: " + doc);
            }
        }
        return tree;
    }
}
