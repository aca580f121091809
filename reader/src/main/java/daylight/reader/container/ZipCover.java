package daylight.reader.container;

import daylight.protocol.NameBytes;
import daylight.reader.ground.ByteChannels;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Finds entries of a zip that its directory does not name: what was deleted from the directory alone,
/// a whole zip before the one that the directory is of. Looked for is a local header (APPNOTE.TXT
/// 6.3.10, 4.3.7) in the stretches of the file that belong to no entry of the directory.
final class ZipCover {
    private static final int LOCAL_SIGNATURE = 0x04034b50;
    private static final int LOCAL_BYTES = 30;
    private static final int NAME_BYTES_MAX = 4_096;
    private static final int METHOD_MAX = 99;
    private static final int VERSION_MAX = 100;
    private static final int LATER_SIZES = 8;
    private static final int WINDOW_BYTES = 1 << 20;

    /// So much of a file is looked through for headers.
    private static final long LOOKED_BYTES_MAX = 4L << 30;

    /// More than may be members of one original.
    private static final int HIDDEN_MAX = 1_000_000;

    /// An entry of the directory.
    ///
    /// @param at          where its local header begins, in the file
    /// @param packedBytes of its content
    /// @param nameBytes   of its name
    record Entry(long at, long packedBytes, int nameBytes) {}

    /// A local header that no entry of the directory has.
    record Hidden(long at, NameBytes name) {}

    private final SeekableByteChannel channel;
    private final List<Hidden> hidden = new ArrayList<>();
    private long looked;

    private ZipCover(SeekableByteChannel channel) {
        this.channel = channel;
    }

    /// @param entries of the directory
    /// @param from    where the directory begins
    /// @param to      where the end record begins
    static List<Hidden> hidden(SeekableByteChannel channel, List<Entry> entries, long from, long to)
            throws IOException {
        ZipCover cover = new ZipCover(channel);
        List<Entry> sorted = new ArrayList<>(entries);
        sorted.sort(Comparator.comparingLong(Entry::at));
        long end = 0;
        for (Entry entry : sorted) {
            cover.look(end, entry.at());
            end = Math.max(end, cover.end(entry, end));
        }
        cover.look(end, from);
        cover.look(to, channel.size());
        return List.copyOf(cover.hidden);
    }

    /// Where an entry's content ends.
    private long end(Entry entry, long before) throws IOException {
        long least = entry.at() + LOCAL_BYTES + entry.nameBytes() + entry.packedBytes();
        if (entry.at() < 0 || least <= before) {
            return before;
        }
        ByteBuffer header = read(entry.at(), LOCAL_BYTES);
        boolean isHeader = header.limit() == LOCAL_BYTES && header.getInt(0) == LOCAL_SIGNATURE;
        return isHeader
                ? entry.at()
                        + LOCAL_BYTES
                        + (header.getShort(26) & 0xffff)
                        + (header.getShort(28) & 0xffff)
                        + entry.packedBytes()
                : least;
    }

    private void look(long from, long to) throws IOException {
        long at = from;
        while (to - at > LOCAL_BYTES && looked < LOOKED_BYTES_MAX && hidden.size() < HIDDEN_MAX) {
            ByteBuffer window = read(at, (int) Math.min(WINDOW_BYTES, to - at));
            long next = lookIn(window, at, to);
            looked += next - at;
            at = next;
        }
    }

    /// @return where to look on, behind the window or behind the entry that reaches out of it
    private long lookIn(ByteBuffer window, long windowAt, long to) throws IOException {
        int i = 0;
        while (i + LOCAL_BYTES < window.limit() && hidden.size() < HIDDEN_MAX) {
            boolean isHeader = window.get(i) == 'P' && window.getInt(i) == LOCAL_SIGNATURE;
            long end = isHeader ? header(window, i, windowAt + i, to) : 0;
            if (end - windowAt >= window.limit()) {
                return end;
            }
            i = end > 0 ? (int) (end - windowAt) : i + 1;
        }
        return windowAt + Math.max(1, i);
    }

    /// @param at of the header in the file, which stands in the window at `i`
    /// @return where to look on behind the entry that begins here; 0 where none does
    private long header(ByteBuffer window, int i, long at, long to) throws IOException {
        int nameBytes = window.getShort(i + 26) & 0xffff;
        int extraBytes = window.getShort(i + 28) & 0xffff;
        boolean fits = (window.get(i + 4) & 0xff) <= VERSION_MAX
                && (window.getShort(i + 8) & 0xffff) <= METHOD_MAX
                && nameBytes > 0
                && nameBytes <= NAME_BYTES_MAX
                && at + LOCAL_BYTES + nameBytes <= to;
        if (!fits) {
            return 0;
        }
        byte[] name = new byte[nameBytes];
        if (i + LOCAL_BYTES + nameBytes <= window.limit()) {
            window.get(i + LOCAL_BYTES, name);
        } else {
            ByteBuffer more = read(at + LOCAL_BYTES, nameBytes);
            if (more.limit() < nameBytes) {
                return 0;
            }
            more.get(0, name);
        }
        for (byte b : name) {
            if (b >= 0 && b < ' ') {
                return 0;
            }
        }
        boolean isSizeKnown = (window.getShort(i + 6) & LATER_SIZES) == 0;
        long unpacked = window.getInt(i + 22) & 0xffffffffL;
        if (!ZipListing.isFolder(name, isSizeKnown ? unpacked : 0)) {
            hidden.add(new Hidden(at, NameBytes.of(name)));
        }
        long packed = isSizeKnown ? window.getInt(i + 18) & 0xffffffffL : 0;
        long end = at + LOCAL_BYTES + nameBytes + extraBytes + packed;
        return end <= to ? end : at + LOCAL_BYTES + nameBytes;
    }

    private ByteBuffer read(long from, int length) throws IOException {
        return ByteChannels.read(channel, from, length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
