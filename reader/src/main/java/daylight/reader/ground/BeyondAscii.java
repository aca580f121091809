package daylight.reader.ground;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Where a text's first byte beyond ASCII stands, and whether it is UTF-8 (RFC 3629) as far as it was looked at: in a
/// long text of one language the only word of another may stand behind all that detectors look at.
///
/// @param first  the byte's place, or -1 where there is none
/// @param isUtf8 whether all is UTF-8, but for a character that the end of the look cuts
public record BeyondAscii(long first, boolean isUtf8) {
    private static final int PIECE_BYTES = 64 * 1024;

    /// @param bytesMax how far is looked
    public static BeyondAscii of(InputStream in, long bytesMax) throws IOException {
        CharsetDecoder strict = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.allocate(PIECE_BYTES);
        CharBuffer chars = CharBuffer.allocate(PIECE_BYTES);
        long first = -1;
        long done = 0;
        while (done < bytesMax) {
            int room = (int) Math.min(bytes.remaining(), bytesMax - done);
            int read = in.readNBytes(bytes.array(), bytes.position(), room);
            for (int i = bytes.position(); first < 0 && i < bytes.position() + read; i++) {
                first = bytes.get(i) < 0 ? done + i - bytes.position() : -1;
            }
            boolean isLast = read < room;
            done += read;
            bytes.position(bytes.position() + read).flip();
            boolean isStrange = strict.decode(bytes, chars.clear(), isLast).isError();
            if (isStrange || isLast) {
                return new BeyondAscii(first, !isStrange);
            }
            bytes.compact();
        }
        return new BeyondAscii(first, true);
    }
}
