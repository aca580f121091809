package daylight.reader.mail;

import daylight.reader.ground.Evidence;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Counts the messages of an mbox by the rule of docs/formats/containers.md, with code of its own: a small
/// automaton over the bytes.
final class MboxListing {
    private static final String AFTER_EMPTY_LINE = "From ";

    private static final int BUFFER_BYTES = 1 << 16;

    private int messages;
    private int matched;
    private boolean emptySoFar = true;
    private boolean afterEmptyLine = true;

    private MboxListing() {}

    static int count(Evidence evidence) throws IOException {
        MboxListing listing = new MboxListing();
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = new BufferedInputStream(evidence.open(), BUFFER_BYTES)) {
            passMark(in);
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                listing.take(buffer, count);
            }
        }
        return listing.messages;
    }

    private void take(byte[] bytes, int count) {
        for (int i = 0; i < count; i++) {
            if (matched < 0 && !emptySoFar) {
                i = lineEnd(bytes, i, count); // the rest of the line says nothing
                if (i == count) {
                    return;
                }
            }
            take(bytes[i]);
        }
    }

    private static int lineEnd(byte[] bytes, int from, int count) {
        int at = from;
        while (at < count && bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    private void take(byte b) {
        if (matched >= 0 && afterEmptyLine && b == AFTER_EMPTY_LINE.charAt(matched)) {
            matched++;
            if (matched == AFTER_EMPTY_LINE.length()) {
                messages++;
                matched = -1;
            }
        } else {
            matched = -1;
        }
        if (b == '\n') {
            afterEmptyLine = emptySoFar;
            emptySoFar = true;
            matched = 0;
        } else if (b != '\r') {
            emptySoFar = false;
        }
    }

    private static void passMark(InputStream in) throws IOException {
        in.mark(3);
        if (in.read() != 0xef || in.read() != 0xbb || in.read() != 0xbf) {
            in.reset();
        }
    }
}
