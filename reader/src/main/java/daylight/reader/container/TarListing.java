package daylight.reader.container;

import daylight.protocol.NameBytes;
import daylight.reader.ground.ByteChannels;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Walks a tar's headers: POSIX.1-2017 pax interchange format and the GNU extensions for long names. Gives every
/// member's raw name, which the reader would lose to a charset.
final class TarListing {
    private static final int BLOCK_BYTES = 512;
    private static final int NAME_BYTES = 100;
    private static final int SIZE_AT = 124;
    private static final int SIZE_BYTES = 12;
    private static final int SUM_AT = 148;
    private static final int SUM_BYTES = 8;
    private static final int TYPE_AT = 156;
    private static final int MAGIC_AT = 257;
    private static final int PREFIX_AT = 345;
    private static final int PREFIX_BYTES = 155;
    private static final int SPARSE_GOES_ON_AT = 482;
    private static final int SPARSE_MAP_GOES_ON_AT = 504;

    private static final int WINDOW_BYTES = 2_048 * BLOCK_BYTES;

    /// The next archive mostly stands close behind the last, and there may be many.
    private static final int WINDOW_BYTES_MIN = 8 * 1024;

    /// Longer names are an attack.
    private static final int LONG_NAME_BYTES_MAX = 1 << 20;

    private final SeekableByteChannel channel;
    private final List<NameBytes> names = new ArrayList<>();
    private final List<Long> starts = new ArrayList<>();
    private byte[] longName = {};
    private long paxSize = -1;

    /// What a tar holds.
    ///
    /// @param starts where each archive begins: one behind the end mark of another is read as well
    record Walked(Listing listing, List<Long> starts) {}

    private TarListing(SeekableByteChannel channel) {
        this.channel = channel;
    }

    /// The members up to the end mark, the end of the file or the first block that is no header; and so on from the
    /// next header behind an end mark. Folders are not members.
    static Walked of(SeekableByteChannel channel) throws IOException {
        TarListing walk = new TarListing(channel);
        long at = 0;
        while (at >= 0) {
            walk.starts.add(at);
            at = walk.next(walk.walk(at));
        }
        return new Walked(new Listing(walk.names), List.copyOf(walk.starts));
    }

    /// @return where the next archive begins, or -1
    private long next(long from) throws IOException {
        if (from < 0) {
            return -1;
        }
        long at = from;
        int windowBytes = WINDOW_BYTES_MIN;
        ByteBuffer window = ByteChannels.read(channel, at, windowBytes);
        while (window.limit() >= BLOCK_BYTES) {
            for (int i = 0; i + BLOCK_BYTES <= window.limit(); i += BLOCK_BYTES) {
                byte[] block = new byte[BLOCK_BYTES];
                window.get(i, block);
                if (block[0] != 0 && isHeader(block)) {
                    return at + i;
                }
            }
            at += window.limit() / BLOCK_BYTES * BLOCK_BYTES;
            windowBytes = Math.min(2 * windowBytes, WINDOW_BYTES);
            window = ByteChannels.read(channel, at, windowBytes);
        }
        return -1;
    }

    /// The sum of a header's bytes, with spaces for the field of the sum itself.
    private static boolean isHeader(byte[] block) {
        long sum = 0;
        for (int i = 0; i < BLOCK_BYTES; i++) {
            boolean isSum = i >= SUM_AT && i < SUM_AT + SUM_BYTES;
            sum += isSum ? ' ' : block[i] & 0xff;
        }
        return number(ByteBuffer.wrap(block), SUM_AT, SUM_BYTES) == sum;
    }

    /// @return where the end mark stands; -1 where the archive ends otherwise
    private long walk(long from) throws IOException {
        long at = from;
        while (true) {
            ByteBuffer header = ByteChannels.read(channel, at, BLOCK_BYTES);
            if (header.limit() < BLOCK_BYTES) {
                return -1;
            }
            if (isZero(header)) {
                return at;
            }
            long size = number(header, SIZE_AT, SIZE_BYTES);
            if (size < 0) {
                return -1;
            }
            char type = (char) header.get(TYPE_AT);
            at += BLOCK_BYTES;
            switch (type) {
                case 'L' -> longName = withoutEnd(content(at, size));
                case 'K', 'g' -> {}
                case 'x' -> pax(content(at, size));
                default -> {
                    size = paxSize >= 0 ? paxSize : size;
                    member(header, type);
                    size = hasContent(type) ? size : 0;
                    longName = new byte[0];
                    paxSize = -1;
                }
            }
            at = type == 'S' ? pastSparseMap(header, at) : at;
            at += (size + BLOCK_BYTES - 1) / BLOCK_BYTES * BLOCK_BYTES;
        }
    }

