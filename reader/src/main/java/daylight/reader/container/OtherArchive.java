package daylight.reader.container;

import daylight.protocol.NameBytes;
import daylight.reader.ground.Contents;
import daylight.reader.ground.Ending;
import daylight.reader.ground.Evidence;
import daylight.reader.ground.Format;
import daylight.reader.ground.Hostile;
import daylight.reader.ground.Members;
import daylight.reader.ground.Node;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveException;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.ArchiveStreamFactory;
import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.cpio.CpioArchiveInputStream;

/// The rarer archives, read from start to end: ar (Debian packages too), cpio, arj, Unix dump. They are listed
/// by the same walk that reads them.
final class OtherArchive implements Format {
    @Override
    public Ending read(Evidence evidence, Node node, Members members) {
        Contents contents = new Contents(node, members).resumable();
        Optional<Throwable> thrown = Hostile.thrownBy(() -> readEntries(evidence, contents));
        node.listed(contents.count(), List.of());
        if (thrown.isPresent()) {
            if (contents.count() == 0) {
                return Hostile.ending(thrown.get(), false);
            }
            contents.cut();
        }
        return contents.ending();
    }

    private static void readEntries(Evidence evidence, Contents contents) throws IOException, ArchiveException {
        try (InputStream in = new BufferedInputStream(evidence.open());
                ArchiveInputStream<?> archive = opened(in)) {
            for (ArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                if (!entry.isDirectory()) {
                    readEntry(archive, entry, contents);
                }
            }
        }
    }

    /// The names in a cpio are bytes; the library takes none beyond ASCII unless it is told a charset.
    private static ArchiveInputStream<?> opened(InputStream in) throws ArchiveException {
        return ArchiveStreamFactory.detect(in).equals(ArchiveStreamFactory.CPIO)
                ? new CpioArchiveInputStream(in, StandardCharsets.ISO_8859_1.name())
                : new ArchiveStreamFactory().createArchiveInputStream(in);
    }

    private static void readEntry(ArchiveInputStream<?> archive, ArchiveEntry entry, Contents contents) {
        NameBytes path = entry instanceof CpioArchiveEntry
                ? NameBytes.of(entry.getName().getBytes(StandardCharsets.ISO_8859_1))
                : NameBytes.of(entry.getName());
        if (entry instanceof CpioArchiveEntry cpio && cpio.isSymbolicLink()) {
            contents.link(path);
        } else if (entry instanceof CpioArchiveEntry cpio && !cpio.isRegularFile()) {
            contents.special(path);
        } else {
            contents.file(path, -1, () -> Streams.kept(archive));
        }
    }
}
