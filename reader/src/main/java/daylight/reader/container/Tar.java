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

/// Tar in all its dialects, and one behind the end of another.
final class Tar implements Format {
    @Override
    public Ending read(Evidence evidence, Node node, Members members) throws IOException {
        TarListing.Walked walked;
        try (SeekableByteChannel channel = ByteChannels.of(evidence)) {
            walked = TarListing.of(channel);
        }
        Listing listing = walked.listing();
        listing.sendTo(node);
        Contents contents = new Contents(node, members).resumable();
        for (long start : walked.starts()) {
            Optional<Throwable> thrown = Hostile.thrownBy(() -> readEntries(evidence, start, listing, contents));
            if (thrown.isPresent()) {
                if (contents.count() == 0 && listing.count() == 0) {
                    return Hostile.ending(thrown.get(), false);
                }
                contents.cut();
            }
        }
        // What the headers name and the reader could not reach is recorded as lost.
        for (int i = contents.count(); i < listing.count(); i++) {
            contents.lost(listing.names().get(i));
        }
        return contents.ending();
    }

    private static void readEntries(Evidence evidence, long start, Listing listing, Contents contents)
            throws IOException {
        try (InputStream in = new BufferedInputStream(evidence.open());
                TarArchiveInputStream tar = new TarArchiveInputStream(from(in, start), "ISO-8859-1")) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (!entry.isDirectory()) {
                    readEntry(tar, entry, path(entry, listing, contents.count()), contents);
                }
            }
        }
    }

    private static InputStream from(InputStream in, long start) throws IOException {
        in.skipNBytes(start);
        return in;
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