    /// GNU tar's old form of a file with holes: its map goes on in blocks behind the header, while a byte says so.
    private long pastSparseMap(ByteBuffer header, long from) throws IOException {
        long at = from;
        boolean goesOn = header.get(SPARSE_GOES_ON_AT) != 0;
        while (goesOn) {
            ByteBuffer map = ByteChannels.read(channel, at, BLOCK_BYTES);
            at += BLOCK_BYTES;
            goesOn = map.limit() == BLOCK_BYTES && map.get(SPARSE_MAP_GOES_ON_AT) != 0;
        }
        return at;
    }

    private void member(ByteBuffer header, char type) {
        byte[] name = longName.length > 0 ? longName : shortName(header);
        boolean isFolder = type == '5' || type == 'D' || (isFile(type) && endsWithSlash(name));
        if (!isFolder) {
            names.add(NameBytes.of(name));
        }
    }

    private static boolean isFile(char type) {
        return type == '0' || type == '\0' || type == '7';
    }

    /// Links, devices, pipes and folders have no content, whatever their size field says.
    private static boolean hasContent(char type) {
        return type < '1' || type > '6';
    }

    private static boolean endsWithSlash(byte[] name) {
        return name.length > 0 && name[name.length - 1] == '/';
    }

    private static byte[] shortName(ByteBuffer header) {
        byte[] name = text(header, 0, NAME_BYTES);
        boolean isPosix = new String(text(header, MAGIC_AT, 6), StandardCharsets.ISO_8859_1).equals("ustar")
                && header.get(MAGIC_AT + 5) == 0;
        byte[] prefix = isPosix ? text(header, PREFIX_AT, PREFIX_BYTES) : new byte[0];
        return prefix.length == 0
                ? name
                : NameBytes.of(prefix).then('/', NameBytes.of(name)).bytes();
    }

    /// `length key=value` records; the value may hold line breaks.
    private void pax(byte[] records) {
        int at = 0;
        while (at < records.length) {
            int space = indexOf(records, ' ', at);
            if (space < 0) {
                return;
            }
            long length = decimal(records, at, space);
            if (length <= space - at || at + length > records.length) {
                return;
            }
            int equals = indexOf(records, '=', space);
            int end = (int) (at + length) - 1;
            if (equals > 0 && equals < end) {
                String key = new String(records, space + 1, equals - space - 1, StandardCharsets.UTF_8);
                if (key.equals("path") || key.equals("GNU.sparse.name")) {
                    longName = java.util.Arrays.copyOfRange(records, equals + 1, end);
                } else if (key.equals("size")) {
                    paxSize = decimal(records, equals + 1, end);
                }
            }
            at += (int) length;
        }
    }

    private static int indexOf(byte[] bytes, char wanted, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    private static long decimal(byte[] bytes, int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            if (bytes[i] < '0' || bytes[i] > '9' || value > Long.MAX_VALUE / 20) {
                return -1;
            }
            value = value * 10 + (bytes[i] - '0');
        }
        return value;
    }

    private byte[] content(long at, long size) throws IOException {
        ByteBuffer content = ByteChannels.read(channel, at, (int) Math.min(size, LONG_NAME_BYTES_MAX));
        byte[] bytes = new byte[content.limit()];
        content.get(bytes);
        return bytes;
    }

    private static byte[] withoutEnd(byte[] name) {
        int end = name.length;
        while (end > 0 && name[end - 1] == 0) {
            end--;
        }
        return java.util.Arrays.copyOf(name, end);
    }

    private static byte[] text(ByteBuffer header, int from, int length) {
        int end = from;
        while (end < from + length && header.get(end) != 0) {
            end++;
        }
        byte[] text = new byte[end - from];
        header.get(from, text);
        return text;
    }

    /// Octal digits, or GNU's base-256 for what does not fit. -1 when it is neither: no header.
    private static long number(ByteBuffer header, int from, int length) {
        if ((header.get(from) & 0x80) != 0) {
            long value = header.get(from) & 0x7f;
            for (int i = from + 1; i < from + length; i++) {
                if (value > Long.MAX_VALUE >> 9) {
                    return -1;
                }
                value = value << 8 | header.get(i) & 0xff;
            }
            return value;
        }
        long value = 0;
        for (int i = from; i < from + length; i++) {
            byte b = header.get(i);
            if (b >= '0' && b <= '7') {
                value = value * 8 + (b - '0');
            } else if (b != ' ' && b != 0) {
                return -1;
            }
        }
        return value;
    }

    private static boolean isZero(ByteBuffer block) {
        for (int i = 0; i < BLOCK_BYTES; i++) {
            if (block.get(i) != 0) {
                return false;
            }
        }
        return true;
    }
}
