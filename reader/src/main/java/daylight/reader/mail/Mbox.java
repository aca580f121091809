package daylight.reader.mail;

import daylight.reader.ground.Contents;
import daylight.reader.ground.Ending;
import daylight.reader.ground.Evidence;
import daylight.reader.ground.Format;
import daylight.reader.ground.Members;
import daylight.reader.ground.Node;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// A file of messages one after the other. Each message is a member: its bytes are those between its `From `
/// line and the next, which is no part of a message.
public final class Mbox implements Format {
    @Override
    public Ending read(Evidence evidence, Node node, Members members) throws IOException {
        node.listed(MboxListing.count(evidence), List.of());
        Contents contents = new Contents(node, members).resumable();
        try (InputStream in = evidence.open()) {
            MboxLines lines = new MboxLines(evidence, in);
            lines.skipMark();
            skipToMessage(lines);
            while (lines.atMessageStart()) {
                lines.skipFromLine();
                MessageBytes message = new MessageBytes(lines);
                contents.file(
                        Members.unnamed(contents.count() + 1),
                        -1,
                        () -> message,
                        member -> member.declaredType("message/rfc822"));
                message.skipRest();
            }
        }
        return contents.ending();
    }

    private static void skipToMessage(MboxLines lines) throws IOException {
        byte[] piece = new byte[1024];
        while (!lines.atMessageStart() && lines.next(piece, 0, piece.length) >= 0) {
            // What stands before the first message belongs to none.
        }
    }

    /// The bytes up to the next message.
    private static final class MessageBytes extends InputStream {
        private final MboxLines lines;
        private final byte[] one = new byte[1];

        MessageBytes(MboxLines lines) {
            this.lines = lines;
        }

        @Override
        public int read() throws IOException {
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int at, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            int count = 0;
            while (count < length) {
                if (lines.atMessageStart()) {
                    break;
                }
                int more = lines.next(into, at + count, length - count);
                if (more < 0) {
                    break;
                }
                count += more;
            }
            return count == 0 ? -1 : count;
        }

        void skipRest() throws IOException {
            byte[] buffer = new byte[8192];
            while (read(buffer, 0, buffer.length) >= 0) {
                // Only reached when the member was not read to its end.
            }
        }
    }
}
