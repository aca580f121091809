package daylight.reader.mail;

import daylight.reader.ground.Evidence;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Counts the attachments of a message packed into one file by the attributes that begin one, hopping from head to
/// head. It shares no code with the reader.
final class TnefListing {
    private static final int BEGINS_ATTACHMENT = 0x00069002;

    private TnefListing() {}

    static int count(Evidence evidence) throws IOException {
        int count = 0;
        boolean first = true;
        boolean hasData = false;
        long left = evidence.sizeBytes() - 6;
        try (InputStream bytes = evidence.open();
                DataInputStream in = new DataInputStream(bytes)) {
            in.skipNBytes(6);
            while (left >= 9) {
                int level = in.readByte();
                int id = Integer.reverseBytes(in.readInt());
                long length = Integer.reverseBytes(in.readInt());
                left -= 9 + length;
                if (level < 1 || level > 2 || length < 0 || left < 0) {
                    return count;
                }
                // The first attribute of any attachment begins one, whatever it is.
                boolean begins = level == 2 && (id == BEGINS_ATTACHMENT || first);
                count += begins ? 1 : 0;
                hasData &= !begins;
                boolean isData = level == 2 && id == TnefAttachments.DATA;
                // A second file of one attachment is a member too.
                count += isData && hasData ? 1 : 0;
                hasData |= isData;
                first &= level == 1;
                in.skipNBytes(length);
                in.skipNBytes(Math.min(2, left));
                left -= 2;
            }
        }
        return count;
    }
}
