package daylight.reader.table;

import daylight.reader.container.ByteChannels;
import daylight.reader.ground.Evidence;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;

/// A workbook's package without the rows of its sheets and without the texts that they refer to: what is left
/// is small, and everything embedded is in it. A small workbook stays as it is.
final class ThinPackage implements AutoCloseable {
    /// Below this, reading the cells twice costs less than writing a package.
    private static final long SMALL_BYTES = 128 * 1024;

    private static final int TAG_BYTES_MAX = 64 * 1024;

    private final Evidence evidence;
    private final Optional<Path> made;

    private ThinPackage(Evidence evidence, Optional<Path> made) {
        this.evidence = evidence;
        this.made = made;
    }

    static ThinPackage of(Evidence whole, Path temporaryFolder) throws IOException {
        if (whole.sizeBytes() < SMALL_BYTES) {
            return new ThinPackage(whole, Optional.empty());
        }
        Path file = Files.createTempFile(temporaryFolder, "thin", ".zip");
        boolean done = false;
        try {
            write(whole, file);
            done = true;
        } finally {
            if (!done) {
                Files.deleteIfExists(file);
            }
        }
        return new ThinPackage(new Evidence.InFile(file, Files.size(file)), Optional.of(file));
    }

    private static void write(Evidence whole, Path file) throws IOException {
        try (SeekableByteChannel channel = ByteChannels.of(whole);
                ZipFile zip = ZipFile.builder()
                        .setSeekableByteChannel(channel)
                        .setIgnoreLocalFileHeader(true)
                        .get();
                ZipArchiveOutputStream out = new ZipArchiveOutputStream(file)) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                String name = entry.getName().toLowerCase(Locale.ROOT);
                if (name.contains("worksheets/") && name.endsWith(".xml")) {
                    out.putArchiveEntry(new ZipArchiveEntry(entry.getName()));
                    try (InputStream in = new BufferedInputStream(zip.getInputStream(entry))) {
                        copyWithoutRows(in, out);
                    }
                    out.closeArchiveEntry();
                } else if (name.endsWith("/sharedstrings.xml")) {
                    out.putArchiveEntry(new ZipArchiveEntry(entry.getName()));
                    out.write("<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"/>"
                            .getBytes(StandardCharsets.US_ASCII));
                    out.closeArchiveEntry();
                } else {
                    out.addRawArchiveEntry(entry, zip.getRawInputStream(entry));
                }
            }
        }
    }

    /// Copy a sheet and empty its `sheetData`. One in another encoding than UTF-8 is copied as it is.
    static void copyWithoutRows(InputStream in, OutputStream out) throws IOException {
        ByteArrayOutputStream tag = new ByteArrayOutputStream();
        boolean inTag = false;
        boolean inRows = false;
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '<') {
                inTag = true;
                tag.reset();
            }
            if (!inTag || tag.size() > TAG_BYTES_MAX) {
                if (!inRows) {
                    tag.writeTo(out);
                    tag.reset();
                    out.write(b);
                    inTag = false;
                }
                continue;
            }
            tag.write(b);
            if (b == '>') {
                inTag = false;
                String whole = tag.toString(StandardCharsets.ISO_8859_1);
                boolean isRows = whole.split("[\\s/>]", 2)[0]
                        .replaceFirst("^<(.*:)?", "")
                        .equals("sheetData");
                boolean isEnd = whole.matches("</(.*:)?sheetData\\s*>");
                inRows |= isRows && !whole.endsWith("/>");
                if (!inRows || isRows || isEnd) {
                    tag.writeTo(out);
                }
                inRows &= !isEnd;
                tag.reset();
            }
        }
        tag.writeTo(out);
    }

    Evidence evidence() {
        return evidence;
    }

    @Override
    public void close() throws IOException {
        if (made.isPresent()) {
            Files.deleteIfExists(made.get());
        }
    }
}
