package daylight.reader.container;

import daylight.protocol.Reason;
import daylight.protocol.Verdict;
import daylight.reader.ground.ByteChannels;
import daylight.reader.ground.Contents;
import daylight.reader.ground.Ending;
import daylight.reader.ground.Evidence;
import daylight.reader.ground.Format;
import daylight.reader.ground.LimitReached;
import daylight.reader.ground.Members;
import daylight.reader.ground.Node;
import daylight.reader.unpack.CabPacking;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;
import org.apache.commons.io.input.BoundedInputStream;

/// Microsoft's cabinets: stored, MSZIP and LZX.
final class Cab implements Format {
    @Override
    public Ending read(Evidence evidence, Node node, Members members) throws IOException {
        try (SeekableByteChannel channel = ByteChannels.of(evidence)) {
            Listing listing = CabListing.of(channel);
            CabDirectory directory = CabDirectory.of(channel);
            if (listing.count() == 0 && directory.entries().isEmpty() && !directory.isWhole()) {
                return Ending.of(Verdict.FAILED, Reason.DAMAGED);
            }
            listing.sendTo(node);
            Contents contents = new Contents(node, members).resumable();
            Unpacking unpacking = new Unpacking(channel, directory, contents, node);
            directory.entries().forEach(unpacking::readFile);
            for (int i = contents.count(); i < listing.count(); i++) {
                contents.lost(listing.names().get(i));
            }
            if (!directory.isWhole()) {
                contents.cut();
            }
            if (directory.hasNext()) {
                contents.goesOnElsewhere();
            }
            return contents.ending();
        }
    }

    /// Reads files in the directory's order, which is nearly always that of their bytes.
    private static final class Unpacking {
        private final SeekableByteChannel channel;
        private final CabDirectory directory;
        private final Contents contents;
        private final Node node;

        /// The folder that was read last, and how far.
        private Optional<CabFolder> open = Optional.empty();

        private int openNumber = -1;

        private Unpacking(SeekableByteChannel channel, CabDirectory directory, Contents contents, Node node) {
            this.channel = channel;
            this.directory = directory;
            this.contents = contents;
            this.node = node;
        }

        private void readFile(CabDirectory.Entry entry) {
            if (entry.folder() >= CabDirectory.FROM_PREVIOUS && entry.folder() != CabDirectory.TO_NEXT) {
                contents.elsewhere(entry.path());
                return;
            }
            int number = entry.folder();
            if (number == CabDirectory.TO_NEXT) {
                contents.goesOnElsewhere();
                number = directory.folders().size() - 1;
            }
            if (number < 0 || number >= directory.folders().size()) {
                contents.lost(entry.path());
                return;
            }
            int folder = number;
            if (CabPacking.isKnown(directory.folders().get(folder).packing())) {
                // Files of a folder are packed together: none has a packed size of its own.
                contents.file(entry.path(), -1, () -> unpacked(entry, folder));
            } else {
                contents.unsupported(entry.path());
            }
        }

        private InputStream unpacked(CabDirectory.Entry entry, int number) throws IOException {
            boolean isBehind = open.isPresent() && open.get().position() > entry.from();
            if (openNumber != number || open.isEmpty() || isBehind) {
                CabDirectory.Folder folder = directory.folders().get(number);
                open = Optional.of(
                        new CabFolder(channel, folder, directory.dataReserve(), CabPacking.of(folder.packing())));
                openNumber = number;
            }
            CabFolder folder = open.get();
            skipTo(entry.from(), folder);
            InputStream file = BoundedInputStream.builder()
                    .setInputStream(folder)
                    .setMaxCount(entry.sizeBytes())
                    .setPropagateClose(false)
                    .get();
            return Whole.ofSize(file, entry.sizeBytes());
        }

        /// Reading over what lies before costs as much as reading it.
        private void skipTo(long from, CabFolder folder) throws IOException, LimitReached {
            byte[] buffer = new byte[32 * 1024];
            while (folder.position() < from) {
                node.reading().checkTime();
                int read = folder.read(buffer, 0, (int) Math.min(buffer.length, from - folder.position()));
                if (read < 0) {
                    throw new IOException("a file begins behind the end of its folder");
                }
                node.reading().expanded(read);
            }
        }
    }
}
