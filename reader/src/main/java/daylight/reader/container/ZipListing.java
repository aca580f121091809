package daylight.reader.container;

import daylight.protocol.NameBytes;
import daylight.reader.ground.ByteChannels;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Walks a zip's central directory: PKWARE's APPNOTE.TXT 6.3.10, sections 4.3.12 to 4.3.16, with zip64.
final class ZipListing {
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int COMMENT_BYTES_MAX = 0xffff;
    private static final int LOCATOR_SIGNATURE = 0x07064b50;
    private static final int LOCATOR_BYTES = 20;
    private static final int END64_SIGNATURE = 0x06064b50;
    private static final int END64_BYTES = 56;
    private static final int ENTRY_SIGNATURE = 0x02014b50;
    private static final int ENTRY_BYTES = 46;
    private static final long IN_ZIP64 = 0xffffffffL;
    private static final int WINDOW_BYTES = 1 << 20;

    private final SeekableByteChannel channel;
    private long end;

    /// How far the archive begins behind the beginning of the file.
    private long shift;

    /// What a zip holds.
    ///
    /// @param listing all members, those of the directory first
    /// @param hidden  those that the directory does not name, as they follow each other in the file
    record Walked(Listing listing, List<ZipCover.Hidden> hidden) {}

    private ZipListing(SeekableByteChannel channel) {
        this.channel = channel;
    }

    /// The members of the central directory, and those that it does not name; folders are not members.
    ///
    /// @return empty where there is no central directory: the file is cut off
    static Optional<Walked> of(SeekableByteChannel channel) throws IOException {
        ZipListing walk = new ZipListing(channel);
        long start = walk.directoryStart();
        return start < 0 ? Optional.empty() : Optional.of(walk.entriesFrom(start));
    }

    /// Whether the last bytes of a file are the end record of a zip, whatever it begins with.
    static boolean isAtEnd(SeekableByteChannel channel) throws IOException {
        ZipListing walk = new ZipListing(channel);
        long start = walk.directoryStart();
        if (start < 0 || !walk.isEntry(start)) {
            return false;
        }
        ByteBuffer record = walk.read(walk.end, END_BYTES);
        return record.limit() == END_BYTES && walk.end + END_BYTES + (record.getShort(20) & 0xffff) == channel.size();
    }

    /// Where the central directory begins, or -1. The end record says where, relative to the archive's start;
    /// with a program in front of the archive that is too early, and the directory lies right before the end
    /// record.
    private long directoryStart() throws IOException {
        long size = channel.size();
        int tailBytes = (int) Math.min(size, END_BYTES + COMMENT_BYTES_MAX);
        ByteBuffer tail = read(size - tailBytes, tailBytes);
        for (int at = tail.limit() - END_BYTES; at >= 0; at--) {
            if (tail.getInt(at) == END_SIGNATURE) {
                long start = directoryStart(size - tailBytes + at, tail, at);
                if (start >= 0) {
                    end = size - tailBytes + at;
                    return start;
                }
            }
        }
        return -1;
    }

    private long directoryStart(long end, ByteBuffer tail, int at) throws IOException {
        long bytes = tail.getInt(at + 12) & 0xffffffffL;
        long offset = tail.getInt(at + 16) & 0xffffffffL;
        int entries = tail.getShort(at + 10) & 0xffff;
        long directoryEnd = end;
        if (bytes == IN_ZIP64 || offset == IN_ZIP64 || entries == 0xffff) {
            ByteBuffer locator = read(Math.max(0, end - LOCATOR_BYTES), LOCATOR_BYTES);
            if (locator.remaining() == LOCATOR_BYTES && locator.getInt(0) == LOCATOR_SIGNATURE) {
                long end64 = end64(locator.getLong(8), end - LOCATOR_BYTES - END64_BYTES);
                if (end64 >= 0) {
                    ByteBuffer record = read(end64, END64_BYTES);
                    bytes = record.getLong(40);
                    offset = record.getLong(48);
                    directoryEnd = end64;
                }
            }
        }
        if (bytes == 0) {
            return directoryEnd;
        }
        // Right before the end record first: what the record says may be a place in another zip before this one.
        if (isEntry(directoryEnd - bytes)) {
            shift = directoryEnd - bytes - offset;
            return directoryEnd - bytes;
        }
        return isEntry(offset) ? offset : -1;
    }

