package daylight.reader.charset;

import daylight.reader.ground.Evidence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/// What the bytes of a text are in one charset, from the first to the last.
///
/// @param letters   characters beyond ASCII
/// @param undecoded stretches of bytes that mean nothing; each is read as one U+FFFD or more
record Bytes(long letters, long undecoded) {
    private static final int BUFFER_BYTES = 64 * 1024;

    /// So many letters beyond ASCII to one stretch that means nothing: of another charset far fewer fit.
    private static final int LETTERS_TO_UNDECODED = 10;

    private static final char PRIVATE_FIRST = '\uE000';
    private static final char PRIVATE_LAST = '\uF8FF';

    boolean isClean() {
        return undecoded == 0;
    }

    /// Whether it is a text in this charset with damaged places.
    boolean isMostly() {
        return letters >= LETTERS_TO_UNDECODED * undecoded;
    }

    static Bytes in(Charset charset, Evidence evidence, int markBytes) throws IOException {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.allocate(BUFFER_BYTES);
        CharBuffer chars = CharBuffer.allocate(BUFFER_BYTES);
        long letters = 0;
        long undecoded = 0;
        boolean wasUndecoded = false;
        try (InputStream in = evidence.open()) {
            in.skipNBytes(markBytes);
            boolean isEnd = false;
            while (!isEnd) {
                int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
                isEnd = read < 0;
                bytes.position(bytes.position() + Math.max(0, read)).flip();
                CoderResult result;
                do {
                    result = decoder.decode(bytes, chars, isEnd);
                    wasUndecoded &= chars.position() == 0;
                    letters += beyondAscii(chars);
                    undecoded += privateStretches(chars);
                    chars.clear();
                    if (result.isError()) {
                        undecoded += wasUndecoded ? 0 : 1;
                        wasUndecoded = true;
                        bytes.position(bytes.position() + result.length());
                    }
                } while (!result.isUnderflow());
                bytes.compact();
            }
        }
        return new Bytes(letters, undecoded);
    }

    /// Characters that a charset leaves to its user mean nothing either; some have them for every pair of bytes that is
    /// none of theirs.
    private static long privateStretches(CharBuffer chars) {
        long count = 0;
        boolean wasPrivate = false;
        char[] all = chars.array();
        for (int i = 0; i < chars.position(); i++) {
            boolean isPrivate = all[i] >= PRIVATE_FIRST && all[i] <= PRIVATE_LAST;
            count += isPrivate && !wasPrivate ? 1 : 0;
            wasPrivate = isPrivate;
        }
        return count;
    }

    private static long beyondAscii(CharBuffer chars) {
        long count = 0;
        char[] all = chars.array();
        for (int i = 0; i < chars.position(); i++) {
            count += all[i] >= 0x80 && !Character.isLowSurrogate(all[i]) ? 1 : 0;
        }
        return count;
    }
}
