package daylight.reader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The bytes of one document, in memory or in a file of the worker's own; read as often as wanted.
public sealed interface Evidence {
    long sizeBytes();

    InputStream open() throws IOException;

    /// The bytes, where they are in memory; not a copy, and not to be changed.
    default Optional<byte[]> bytes() {
        return Optional.empty();
    }

    record InMemory(byte[] content) implements Evidence {
        @Override
        public long sizeBytes() {
            return content.length;
        }

        @Override
        public InputStream open() {
            return new java.io.ByteArrayInputStream(content);
        }

        @Override
        public Optional<byte[]> bytes() {
            return Optional.of(content);
        }
    }

    record InFile(Path path, long sizeBytes) implements Evidence {
        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(path);
        }
    }
}
