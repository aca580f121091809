package daylight.reader.tika;

import daylight.reader.charset.TextCharset;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.tika.io.TikaInputStream;

/// Tells texts from other bytes, for documents of a type that no parser knows: a bibliography or a drawing
/// may be text with a name of its own, and its words are words.
final class PlainWords {
    private static final int LEAD_BYTES = 8 * 1024;

    private PlainWords() {}

    /// Whether a document begins with UTF-8 (ASCII included) without control characters, or is UTF-16. In doubt
    /// it does not.
    static boolean is(TikaInputStream in) throws IOException {
        byte[] lead = new byte[LEAD_BYTES];
        int length = in.peek(lead);
        byte[] start = Arrays.copyOf(lead, length);
        return length > 0 && (isText(start) || TextCharset.isWide(start));
    }

    static boolean isText(byte[] lead) {
        for (byte b : lead) {
            boolean isControl = b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f';
            if (isControl || b == 0x7f) {
                return false;
            }
        }
        // A character that the end of the lead cuts in two is no mistake: the input is not said to end there.
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(lead), CharBuffer.allocate(lead.length), false);
        return !result.isError();
    }
}
