package daylight.reader.opc;

import daylight.reader.ground.ByteChannels;
import daylight.reader.ground.Evidence;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;

/// A package without the content of its large parts: what is left is small, and everything embedded is in it. A small
/// package stays as it is.
public final class ThinPackage implements AutoCloseable {
    /// Below this, reading the parts twice costs less than writing a package.
    private static final long SMALL_BYTES = 128 * 1024;

    private final Evidence evidence;
    private final Optional<Path> made;

    private ThinPackage(Evidence evidence, Optional<Path> made) {
        this.evidence = evidence;
        this.made = made;
    }

    /// What is left out of a part.
    public interface Thinner {
        /// @param part its name in small letters
        boolean thins(String part);

        /// Write what stays of a part.
        void thin(String part, InputStream in, OutputStream out) throws IOException;
    }

    public static ThinPackage of(Evidence whole, Path temporaryFolder, Thinner thinner) throws IOException {
        if (whole.sizeBytes() < SMALL_BYTES) {
            return new ThinPackage(whole, Optional.empty());
        }
        Path file = Files.createTempFile(temporaryFolder, "thin", ".zip");
        boolean done = false;
        try {
            write(whole, file, thinner);
            done = true;
        } finally {
            if (!done) {
                Files.deleteIfExists(file);
            }
        }
        return new ThinPackage(new Evidence.InFile(file, Files.size(file)), Optional.of(file));
    }

    private static void write(Evidence whole, Path file, Thinner thinner) throws IOException {
        try (SeekableByteChannel channel = ByteChannels.of(whole);
                ZipFile zip = ZipFile.builder()
                        .setSeekableByteChannel(channel)
                        .setIgnoreLocalFileHeader(true)
                        .get();
                ZipArchiveOutputStream out = new ZipArchiveOutputStream(file)) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                String name = entry.getName().toLowerCase(Locale.ROOT);
                if (thinner.thins(name)) {
                    out.putArchiveEntry(new ZipArchiveEntry(entry.getName()));
                    try (InputStream in = new BufferedInputStream(zip.getInputStream(entry))) {
                        thinner.thin(name, in, out);
                    }
                    out.closeArchiveEntry();
                } else {
                    out.addRawArchiveEntry(entry, zip.getRawInputStream(entry));
                }
            }
        }
    }

    public Evidence evidence() {
        return evidence;
    }

    @Override
    public void close() throws IOException {
        if (made.isPresent()) {
            Files.deleteIfExists(made.get());
        }
    }
}
