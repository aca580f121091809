package daylight.reader.mail;

import daylight.reader.ground.Evidence;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;

/// Where a message of an mbox ends by its own `Content-Length` (mboxcl and mboxcl2). Mail programs copy the field along
/// with a message that they change, and so it counts only where it leads to the next message or to the file's end.
final class DeclaredLength {
    /// Empty lines between a message and the next are counted by some programs and not by others.
    private static final int SLACK_BYTES = 4;

    private static final byte[] FROM = {'F', 'r', 'o', 'm', ' '};

    private DeclaredLength() {}

    /// The place of the `From ` line, or the file's end, to which the length leads.
    ///
    /// @param end where the message's body ends as it says itself
    static OptionalLong leadsTo(Evidence evidence, long end) throws IOException {
        long size = evidence.sizeBytes();
        if (end < 1 || end > size) {
            return OptionalLong.empty();
        }
        byte[] around = new byte[1 + SLACK_BYTES + FROM.length];
        int count;
        try (InputStream in = evidence.open()) {
            in.skipNBytes(end - 1);
            count = in.readNBytes(around, 0, around.length);
        }
        for (int i = 1; i <= 1 + SLACK_BYTES && i + FROM.length <= count; i++) {
            if (around[i - 1] == '\n' && java.util.Arrays.equals(around, i, i + FROM.length, FROM, 0, FROM.length)) {
                return OptionalLong.of(end - 1 + i);
            }
        }
        return size - end <= SLACK_BYTES ? OptionalLong.of(size) : OptionalLong.empty();
    }
}
