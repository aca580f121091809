package daylight.reader.tika;

import daylight.reader.ground.ByteChannels;
import daylight.reader.ground.Evidence;
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

/// The directory of an OLE2 file, read for counting alone ([MS-CFB], 2.2 to 2.6).
///
/// @param entries in the file's order; the first is the root
record OleDirectory(List<Entry> entries) {
    private static final long MAGIC = 0xE11AB1A1E011CFD0L;
    private static final int SECTOR_SHIFT_AT = 30;
    private static final int DIRECTORY_START_AT = 48;
    private static final int DIFAT_START_AT = 68;
    private static final int DIFAT_AT = 76;
    private static final int HEADER_BYTES = 512;
    private static final int ENTRY_BYTES = 128;
    private static final int NONE_FROM = 0xFFFFFFFA;
    private static final int STORAGE = 1;

    /// A directory of more is none: an Outlook message with a thousand attachments has some ten thousand.
    private static final int ENTRIES_MAX = 500_000;

    /// @param left,right,child numbers of entries, or negative
    record Entry(String name, int type, int left, int right, int child) {
        boolean isStorage() {
            return type == STORAGE;
        }
    }

    OleDirectory {
        entries = List.copyOf(entries);
    }

    /// @throws IOException for what is no OLE2 file or has a broken directory
    static OleDirectory of(Evidence evidence) throws IOException {
        try (SeekableByteChannel channel = ByteChannels.of(evidence)) {
            ByteBuffer header = read(channel, 0, HEADER_BYTES);
            int shift = header.getShort(SECTOR_SHIFT_AT);
            if (header.getLong(0) != MAGIC || shift < 7 || shift > 16) {
                throw new IOException("no OLE2 file");
            }
            Sectors sectors = new Sectors(channel, 1 << shift, header);
            List<Entry> entries = new ArrayList<>();
            Set<Integer> seen = new HashSet<>();
            for (int at = header.getInt(DIRECTORY_START_AT); at >= 0 && entries.size() < ENTRIES_MAX; ) {
                if (!seen.add(at)) {
                    throw new IOException("the directory is a loop");
                }
                ByteBuffer sector = sectors.read(at);
                for (int from = 0; from + ENTRY_BYTES <= sector.limit(); from += ENTRY_BYTES) {
                    entries.add(entry(sector, from));
                }
                at = sectors.next(at);
            }
            return new OleDirectory(entries);
        }
    }

    private static Entry entry(ByteBuffer sector, int from) {
        int nameBytes = Math.clamp(sector.getShort(from + 64) - 2, 0, 62);
        byte[] name = new byte[nameBytes];
        sector.get(from, name);
        return new Entry(
                new String(name, StandardCharsets.UTF_16LE),
                sector.get(from + 66),
                sector.getInt(from + 68),
                sector.getInt(from + 72),
                sector.getInt(from + 76));
    }

    private static ByteBuffer read(SeekableByteChannel channel, long at, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        channel.position(at);
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
            // Read on until the buffer is full.
        }
        if (buffer.position() < length) {
            throw new IOException("the file ends inside its directory");
        }
        return buffer.flip();
    }

    /// The allocation table: which sector follows which.
    private static final class Sectors {
        private final SeekableByteChannel channel;
        private final int bytes;
        private final List<Integer> table = new ArrayList<>();

        Sectors(SeekableByteChannel channel, int bytes, ByteBuffer header) throws IOException {
            this.channel = channel;
            this.bytes = bytes;
            for (int at = DIFAT_AT; at < HEADER_BYTES; at += Integer.BYTES) {
                table.add(header.getInt(at));
            }
            Set<Integer> seen = new HashSet<>();
            for (int at = header.getInt(DIFAT_START_AT); at >= 0 && seen.add(at); ) {
                ByteBuffer more = read(at);
                for (int from = 0; from < bytes - Integer.BYTES; from += Integer.BYTES) {
                    table.add(more.getInt(from));
                }
                at = more.getInt(bytes - Integer.BYTES);
            }
        }

        ByteBuffer read(int sector) throws IOException {
            return OleDirectory.read(channel, (sector + 1L) * bytes, bytes);
        }

        int next(int sector) throws IOException {
            int perSector = bytes / Integer.BYTES;
            int index = sector / perSector;
            int tableSector = index < table.size() ? table.get(index) : NONE_FROM;
            if (tableSector < 0) {
                throw new IOException("the directory leads outside its table");
            }
            return OleDirectory.read(
                            channel,
                            (tableSector + 1L) * bytes + (long) (sector % perSector) * Integer.BYTES,
                            Integer.BYTES)
                    .getInt(0);
        }
    }

    /// The entries of a storage, in no particular order.
    List<Entry> in(Entry storage) {
        List<Entry> found = new ArrayList<>();
        Deque<Integer> open = new ArrayDeque<>(List.of(storage.child()));
        Set<Integer> seen = new HashSet<>();
        while (!open.isEmpty()) {
            int number = open.pop();
            if (number >= 0 && number < entries.size() && seen.add(number)) {
                Entry entry = entries.get(number);
                found.add(entry);
                open.push(entry.left());
                open.push(entry.right());
            }
        }
        return found;
    }

    List<Entry> inRoot() {
        return in(entries.getFirst());
    }
}
