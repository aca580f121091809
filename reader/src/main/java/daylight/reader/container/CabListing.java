package daylight.reader.container;

import daylight.protocol.NameBytes;
import daylight.reader.ground.ByteChannels;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;

/// Counts the CFFILE entries of a cabinet (MS-CAB, 2.3), and looks at nothing but their names.
final class CabListing {
    private static final int FILES_AT = 16;
    private static final int COUNT_AT = 28;
    private static final int ENTRY_BYTES = 16;

    /// The format's own limit is 256 bytes.
    private static final int NAME_BYTES_MAX = 1_024;

    private CabListing() {}

    static Listing of(SeekableByteChannel channel) throws IOException {
        List<NameBytes> names = new ArrayList<>();
        ByteBuffer head = ByteChannels.read(channel, 0, COUNT_AT + 2).order(ByteOrder.LITTLE_ENDIAN);
        if (head.limit() < COUNT_AT + 2) {
            return new Listing(names);
        }
        int count = head.getShort(COUNT_AT) & 0xffff;
        long at = head.getInt(FILES_AT) & 0xffffffffL;
        for (int i = 0; i < count; i++) {
            ByteBuffer name = ByteChannels.read(channel, at + ENTRY_BYTES, NAME_BYTES_MAX);
            int end = 0;
            while (end < name.limit() && name.get(end) != 0) {
                end++;
            }
            if (end == name.limit()) {
                return new Listing(names);
            }
            byte[] bytes = new byte[end];
            name.get(bytes);
            names.add(NameBytes.of(bytes));
            at += ENTRY_BYTES + end + 1;
        }
        return new Listing(names);
    }
}
