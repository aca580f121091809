package daylight.extraction;

import static java.nio.charset.StandardCharsets.UTF_8;

import daylight.id.Sha256;
import daylight.protocol.Event;
import daylight.store.CaseException;
import daylight.store.CaseException.Kind;
import daylight.store.CaseFolder;
import daylight.store.Causes;
import daylight.store.DurableFiles;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.CRC32;

/// The pages that were recognised of originals whose recognition has not ended, so that a document of a
/// thousand scanned pages goes on where it was. A file for each original, which is deleted when its
/// recognition ends: derived, and no source of anything but time.
///
/// A file begins with the way of reading (reader, languages and passwords, hashed), and holds for each page
/// its length, the CRC-32 of what follows, its key (64 digits) and its content; the first page that is not
/// whole ends it. Nothing is forced to the disk: after a power failure some pages are recognised once more.
/// Whatever cannot be written or read is recognised once more too; only what cannot be deleted for a
/// withdrawal is told.
public final class KeptRecognition {
    /// Given back to a reader, which holds it in its heap: some two thousand dense pages. Those beyond are recognised
    /// again.
    private static final long BYTES_MAX = 32L << 20;

    private static final int KEY_BYTES = 64;

    private static final int PAGE_BYTES_MAX = 4 * Event.Recognised.CHARS_MAX;

    private final Path folder;

    public KeptRecognition(CaseFolder folder) {
        this.folder = folder.recognised();
    }

    /// @param reader the way of reading; what was recognised in another one is not given back
    public RecognisedPages of(Sha256 original, String reader) {
        return new Pages(folder.resolve(original.hex()), reader);
    }

    /// The original's recognition has ended.
    public void forget(Sha256 original) {
        of(original, "").forget();
    }

    /// Forget all: a document is withdrawn, whose words may be among them.
    public void clear() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try {
            DurableFiles.empty(folder);
            DurableFiles.syncFolder(folder);
        } catch (IOException e) {
            throw new CaseException(
                    Kind.UNAVAILABLE,
                    "Pages that were recognised could not be deleted in " + folder + ": " + Causes.sentence(e) + ".",
                    e);
        }
    }

    /// Used by one thread.
    private final class Pages implements RecognisedPages {
        private final Path file;
        private final String reader;

        /// How long the file is up to the end of its last whole page; below 0 before it was looked at.
        private long length = -1;

        Pages(Path file, String reader) {
            this.file = file;
            this.reader = reader;
        }

        @Override
        public int count() {
            int[] count = {0};
            try {
                giveTo(_ -> count[0]++);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            return count[0];
        }

        @Override
        public void giveTo(Receiver receiver) throws IOException {
            length = 0;
            try (DataInputStream in = opened()) {
                Optional<byte[]> page = first(in);
                while (page.isPresent()) {
                    receiver.take(page(page.get()));
                    length += Integer.BYTES + Long.BYTES + page.get().length;
                    page = next(in);
                }
            }
        }

        private DataInputStream opened() {
            try {
                return new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
            } catch (IOException _) {
                return new DataInputStream(InputStream.nullInputStream()); // not there, or of no use
            }
        }

        private Optional<byte[]> first(DataInputStream in) {
            try {
                if (!in.readUTF().equals(reader)) {
                    return Optional.empty();
                }
            } catch (IOException _) {
                return Optional.empty();
            }
            length = header().length;
            return next(in);
        }

        /// The next page that is whole.
        private Optional<byte[]> next(DataInputStream in) {
            try {
                int bytes = in.readInt();
                long check = in.readLong();
                if (bytes < KEY_BYTES || bytes > PAGE_BYTES_MAX) {
                    return Optional.empty();
                }
                byte[] page = in.readNBytes(bytes);
                boolean isWhole = page.length == bytes && crc(page) == check;
                return isWhole ? Optional.of(page) : Optional.empty();
            } catch (IOException _) {
                return Optional.empty();
            }
        }

        private byte[] header() {
            return bytes(out -> out.writeUTF(reader));
        }

        private static Event.Recognised page(byte[] bytes) {
            return new Event.Recognised(
                    new String(bytes, 0, KEY_BYTES, UTF_8),
                    new String(bytes, KEY_BYTES, bytes.length - KEY_BYTES, UTF_8));
        }

        @Override
        public void keep(Event.Recognised page) {
            if (length < 0) {
                count();
            }
            byte[] content = (page.key() + page.content()).getBytes(UTF_8);
            if (length + content.length > BYTES_MAX) {
                return;
            }
            byte[] added = bytes(out -> {
                if (length == 0) {
                    out.write(header());
                }
                out.writeInt(content.length);
                out.writeLong(crc(content));
                out.write(content);
            });
            try {
                Files.createDirectories(folder);
                try (SeekableByteChannel channel =
                        Files.newByteChannel(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                    channel.truncate(length).position(length);
                    ByteBuffer left = ByteBuffer.wrap(added);
                    while (left.hasRemaining()) {
                        channel.write(left);
                    }
                }
                length += added.length;
            } catch (IOException _) {
                length = BYTES_MAX; // it costs time when the reading is broken off, and nothing else
            }
        }

        @Override
        public void forget() {
            length = 0;
            try {
                Files.deleteIfExists(file);
            } catch (IOException _) {
                length = BYTES_MAX;
            }
        }
    }

    private static long crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }

    @FunctionalInterface
    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private static byte[] bytes(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            writing.to(new DataOutputStream(bytes));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
