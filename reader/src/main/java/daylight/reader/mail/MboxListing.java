package daylight.reader.mail;

import daylight.reader.ground.Evidence;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Counts the messages of an mbox by the rule of docs/formats/containers.md, with code of its own: a small
/// automaton over the bytes.
final class MboxListing {
    private static final String AFTER_EMPTY_LINE = "From ";

    private MboxListing() {}

    static int count(Evidence evidence) throws IOException {
        int messages = 0;
        int matched = 0;
        boolean emptySoFar = true;
        boolean afterEmptyLine = true;
        try (InputStream in = new BufferedInputStream(evidence.open(), 1 << 16)) {
            passMark(in);
            for (int b = in.read(); b >= 0; b = in.read()) {
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
        }
        return messages;
    }

    private static void passMark(InputStream in) throws IOException {
        in.mark(3);
        if (in.read() != 0xef || in.read() != 0xbb || in.read() != 0xbf) {
            in.reset();
        }
    }
}
