package daylight.reader.unpack;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// Unpacks members of a RAR 5 archive that were packed as one run ("solid"), one after the other; a member that stands
/// alone is a run of its own. What is in a window of an earlier member may be repeated in a later one.
///
/// The format is that of RARLAB's technical note "RAR 5.0 archive format"; the note leaves the packing out, which is
/// known through readers that others published (libarchive's, under a BSD licence). Nothing of UnRAR's source is here.
public final class RarRun {
    /// The smallest window that the format has.
    private static final int WINDOW_MIN = 128 * 1024;

    /// Given out at a time, if there is no filter that needs more.
    private static final int AHEAD_BYTES = 32 * 1024;

    /// More at a time are no work of a packer: each is at least four bytes of output.
    private static final int FILTERS_MAX = 8_192;

    /// The bits of one symbol with all that may follow it.
    private static final int LONGEST_CODES_BYTES = 12;

    private static final int FILTER = 256;
    private static final int AGAIN = 257;
    private static final int RECENT = 258;
    private static final int MATCH = 262;
    private static final int RECENT_DISTANCES = 4;

    private final byte[] window;
    private final long mask;
    private final int[] recent = new int[RECENT_DISTANCES];
    private final Deque<RarFilter> filters = new ArrayDeque<>();
    private RarCodes codes = NO_CODES;
    private int lastLength;

    /// Unpacked bytes of the whole run: decoded, and given out.
    private long decoded;

    private long given;
    private long memberStart;
    private long memberEnd;
    private InputStream packed = InputStream.nullInputStream();
    private BlockBits block = new BlockBits(new byte[0], 0);
    private boolean wasLastBlock;
    private boolean isCutOff;
    private boolean broken;
    private Optional<IOException> fault = Optional.empty();

    private static final RarCodes NO_CODES = noCodes();

    private static RarCodes noCodes() {
        try {
            PrefixCode none = new PrefixCode(new byte[0], 0, 0);
            return new RarCodes(none, none, none, none);
        } catch (IOException e) {
            throw new IllegalStateException("a code without symbols is one", e);
        }
    }

    /// @param dictionaryBytes the largest that a member of the run asks for
    /// @param unpackedBytes   of all members of the run together, or negative where that is not known; a window
    ///     larger than that is never used
    public RarRun(int dictionaryBytes, long unpackedBytes) {
        long needed = unpackedBytes < 0 ? dictionaryBytes : Math.min(dictionaryBytes, unpackedBytes);
        int size = WINDOW_MIN;
        while (size < needed) {
            size *= 2;
        }
        window = new byte[size];
        mask = size - 1L;
    }

    /// The next member's bytes. The member before has to be read to its end.
    ///
    /// @param unpackedBytes of the member, or negative where the archive does not say
    public InputStream member(InputStream packed, long unpackedBytes) throws IOException {
        if (broken || given != decoded || memberEnd >= 0 && given != memberEnd) {
            throw new IOException("a member before this one in its run was not unpacked");
        }
        this.packed = packed;
        memberStart = decoded;
        memberEnd = unpackedBytes < 0 ? -1 : decoded + unpackedBytes;
        wasLastBlock = false;
        block = new BlockBits(new byte[0], 0);
        filters.clear();
        return new MemberStream();
    }

    private final class MemberStream extends InputStream {
        private byte[] unfiltered = new byte[0];
        private int unfilteredAt;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int at, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            try {
                return give(into, at, length);
            } catch (IOException e) {
                broken = true;
                throw e;
            }
        }

        private int give(byte[] into, int at, int length) throws IOException {
            if (unfilteredAt == unfiltered.length) {
                if (!filters.isEmpty() && filters.element().from() == given) {
                    unfilter(filters.remove());
                } else {
                    return giveFromWindow(into, at, length);
                }
            }
            int count = Math.min(length, unfiltered.length - unfilteredAt);
            System.arraycopy(unfiltered, unfilteredAt, into, at, count);
            unfilteredAt += count;
            return count;
        }

        private void unfilter(RarFilter filter) throws IOException {
            decodeUpTo(filter.end());
            if (decoded < filter.end()) {
                throw new IOException("a filter reaches beyond its member");
            }
            byte[] filtered = new byte[filter.length()];
            for (int i = 0; i < filtered.length; i++) {
                filtered[i] = window[(int) (filter.from() + i & mask)];
            }
            unfiltered = filter.undone(filtered, filter.from() - memberStart);
            unfilteredAt = 0;
            given = filter.end();
        }

