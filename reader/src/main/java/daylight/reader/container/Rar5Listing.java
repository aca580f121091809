package daylight.reader.container;

import daylight.protocol.NameBytes;
import daylight.reader.ground.ByteChannels;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;

/// Counts the file blocks of a RAR 5 ("RAR 5.0 archive format", RARLAB). It looks at types, sizes and names alone, and
/// goes on where a checksum is wrong.
final class Rar5Listing {
    private static final int MARKER_BYTES = 8;

    /// The format allows headers of 2 MiB; a name has 64 KiB at most, and stands near the front.
    private static final int LOOKED_AT_BYTES = 128 * 1024;

    private static final int FILE = 2;
    private static final int ENCRYPTION = 4;
    private static final int END = 5;
    private static final int HAS_EXTRA = 1;
    private static final int HAS_DATA = 2;
    private static final int FOLDER = 1;
    private static final int HAS_TIME = 2;
    private static final int HAS_SUM = 4;

    private final ByteBuffer head;

    private Rar5Listing(ByteBuffer head) {
        this.head = head;
    }

    /// The members; folders are not members. Empty where the headers are encrypted.
    static Listing of(SeekableByteChannel channel) throws IOException {
        List<NameBytes> names = new ArrayList<>();
        long at = MARKER_BYTES;
        while (true) {
            // Most heads are short; a long one is looked at again.
            ByteBuffer peek = ByteChannels.read(channel, at, 512);
            Rar5Listing block = new Rar5Listing(peek);
            if (peek.limit() < 7) {
                return new Listing(names);
            }
            peek.position(4);
            long headBytes = block.number();
            long next = at + peek.position() + headBytes;
            if (headBytes > peek.remaining() && peek.limit() == 512) {
                int position = peek.position();
                block = new Rar5Listing(ByteChannels.read(channel, at, LOOKED_AT_BYTES));
                block.head.position(position);
            }
            long type = block.number();
            if (headBytes <= 0 || next <= at || type == ENCRYPTION || type == END) {
                return new Listing(names);
            }
            long flags = block.number();
            long extra = (flags & HAS_EXTRA) != 0 ? block.number() : 0;
            long data = (flags & HAS_DATA) != 0 ? block.number() : 0;
            if (extra < 0 || data < 0 || data > channel.size()) {
                data = channel.size();
            }
            if (type == FILE) {
                block.addName(names);
            }
            at = next + data;
        }
    }

    private void addName(List<NameBytes> names) {
        long flags = number();
        number();
        number();
        head.position(Math.min(
                head.limit(), head.position() + ((flags & HAS_TIME) != 0 ? 4 : 0) + ((flags & HAS_SUM) != 0 ? 4 : 0)));
        number();
        number();
        long length = number();
        byte[] name = new byte[(int) Math.clamp(length, 0, head.remaining())];
        head.get(name);
        if ((flags & FOLDER) == 0) {
            names.add(NameBytes.of(name));
        }
    }

    /// Seven bits a byte, the lowest first; what is cut off counts as zeros.
    private long number() {
        long number = 0;
        for (int shift = 0; shift < 63 && head.hasRemaining(); shift += 7) {
            byte part = head.get();
            number |= (part & 0x7fL) << shift;
            if (part >= 0) {
                break;
            }
        }
        return number;
    }
}
