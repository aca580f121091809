package daylight.reader.table;

import daylight.reader.ground.Evidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A document as a file, for libraries that want one: where it is in memory, in the temporary folder while it is read.
final class EvidenceFile implements AutoCloseable {
    private final Path path;
    private final boolean made;

    private EvidenceFile(Path path, boolean made) {
        this.path = path;
        this.made = made;
    }

    static EvidenceFile of(Evidence evidence, Path temporaryFolder) throws IOException {
        return switch (evidence) {
            case Evidence.InFile file -> new EvidenceFile(file.path(), false);
            case Evidence.InMemory memory -> {
                EvidenceFile made = new EvidenceFile(Files.createTempFile(temporaryFolder, "table", ".bytes"), true);
                Files.write(made.path, memory.content());
                yield made;
            }
        };
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        if (made) {
            Files.deleteIfExists(path);
        }
    }
}
