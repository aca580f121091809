package daylight.reader.container;

import daylight.protocol.NameBytes;
import daylight.reader.ground.ByteChannels;
import daylight.reader.ground.Reading;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Walks one tree of an image from its root down (ECMA-119, 9.1). A folder is entered once, however often it is
/// named.
final class IsoTree {
    /// A stretch of a file's bytes.
    record Extent(long at, long bytes) {}

    enum Kind {
        FILE,
        LINK,
        SPECIAL,
        /// Interleaved, or packed block by block.
        UNKNOWN
    }

    /// @param place the block of the file's last extent, by which two trees can be compared
    record Entry(NameBytes path, Kind kind, List<Extent> extents, long place, long sizeBytes) {
        Entry {
            extents = List.copyOf(extents);
        }
    }

    private record Folder(long block, byte[] path) {}

    private static final int RECORD_BYTES_MIN = 34;
    private static final int FOLDER_BYTES_MAX = 64 * 1024 * 1024;
    private static final int FLAG_FOLDER = 0x02;
    private static final int FLAG_MORE_TO_COME = 0x80;

    private final SeekableByteChannel channel;
    private final IsoVolume volume;
    private final Reading reading;
    private final List<Entry> entries = new ArrayList<>();
    private final Set<Long> entered = new HashSet<>();
    private final Deque<Folder> toEnter = new ArrayDeque<>();

    /// Folders in the place where Rock Ridge keeps what lies too deep; entered where they belong.
    private final Deque<Folder> moved = new ArrayDeque<>();

    private List<Extent> before = new ArrayList<>();
    private boolean isCut;

    IsoTree(SeekableByteChannel channel, IsoVolume volume, Reading reading) throws IOException {
        this.channel = channel;
        this.volume = volume;
        this.reading = reading;
        toEnter.add(new Folder(volume.rootAt(), new byte[0]));
        while (!toEnter.isEmpty() || !moved.isEmpty()) {
            Folder folder = toEnter.isEmpty() ? moved.remove() : toEnter.remove();
            if (entered.add(folder.block())) {
                enter(folder);
            }
        }
    }

    List<Entry> entries() {
        return entries;
    }

    /// Whether a folder lies beyond the end of the image or is none.
    boolean isCut() {
        return isCut;
    }

    private void enter(Folder folder) throws IOException {
        ByteBuffer own = read(folder.block() * volume.blockBytes(), RECORD_BYTES_MIN);
        if (own.limit() < RECORD_BYTES_MIN || (own.get(0) & 0xff) < RECORD_BYTES_MIN || own.get(32) != 1) {
            isCut = true;
            return;
        }
        long bytes = own.getInt(10) & 0xffffffffL;
        ByteBuffer records = read(folder.block() * volume.blockBytes(), (int) Math.min(bytes, FOLDER_BYTES_MAX));
        isCut |= records.limit() < bytes;
        int at = 0;
        while (at + RECORD_BYTES_MIN <= records.limit()) {
            reading.checkTime();
            int length = records.get(at) & 0xff;
            if (length < RECORD_BYTES_MIN) {
                // Records do not cross sectors; the rest of this one is empty.
                at = (at / IsoVolume.SECTOR + 1) * IsoVolume.SECTOR;
                continue;
            }
            ByteBuffer record =
                    records.slice(at, Math.min(length, records.limit() - at)).order(ByteOrder.LITTLE_ENDIAN);
            take(record, folder);
            at += length;
        }
    }

    private void take(ByteBuffer record, Folder folder) throws IOException {
        int nameBytes = record.get(32) & 0xff;
        if (33 + nameBytes > record.limit()) {
            isCut = true;
            return;
        }
        byte[] name = new byte[nameBytes];
        record.get(33, name);
        int flags = record.get(25) & 0xff;
        if ((flags & FLAG_FOLDER) != 0 && nameBytes == 1 && (name[0] == 0 || name[0] == 1)) {
            return;
        }
        long block = record.getInt(2) & 0xffffffffL;
        long start = (block + (record.get(1) & 0xff)) * volume.blockBytes();
        RockRidge said = RockRidge.of(fields(record, nameBytes), channel, volume.blockBytes());
        byte[] path = path(folder.path(), plain(name, said));
        if (said.movedTo() >= 0) {
            toEnter.add(new Folder(said.movedTo(), path));
        } else if ((flags & FLAG_FOLDER) != 0) {
            (said.isMoved() ? moved : toEnter).add(new Folder(block, path));
        } else {
            List<Extent> extents = new ArrayList<>(before);
            extents.add(new Extent(start, record.getInt(10) & 0xffffffffL));
            if ((flags & FLAG_MORE_TO_COME) != 0) {
                before = extents;
                return;
            }
            before = new ArrayList<>();
            boolean isInterleaved = record.get(26) != 0;
            long size = extents.stream().mapToLong(Extent::bytes).sum();
            entries.add(new Entry(NameBytes.of(path), kind(said, isInterleaved), extents, block, size));
        }
    }

    private ByteBuffer fields(ByteBuffer record, int nameBytes) {
        int from = 33 + nameBytes + (nameBytes + 1 & 1) + volume.ridgeSkip();
        return volume.hasRockRidge() && from < record.limit()
                ? record.slice(from, record.limit() - from)
                : ByteBuffer.allocate(0);
    }

    private static Kind kind(RockRidge said, boolean isInterleaved) {
        if (said.isLink()) {
            return Kind.LINK;
        }
        if (said.isSpecial()) {
            return Kind.SPECIAL;
        }
        return isInterleaved || said.isCompressed() ? Kind.UNKNOWN : Kind.FILE;
    }

    /// The name without what the format adds: a version, and the dot of a name without an extension.
    private byte[] plain(byte[] name, RockRidge said) {
        if (said.name().length > 0) {
            return said.name();
        }
        String text = new String(name, volume.isJoliet() ? StandardCharsets.UTF_16BE : StandardCharsets.ISO_8859_1);
        int version = text.lastIndexOf(';');
        if (version > 0 && text.substring(version + 1).chars().allMatch(c -> c >= '0' && c <= '9')) {
            text = text.substring(0, version);
        }
        if (text.endsWith(".") && text.length() > 1) {
            text = text.substring(0, text.length() - 1);
        }
        return text.getBytes(volume.isJoliet() ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
    }

    private static byte[] path(byte[] folder, byte[] name) {
        if (folder.length == 0) {
            return name;
        }
        ByteArrayOutputStream path = new ByteArrayOutputStream();
        path.writeBytes(folder);
        path.write('/');
        path.writeBytes(name);
        return path.toByteArray();
    }

    private ByteBuffer read(long from, int length) throws IOException {
        return ByteChannels.read(channel, from, length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