    private long end64(long said, long beforeLocator) throws IOException {
        for (long at : new long[] {said, beforeLocator}) {
            if (at >= 0 && at + END64_BYTES <= channel.size() && read(at, 4).getInt(0) == END64_SIGNATURE) {
                return at;
            }
        }
        return -1;
    }

    private boolean isEntry(long at) throws IOException {
        return at >= 0 && at + ENTRY_BYTES <= channel.size() && read(at, 4).getInt(0) == ENTRY_SIGNATURE;
    }

    private Walked entriesFrom(long start) throws IOException {
        List<NameBytes> names = new ArrayList<>();
        List<ZipCover.Entry> entries = new ArrayList<>();
        long at = start;
        ByteBuffer window = read(at, WINDOW_BYTES);
        long windowAt = at;
        while (true) {
            if (window.limit() - (at - windowAt) < ENTRY_BYTES + 3 * 0xffff) {
                window = read(at, WINDOW_BYTES);
                windowAt = at;
            }
            int in = (int) (at - windowAt);
            if (window.limit() - in < ENTRY_BYTES || window.getInt(in) != ENTRY_SIGNATURE) {
                return walked(names, entries, start);
            }
            int nameBytes = window.getShort(in + 28) & 0xffff;
            long unpackedBytes = window.getInt(in + 24) & 0xffffffffL;
            int extraBytes = window.getShort(in + 30) & 0xffff;
            if (window.limit() - in < ENTRY_BYTES + nameBytes + extraBytes) {
                return walked(names, entries, start);
            }
            entries.add(entry(window, in, nameBytes, extraBytes));
            byte[] name = new byte[nameBytes];
            window.get(in + ENTRY_BYTES, name);
            if (!isFolder(name, unpackedBytes)) {
                names.add(NameBytes.of(name));
            }
            at += ENTRY_BYTES + nameBytes + extraBytes + (window.getShort(in + 32) & 0xffff);
        }
    }

    private Walked walked(List<NameBytes> names, List<ZipCover.Entry> entries, long start) throws IOException {
        List<ZipCover.Hidden> hidden = ZipCover.hidden(channel, entries, start, end);
        List<NameBytes> all = new ArrayList<>(names);
        hidden.forEach(each -> all.add(each.name()));
        return new Walked(new Listing(all), hidden);
    }

    /// Sizes that do not fit stand in the extra field 1 (4.5.3), unpacked, packed, place, each where it is missing
    /// above.
    private ZipCover.Entry entry(ByteBuffer window, int in, int nameBytes, int extraBytes) {
        long unpacked = window.getInt(in + 24) & 0xffffffffL;
        long packed = window.getInt(in + 20) & 0xffffffffL;
        long place = window.getInt(in + 42) & 0xffffffffL;
        int at = in + ENTRY_BYTES + nameBytes;
        int last = at + extraBytes;
        while (at + 4 <= last) {
            int length = window.getShort(at + 2) & 0xffff;
            int value = at + 4 + (unpacked == IN_ZIP64 ? 8 : 0);
            if (window.getShort(at) == 1 && at + 4 + length <= last) {
                if (packed == IN_ZIP64 && value + 8 <= last) {
                    packed = window.getLong(value);
                    value += 8;
                }
                place = place == IN_ZIP64 && value + 8 <= last ? window.getLong(value) : place;
            }
            at += 4 + length;
        }
        return new ZipCover.Entry(place + shift, packed, nameBytes);
    }

    /// A folder's name ends with a slash and it has no content; a name with a slash and content hides a file.
    static boolean isFolder(byte[] name, long unpackedBytes) {
        return name.length > 0 && name[name.length - 1] == '/' && unpackedBytes == 0;
    }

    private ByteBuffer read(long from, int length) throws IOException {
        return ByteChannels.read(channel, from, length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
