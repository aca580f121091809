package daylight.reader.container;

import daylight.protocol.NameBytes;
import daylight.reader.ground.ByteChannels;
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
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/// Tar in all its dialects.
final class Tar implements Format {
    @Override
    public Ending read(Evidence evidence, Node node, Members members) throws IOException {
        Listing listing;
        try (SeekableByteChannel channel = ByteChannels.of(evidence)) {
            listing = TarListing.of(channel);
        }
        listing.sendTo(node);
        Contents contents = new Contents(node, members).resumable();
        Optional<Throwable> thrown = Hostile.thrownBy(() -> readEntries(evidence, listing, contents));
        if (thrown.isPresent()) {
            if (contents.count() == 0 && listing.count() == 0) {
                return Hostile.ending(thrown.get(), false);
            }
            contents.cut();
        }
        // What the headers name and the reader could not reach is recorded as lost.
        for (int i = contents.count(); i < listing.count(); i++) {
            contents.lost(listing.names().get(i));
        }
        return contents.ending();
    }

    private static void readEntries(Evidence evidence, Listing listing, Contents contents) throws IOException {
        try (InputStream in = new BufferedInputStream(evidence.open());
                TarArchiveInputStream tar = new TarArchiveInputStream(in, "ISO-8859-1")) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (!entry.isDirectory()) {
                    readEntry(tar, entry, path(entry, listing, contents.count()), contents);
                }
            }
        }
    }

    /// The raw name is the listing's; the reader's own is what a charset made of it.
    private static NameBytes path(TarArchiveEntry entry, Listing listing, int number) {
        return number < listing.count() ? listing.names().get(number) : NameBytes.of(entry.getName());
    }

    private static void readEntry(TarArchiveInputStream tar, TarArchiveEntry entry, NameBytes path, Contents contents) {
        if (entry.isLink() || entry.isSymbolicLink()) {
            contents.link(path);
        } else if (entry.isBlockDevice() || entry.isCharacterDevice() || entry.isFIFO()) {
            contents.special(path);
        } else if (!tar.canReadEntryData(entry)) {
            contents.unsupported(path);
        } else {
            contents.file(path, -1, () -> Streams.kept(tar));
        }
    }
}
