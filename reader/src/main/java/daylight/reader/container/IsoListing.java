package daylight.reader.container;

import daylight.protocol.NameBytes;
import daylight.reader.ground.ByteChannels;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Counts the files of an ISO 9660 image by its path tables (ECMA-119, 9.4), which name every folder beside the tree
/// that the reader walks. Of a second tree (Joliet), what lies elsewhere than all of the first counts too.
final class IsoListing {
    private static final int SECTOR = 2_048;
    private static final int FIRST_DESCRIPTOR = 16;
    private static final int DESCRIPTORS_MAX = 64;

    /// Some hundred thousand folders; more are no path table.
    private static final int TABLE_BYTES_MAX = 16 * 1024 * 1024;

    private static final int FOLDER_BYTES_MAX = 64 * 1024 * 1024;
    private static final int MORE_TO_COME = 0x80;
    private static final int FOLDER = 0x02;

    private final SeekableByteChannel channel;
    private final List<NameBytes> names = new ArrayList<>();
    private final Set<Long> seen = new HashSet<>();

    private IsoListing(SeekableByteChannel channel) {
        this.channel = channel;
    }

    /// @param jolietFirst which of two trees counts whole
    static Listing of(SeekableByteChannel channel, boolean jolietFirst) throws IOException {
        IsoListing listing = new IsoListing(channel);
        List<ByteBuffer> trees = new ArrayList<>();
        for (int i = 0; i < DESCRIPTORS_MAX; i++) {
            ByteBuffer descriptor = listing.read((FIRST_DESCRIPTOR + i) * (long) SECTOR, SECTOR);
            if (descriptor.limit() < SECTOR || descriptor.get(0) == (byte) 0xff) {
                break;
            }
            boolean isTree = descriptor.get(0) == 1 || descriptor.get(0) == 2;
            if (isTree && descriptor.get(1) == 'C') {
                trees.add(jolietFirst && descriptor.get(0) == 2 ? 0 : trees.size(), descriptor);
            }
        }
        for (int i = 0; i < trees.size(); i++) {
            listing.addTree(trees.get(i), i > 0);
        }
        return new Listing(listing.names);
    }

    private void addTree(ByteBuffer descriptor, boolean isAnother) throws IOException {
        int block = Math.max(1, descriptor.getShort(128) & 0xffff);
        long bytes = descriptor.getInt(132) & 0xffffffffL;
        long tableAt = (descriptor.getInt(140) & 0xffffffffL) * block;
        ByteBuffer table = read(tableAt, (int) Math.min(bytes, TABLE_BYTES_MAX));
        Set<Long> folders = new HashSet<>();
        Set<Long> before = new HashSet<>(seen);
        while (table.remaining() >= 8) {
            int nameBytes = table.get() & 0xff;
            table.get();
            long at = (table.getInt() & 0xffffffffL) * block;
            if (nameBytes == 0) {
                return;
            }
            table.position(Math.min(table.limit(), table.position() + 2 + nameBytes + (nameBytes & 1)));
            if (folders.add(at)) {
                addFolder(at, isAnother, before, descriptor.get(0) == 2);
            }
        }
    }

    private void addFolder(long at, boolean isAnother, Set<Long> before, boolean isWide) throws IOException {
        ByteBuffer own = read(at, 34);
        if (own.limit() < 34 || (own.get(0) & 0xff) < 34) {
            return;
        }
        ByteBuffer folder = read(at, (int) Math.min(own.getInt(10) & 0xffffffffL, FOLDER_BYTES_MAX));
        int entry = 0;
        while (entry + 34 <= folder.limit()) {
            int bytes = folder.get(entry) & 0xff;
            if (bytes < 34) {
                entry = (entry / SECTOR + 1) * SECTOR;
                continue;
            }
            int flags = folder.get(entry + 25);
            int nameBytes = folder.get(entry + 32) & 0xff;
            if ((flags & (FOLDER | MORE_TO_COME)) == 0
                    && !isMovedFolder(folder, entry)
                    && entry + 33 + nameBytes <= folder.limit()) {
                long size = folder.getInt(entry + 10) & 0xffffffffL;
                long place = folder.getInt(entry + 2) & 0xffffffffL;
                if (!isAnother || size > 0 && !before.contains(place)) {
                    byte[] name = new byte[nameBytes];
                    folder.get(entry + 33, name);
                    names.add(isWide ? NameBytes.of(new String(name, StandardCharsets.UTF_16BE)) : NameBytes.of(name));
                }
                if (size > 0) {
                    seen.add(place);
                }
            }
            entry += bytes;
        }
    }

    /// Rock Ridge leaves an empty file where a folder was that lies too deep, with a field `CL` (RRIP, 4.1.5.1).
    private static boolean isMovedFolder(ByteBuffer folder, int entry) {
        int nameBytes = folder.get(entry + 32) & 0xff;
        int end = Math.min(folder.limit(), entry + (folder.get(entry) & 0xff));
        int at = entry + 33 + nameBytes + (nameBytes + 1 & 1);
        while (at + 4 <= end && (folder.get(at + 2) & 0xff) >= 4) {
            if (folder.get(at) == 'C' && folder.get(at + 1) == 'L') {
                return true;
            }
            at += folder.get(at + 2) & 0xff;
        }
        return false;
    }

    private ByteBuffer read(long from, int length) throws IOException {
        return ByteChannels.read(channel, from, length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
