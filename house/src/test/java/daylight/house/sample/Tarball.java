package daylight.house.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZMethod;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/// The archives beside zip: tar in gzip, and 7z. Both only store.
final class Tarball {
    /// The most bytes one stored block of DEFLATE can hold (RFC 1951, 3.2.4).
    private static final int STORED_BLOCK_BYTES_MAX = 65_535;

    private Tarball() {}

    static byte[] tarGz(Instant time, Map<String, byte[]> entries) {
        var out = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name())) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (var file : entries.entrySet()) {
                var entry = new TarArchiveEntry(file.getKey());
                entry.setSize(file.getValue().length);
                entry.setModTime(Date.from(time));
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return gzip(out.toByteArray(), time);
    }

    /// RFC 1952 around stored blocks.
    static byte[] gzip(byte[] bytes, Instant time) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(ByteBuffer.allocate(10)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0x00088b1f)
                .putInt((int) time.getEpochSecond())
                .putShort((short) 0xff00)
                .array());
        out.writeBytes(stored(bytes));
        out.writeBytes(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) Zip.crc(bytes))
                .putInt(bytes.length)
                .array());
        return out.toByteArray();
    }

    /// A DEFLATE stream that compresses nothing, the same on every machine.
    static byte[] stored(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        int from = 0;
        do {
            int size = Math.min(STORED_BLOCK_BYTES_MAX, bytes.length - from);
            out.write(from + size == bytes.length ? 1 : 0);
            out.writeBytes(ByteBuffer.allocate(4)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putShort((short) size)
                    .putShort((short) ~size)
                    .array());
            out.write(bytes, from, size);
            from += size;
        } while (from < bytes.length);
        return out.toByteArray();
    }

    static byte[] sevenZip(Instant time, Map<String, byte[]> entries) {
        var channel = new SeekableInMemoryByteChannel();
        try (var archive = new SevenZOutputFile(channel)) {
            archive.setContentCompression(SevenZMethod.COPY);
            for (var file : entries.entrySet()) {
                var entry = new SevenZArchiveEntry();
                entry.setName(file.getKey());
                entry.setLastModifiedDate(Date.from(time));
                archive.putArchiveEntry(entry);
                archive.write(file.getValue());
                archive.closeArchiveEntry();
            }
            archive.finish();
            return java.util.Arrays.copyOf(channel.array(), (int) channel.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
