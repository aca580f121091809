package daylight.reader.ground;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/// The bytes of one document, in memory or in a file of the worker's own; read as often as wanted.
public sealed interface Evidence {
    long sizeBytes();

    InputStream open() throws IOException;

    /// The bytes, where they are in memory; not a copy, and not to be changed.
    default Optional<byte[]> bytes() {
        return Optional.empty();
    }

    /// SHA-256 of the bytes, in hexadecimal.
    default String sha256() throws IOException {
        MessageDigest digest = Spool.sha256();
        if (bytes().isPresent()) {
            digest.update(bytes().get());
        } else {
            byte[] buffer = new byte[Spool.BUFFER_BYTES];
            try (InputStream in = open()) {
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    digest.update(buffer, 0, read);
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest());
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
