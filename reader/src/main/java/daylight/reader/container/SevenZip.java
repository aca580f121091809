package daylight.reader.container;

import daylight.protocol.NameBytes;
import daylight.reader.ground.ByteChannels;
import daylight.reader.ground.Contents;
import daylight.reader.ground.Ending;
import daylight.reader.ground.Evidence;
import daylight.reader.ground.Format;
import daylight.reader.ground.Hostile;
import daylight.reader.ground.LimitReached;
import daylight.reader.ground.Members;
import daylight.reader.ground.Node;
import daylight.reader.ground.Reading;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.PasswordRequiredException;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;

/// 7z. Its directory is itself compressed, so it is listed by the same library that reads it.
final class SevenZip implements Format {
    /// A dictionary larger than this would take most of the worker's heap.
    private static final int DICTIONARY_KIB_MAX = 256 * 1024;

    @Override
    public Ending read(Evidence evidence, Node node, Members members) throws IOException {
        Contents contents = new Contents(node, members).resumable();
        Optional<String> password = password(evidence, node.reading());
        try (SeekableByteChannel channel = ByteChannels.of(evidence);
                SevenZFile archive = open(channel, password)) {
            List<SevenZArchiveEntry> files = new ArrayList<>();
            archive.getEntries().forEach(entry -> {
                if (!entry.isDirectory()) {
                    files.add(entry);
                }
            });
            new Listing(files.stream().map(SevenZip::path).toList()).sendTo(node);
            Optional<Throwable> thrown = Hostile.thrownBy(() -> readEntries(archive, contents));
            boolean isEncrypted = thrown.orElse(null) instanceof PasswordRequiredException;
            for (SevenZArchiveEntry left : files.subList(Math.min(contents.count(), files.size()), files.size())) {
                if (isEncrypted) {
                    contents.encrypted(path(left));
                } else {
                    contents.lost(path(left));
                }
            }
            return contents.ending();
        }
    }

    private static SevenZFile open(SeekableByteChannel channel, Optional<String> password) throws IOException {
        SevenZFile.Builder builder =
                SevenZFile.builder().setSeekableByteChannel(channel).setMaxMemoryLimitKiB(DICTIONARY_KIB_MAX);
        if (password.isPresent()) {
            builder.setPassword(password.get());
        }
        return builder.get();
    }

    /// The password that opens a locked archive: the whole of it has one. Whether it is the right one shows when the
    /// first entry unpacks and its checksum fits.
    private static Optional<String> password(Evidence evidence, Reading reading) {
        if (reading.passwords().isEmpty()
                || !isLocked(Hostile.thrownBy(() -> tryFirst(evidence, reading, Optional.empty())))) {
            return Optional.empty();
        }
        for (String one : reading.passwords()) {
            Optional<Throwable> wrong = Hostile.thrownBy(() -> tryFirst(evidence, reading, Optional.of(one)));
            if (wrong.orElse(null) instanceof LimitReached limit) {
                throw limit;
            }
            if (wrong.isEmpty()) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    private static boolean isLocked(Optional<Throwable> thrown) {
        return thrown.orElse(null) instanceof PasswordRequiredException;
    }

    /// Unpack the first entry that has anything in it.
    private static void tryFirst(Evidence evidence, Reading reading, Optional<String> password) throws IOException {
        try (SeekableByteChannel channel = ByteChannels.of(evidence);
                SevenZFile archive = open(channel, password)) {
            byte[] buffer = new byte[64 * 1024];
            boolean found = false;
            for (SevenZArchiveEntry entry = archive.getNextEntry();
                    entry != null && !found;
                    entry = archive.getNextEntry()) {
                found = entry.hasStream();
                while (found && archive.read(buffer) >= 0) {
                    reading.checkTime();
                }
            }
        }
    }

    private static void readEntries(SevenZFile archive, Contents contents) throws IOException {
        for (SevenZArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
            if (!entry.isDirectory()) {
                SevenZArchiveEntry current = entry;
                contents.file(path(entry), -1, () -> archive.getInputStream(current));
            }
        }
    }

    private static NameBytes path(SevenZArchiveEntry entry) {
        String name = entry.getName();
        return name == null ? NameBytes.EMPTY : NameBytes.of(name);
    }
}