        private int giveFromWindow(byte[] into, int at, int length) throws IOException {
            if (given == decoded) {
                decodeUpTo(given + AHEAD_BYTES);
                if (!filters.isEmpty() && filters.element().from() == given) {
                    return give(into, at, length);
                }
            }
            long to = filters.isEmpty()
                    ? decoded
                    : Math.min(decoded, filters.element().from());
            int start = (int) (given & mask);
            int count = (int) Math.min(Math.min(length, to - given), window.length - start);
            if (count == 0) {
                if (memberEnd >= 0 && given < memberEnd) {
                    throw new IOException("the packed bytes end before the member does");
                }
                memberEnd = given;
                return -1;
            }
            System.arraycopy(window, start, into, at, count);
            given += count;
            return count;
        }
    }

    /// Decode until so many bytes are there, the member ends or its packed bytes are broken; what was decoded until
    /// then is given out first. What was not given out yet is never overwritten.
    private void decodeUpTo(long wanted) throws IOException {
        if (fault.isEmpty()) {
            try {
                decode(wanted);
            } catch (IOException e) {
                fault = Optional.of(e);
            }
        }
        if (fault.isPresent() && decoded == given) {
            throw fault.get();
        }
    }

    private void decode(long wanted) throws IOException {
        while (decoded < wanted && (memberEnd < 0 || decoded < memberEnd)) {
            if (block.isDone()) {
                if (isCutOff) {
                    throw new IOException("the packed bytes end inside of a block");
                }
                if (wasLastBlock) {
                    return;
                }
                nextBlock();
            } else {
                decodeOne();
            }
        }
    }

    /// The head of a block: flags, a checksum, the size; then perhaps new codes.
    private void nextBlock() throws IOException {
        int flags = oneByte();
        int sum = oneByte();
        int sizeBytes = flags >>> 3 & 7;
        if (sizeBytes > 2) {
            throw new IOException("a block has a size of " + (sizeBytes + 1) + " bytes");
        }
        int size = 0;
        int expected = 0x5a ^ flags;
        for (int i = 0; i <= sizeBytes; i++) {
            int part = oneByte();
            expected ^= part;
            size |= part << 8 * i;
        }
        if (expected != sum) {
            throw new IOException("the checksum of a block's head is wrong");
        }
        byte[] bytes = packed.readNBytes(size);
        isCutOff = bytes.length < size;
        wasLastBlock = (flags & 0x40) != 0;
        // Of a block that is cut off, the codes that are whole count.
        int bits = isCutOff ? (bytes.length - LONGEST_CODES_BYTES) * 8 : (size - 1) * 8 + 1 + (flags & 7);
        block = new BlockBits(bytes, Math.max(0, bits));
        if ((flags & 0x80) != 0) {
            codes = RarCodes.read(block);
        }
    }

    private int oneByte() throws IOException {
        int one = packed.read();
        if (one < 0) {
            throw new IOException("the packed bytes end before the member does");
        }
        return one;
    }

    private void decodeOne() throws IOException {
        int symbol = codes.main().next(block);
        if (symbol < FILTER) {
            put((byte) symbol);
        } else if (symbol == FILTER) {
            addFilter();
        } else if (symbol == AGAIN) {
            if (lastLength > 0) {
                repeat(recent[0], lastLength);
            }
        } else if (symbol < MATCH) {
            int distance = recall(symbol - RECENT);
            lastLength = length(codes.lengths().next(block));
            repeat(distance, lastLength);
        } else {
            int length = length(symbol - MATCH);
            int distance = distance();
            length += (distance > 0x100 ? 1 : 0) + (distance > 0x2000 ? 1 : 0) + (distance > 0x40000 ? 1 : 0);
            System.arraycopy(recent, 0, recent, 1, RECENT_DISTANCES - 1);
            recent[0] = distance;
            lastLength = length;
            repeat(distance, length);
        }
    }

    private int recall(int index) {
        int distance = recent[index];
        System.arraycopy(recent, 0, recent, 1, index);
        recent[0] = distance;
        return distance;
    }

    private int length(int slot) throws IOException {
        if (slot < 8) {
            return 2 + slot;
        }
        int bits = slot / 4 - 1;
        return 2 + ((4 | slot & 3) << bits) + block.take(bits);
    }

    private int distance() throws IOException {
        int slot = codes.distances().next(block);
        if (slot < 4) {
            return 1 + slot;
        }
        int bits = slot / 2 - 1;
        long distance = 1 + ((2L | slot & 1) << bits);
        if (bits < 4) {
            return (int) distance + block.take(bits);
        }
        if (bits > 4) {
            distance += (long) block.takeMany(bits - 4) << 4;
        }
        distance += codes.lows().next(block);
        if (distance > window.length) {
            throw new IOException("a match reaches beyond the window");
        }
        return (int) distance;
    }

    private void put(byte one) throws IOException {
        checkRoom(1);
        window[(int) (decoded++ & mask)] = one;
    }

    private void repeat(int distance, int length) throws IOException {
        if (distance <= 0 || distance > decoded || distance > window.length) {
            throw new IOException("a match reaches back before the first byte");
        }
        checkRoom(length);
        for (int i = 0; i < length; i++) {
            window[(int) (decoded & mask)] = window[(int) (decoded - distance & mask)];
            decoded++;
        }
    }

    private void checkRoom(int more) throws IOException {
        if (memberEnd >= 0 && decoded + more > memberEnd) {
            throw new IOException("there are more bytes than the archive says");
        }
        if (decoded + more - given > window.length) {
            throw new IOException("a filter is larger than the window");
        }
    }

    private void addFilter() throws IOException {
        long from = decoded + filterNumber();
        long length = filterNumber();
        RarFilter.Kind kind = RarFilter.kind(block.take(3));
        int channels = kind == RarFilter.Kind.DELTA ? 1 + block.take(5) : 1;
        long earliest = filters.isEmpty() ? given : filters.getLast().end();
        if (from < earliest
                || length < RarFilter.LENGTH_MIN
                || length > RarFilter.LENGTH_MAX
                || length > window.length
                || filters.size() >= FILTERS_MAX) {
            throw new IOException("a filter lies where none can be");
        }
        filters.add(new RarFilter(kind, from, (int) length, channels));
    }

    private long filterNumber() throws IOException {
        int bytes = 1 + block.take(2);
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            number |= (long) block.take(8) << 8 * i;
        }
        return number;
    }
}
