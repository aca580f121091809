package daylight.custody;

import daylight.custody.CustodySql.Original;
import daylight.id.Sha256;
import daylight.source.Occurrence;
import daylight.source.Sources;
import daylight.store.CaseFolder;
import daylight.store.Database;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Opens originals for reading, wherever they lie, and checks each against its hash each time.
public final class Originals {
    /// Up to this size an original is checked whole before its first byte is handed out.
    static final int WHOLE_MAX = 8 << 20;

    private static final int BUFFER_BYTES = 1 << 16;

    private final Database database;
    private final Sources sources;
    private final OriginalFiles files;
    private final boolean owned;

    Originals(Database database, Sources sources, OriginalFiles files) {
        this(database, sources, files, false);
    }

    private Originals(Database database, Sources sources, OriginalFiles files, boolean owned) {
        this.database = database;
        this.sources = sources;
        this.files = files;
        this.owned = owned;
    }

    /// Those of a case that this process owns.
    public static Originals ofOwner(CaseFolder folder, Database database, Sources sources) {
        return new Originals(database, sources, new OriginalFiles(folder.originals(), Optional.empty()), true);
    }

    /// Those of a case that somebody else may own at the moment.
    public static Originals forReading(CaseFolder folder, Database database, Sources sources) {
        return new Originals(database, sources, new OriginalFiles(folder.originals(), Optional.empty()));
    }

    /// Those of these documents that custody has, in no order.
    public List<Held> held(Collection<Sha256> documents) {
        return database.read(handle -> CustodySql.originals(handle, documents)).stream()
                .map(original -> new Held(original.document(), original.size(), original.copied()))
                .toList();
    }

    /// Which of these documents are originals, in order.
    public Set<Sha256> among(Collection<Sha256> documents) {
        Set<Sha256> found = new TreeSet<>();
        held(documents).forEach(held -> found.add(held.document()));
        return found;
    }

    /// A file that holds the original's bytes, not checked: for who hashes what it reads. Where this process
    /// owns the case, the file stays there however long it is until it is opened; where somebody else does, it
    /// may be moved to its place in the next moment.
    ///
    /// @throws OriginalDamagedException where the original is missing
    public Path place(Held original) throws IOException {
        return place(original.document(), original.copied());
    }

    byte[] read(Sha256 document) throws IOException {
        try (FileChannel channel = channel(document)) {
            byte[] content = Channels.newInputStream(channel).readAllBytes();
            if (!Sha256.of(content).equals(document)) {
                throw changed(document);
            }
            return content;
        }
    }

    InputStream open(Sha256 document) throws IOException {
        FileChannel channel = channel(document);
        if (channel.size() <= WHOLE_MAX) {
            channel.close();
            return new ByteArrayInputStream(read(document));
        }
        return new CheckedStream(Channels.newInputStream(channel), document);
    }

    Path verifiedPlace(Sha256 document) throws IOException {
        Path place = place(document);
        try (FileChannel channel = FileChannel.open(place, StandardOpenOption.READ)) {
            check(document, channel);
        }
        return place;
    }

    /// Hash an original from beginning to end.
    ///
    /// @return its size in bytes
    /// @throws OriginalDamagedException where it is missing or changed
    long check(Sha256 document) throws IOException {
        try (FileChannel channel = channel(document)) {
            return check(document, channel);
        }
    }

    private static long check(Sha256 document, FileChannel channel) throws IOException {
        MessageDigest digest = Sha256.newDigest();
        java.nio.ByteBuffer buffer = java.nio.ByteBuffer.allocate(BUFFER_BYTES);
        long size = 0;
        while (channel.read(buffer.clear()) >= 0) {
            size += buffer.flip().limit();
            digest.update(buffer.array(), 0, buffer.limit());
        }
        if (!Sha256.ofDigest(digest.digest()).equals(document)) {
            throw changed(document);
        }
        return size;
    }

    private FileChannel channel(Sha256 document) throws IOException {
        try {
            return isCopied(document)
                    ? files.open(document)
                    : FileChannel.open(inPlace(document), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            throw missing(document);
        }
    }

    Path place(Sha256 document) throws IOException {
        return place(document, isCopied(document));
    }

    Path place(Sha256 document, boolean copied) throws IOException {
        if (!copied) {
            return inPlace(document);
        }
        Path waiting = files.waiting(document);
        if (!Files.exists(waiting) || Files.exists(files.place(document))) {
            return files.place(document);
        }
        if (!owned) {
            return waiting;
        }
        files.settle(document);
        return files.place(document);
    }

    private boolean isCopied(Sha256 document) throws IOException {
        return database.read(handle -> CustodySql.original(handle, document))
                .map(Original::copied)
                .orElseThrow(() -> missing(document));
    }

    /// The first of its occurrences that still has the right size.
    private Path inPlace(Sha256 document) throws IOException {
        for (Occurrence occurrence : sources.occurrencesOf(document)) {
            Optional<Path> place = sources.placeOf(occurrence);
            if (place.isPresent() && Files.size(place.get()) == occurrence.size()) {
                return place.get();
            }
        }
        throw missing(document);
    }

    private static OriginalDamagedException missing(Sha256 document) {
        return new OriginalDamagedException(document, "is missing");
    }

    private static OriginalDamagedException changed(Sha256 document) {
        return new OriginalDamagedException(document, "no longer has the bytes that were taken in");
    }

    /// Fails at the end of the stream when the bytes were not the original's.
    private static final class CheckedStream extends DigestInputStream {
        private final Sha256 document;
        private boolean checked;

        CheckedStream(InputStream in, Sha256 document) {
            super(in, Sha256.newDigest());
            this.document = document;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            checkAt(one);
            return one;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = super.read(into, offset, length);
            checkAt(count);
            return count;
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        @Override
        public long skip(long count) throws IOException {
            // Skipped bytes are read: a hash has no gaps.
            long left = count;
            byte[] nowhere = new byte[(int) Math.min(BUFFER_BYTES, Math.max(1, count))];
            while (left > 0) {
                int read = read(nowhere, 0, (int) Math.min(nowhere.length, left));
                if (read < 0) {
                    break;
                }
                left -= read;
            }
            return count - left;
        }

        private void checkAt(int result) throws IOException {
            if (result < 0 && !checked) {
                checked = true;
                if (!Sha256.ofDigest(getMessageDigest().digest()).equals(document)) {
                    throw changed(document);
                }
            }
        }
    }
}
