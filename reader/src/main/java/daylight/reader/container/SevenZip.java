package daylight.reader.container;

import daylight.protocol.NameBytes;
import daylight.reader.ground.Contents;
import daylight.reader.ground.Ending;
import daylight.reader.ground.Evidence;
import daylight.reader.ground.Format;
import daylight.reader.ground.Hostile;
import daylight.reader.ground.Members;
import daylight.reader.ground.Node;
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
        Contents contents = new Contents(node, members);
        try (SeekableByteChannel channel = ByteChannels.of(evidence);
                SevenZFile archive = SevenZFile.builder()
                        .setSeekableByteChannel(channel)
                        .setMaxMemoryLimitKiB(DICTIONARY_KIB_MAX)
                        .get()) {
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
