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
import daylight.reader.unpack.RarRun;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.List;

/// RAR version 5.
final class Rar5 implements Format {
    /// A dictionary larger than this would take most of the worker's heap.
    private static final long DICTIONARY_BYTES_MAX = 256L * 1024 * 1024;

    @Override
    public Ending read(Evidence evidence, Node node, Members members) throws IOException {
        try (SeekableByteChannel channel = ByteChannels.of(evidence)) {
            Listing listing = Rar5Listing.of(channel);
            Rar5Blocks blocks = Rar5Blocks.of(channel);
            listing.sendTo(node);
            if (blocks.encrypted()) {
                return Ending.of(Verdict.ENCRYPTED, Reason.PASSWORD);
            }
            Contents contents = new Contents(node, members);
            List<Rar5Entry> entries = blocks.entries();
            new Unpacking(channel, entries, contents, node).readAll();
            for (int i = contents.count(); i < listing.count(); i++) {
                contents.lost(listing.names().get(i));
            }
            if (blocks.damaged()) {
                contents.cut();
            }
            if (blocks.hasVolumesMore()) {
                contents.goesOnElsewhere();
            }
            return contents.count() == 0 && blocks.damaged()
                    ? Ending.of(Verdict.FAILED, Reason.DAMAGED)
                    : contents.ending();
        }
    }

    /// Reads the entries in order; those of one run need the entries before them.
    private static final class Unpacking {
        private final SeekableByteChannel channel;
        private final List<Rar5Entry> entries;
        private final Contents contents;
        private final Node node;

        /// The run of the entry that was unpacked last, and that entry's bytes.
        private RarRun run = new RarRun(0, 0);

        private InputStream last = InputStream.nullInputStream();

        private Unpacking(SeekableByteChannel channel, List<Rar5Entry> entries, Contents contents, Node node) {
            this.channel = channel;
            this.entries = entries;
            this.contents = contents;
            this.node = node;
        }

        private void readAll() {
            for (int i = 0; i < entries.size(); i++) {
                Rar5Entry entry = entries.get(i);
                int number = i;
                switch (entry.kind()) {
                    case FOLDER -> {}
                    case LINK -> contents.link(entry.path());
                    case FILE -> readFile(entry, number);
                }
            }
        }

        private void readFile(Rar5Entry entry, int number) {
            if (entry.goesOnBefore()) {
                contents.elsewhere(entry.path());
            } else if (entry.isEncrypted()) {
                contents.encrypted(entry.path());
            } else if (entry.packing() != 0) {
                contents.unsupported(entry.path());
            } else {
                if (entry.goesOnAfter()) {
                    contents.goesOnElsewhere();
                }
                // In a run, an entry may be a repetition of the one before: its own packed size says nothing.
                long packedBytes = entry.isSolid() ? -1 : entry.dataBytes();
                contents.file(entry.path(), packedBytes, () -> whole(entry, unpacked(entry, number)));
            }
        }

        private InputStream unpacked(Rar5Entry entry, int number) throws IOException {
            InputStream packed = new Slice(channel, entry.dataAt(), entry.dataBytes());
            if (entry.isStored()) {
                return packed;
            }
            if (entry.isSolid()) {
                readOut(last);
            } else {
                run = run(number);
            }
            last = run.member(packed, entry.unpackedBytes());
            return last;
        }

        /// What a limit kept from being read belongs to the window of the next.
        private void readOut(InputStream rest) throws IOException {
            byte[] buffer = new byte[64 * 1024];
            for (int read = rest.read(buffer); read >= 0; read = rest.read(buffer)) {
                node.reading().expanded(read);
                node.reading().checkTime();
            }
        }

        private RarRun run(int first) {
            long dictionary = 0;
            long unpacked = 0;
            for (int i = first; i < entries.size(); i++) {
                Rar5Entry entry = entries.get(i);
                if (entry.kind() != Rar5Entry.Kind.FILE || entry.isStored()) {
                    continue;
                }
                if (i > first && !entry.isSolid()) {
                    break;
                }
                dictionary = Math.max(dictionary, entry.dictionaryBytes());
                unpacked = entry.unpackedBytes() < 0 || unpacked < 0 ? -1 : unpacked + entry.unpackedBytes();
            }
            long needed = unpacked < 0 ? dictionary : Math.min(dictionary, unpacked);
            if (needed > DICTIONARY_BYTES_MAX) {
                throw new LimitReached(Reason.MEMORY_LIMIT);
            }
            return new RarRun((int) Math.min(dictionary, DICTIONARY_BYTES_MAX), unpacked);
        }

        private static InputStream whole(Rar5Entry entry, InputStream unpacked) {
            if (entry.goesOnAfter()) {
                // Sizes and sums are those of the whole file.
                return Whole.ofSize(unpacked, Long.MAX_VALUE);
            }
            long size = entry.unpackedBytes() < 0 ? 0 : entry.unpackedBytes();
            return new Whole(unpacked, size, entry.crc(), entry.blake2());
        }
    }
}
