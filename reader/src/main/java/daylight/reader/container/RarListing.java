package daylight.reader.container;

import daylight.protocol.NameBytes;
import daylight.reader.ground.ByteChannels;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;

/// Walks the block headers of a RAR up to version 4 (technote.txt of RAR 2.9, "RAR archive format").
final class RarListing {
    private static final int MARKER_BYTES = 7;
    private static final int BLOCK_BYTES = 7;
    private static final int FILE_BLOCK = 0x74;
    private static final int END_BLOCK = 0x7b;
    private static final int HAS_DATA = 0x8000;
    private static final int FOLDER = 0xe0;
    private static final int LARGE = 0x100;
    private static final int NAME_SIZE_AT = 26;
    private static final int NAME_AT = 32;

    private RarListing() {}

    /// The members; folders are not members. Empty for what is no RAR of these versions, or has encrypted
    /// headers.
    static Listing of(SeekableByteChannel channel) throws IOException {
        List<NameBytes> names = new ArrayList<>();
        long at = MARKER_BYTES;
        while (true) {
            ByteBuffer head = read(channel, at, NAME_AT);
            if (head.limit() < BLOCK_BYTES) {
                return new Listing(names);
            }
            int type = head.get(2) & 0xff;
            int flags = head.getShort(3) & 0xffff;
            int headBytes = head.getShort(5) & 0xffff;
            if (headBytes < BLOCK_BYTES || type == END_BLOCK || type < 0x72 || type > END_BLOCK) {
                return new Listing(names);
            }
            long dataBytes = (flags & HAS_DATA) != 0 && head.limit() >= 11 ? head.getInt(7) & 0xffffffffL : 0;
            if (type == FILE_BLOCK && head.limit() == NAME_AT) {
                if ((flags & LARGE) != 0) {
                    dataBytes |= (read(channel, at + NAME_AT, 4).getInt(0) & 0xffffffffL) << 32;
                }
                if ((flags & FOLDER) != FOLDER) {
                    names.add(name(channel, at, head, flags));
                }
            }
            at += headBytes + dataBytes;
        }
    }

    private static NameBytes name(SeekableByteChannel channel, long at, ByteBuffer head, int flags) throws IOException {
        int nameBytes = head.getShort(NAME_SIZE_AT) & 0xffff;
        ByteBuffer name = read(channel, at + NAME_AT + ((flags & LARGE) != 0 ? 8 : 0), nameBytes);
        byte[] bytes = new byte[name.limit()];
        name.get(bytes);
        return NameBytes.of(bytes);
    }

    private static ByteBuffer read(SeekableByteChannel channel, long from, int length) throws IOException {
        return ByteChannels.read(channel, from, length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
