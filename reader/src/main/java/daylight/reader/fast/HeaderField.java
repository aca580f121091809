package daylight.reader.fast;

import java.nio.charset.StandardCharsets;
import org.apache.james.mime4j.util.ByteArrayBuffer;

/// One header field where it stands in the mail.
///
/// @param name  as written, without the colon
/// @param from  the field's first byte
/// @param colon the byte that ends the name
/// @param to    past the field's last byte, its line end excluded
record HeaderField(byte[] mail, String name, int from, int colon, int to) {
    boolean is(String lowerCase) {
        return name.length() == lowerCase.length() && name.equalsIgnoreCase(lowerCase);
    }

    /// The value with its folding undone (RFC 5322, 2.2.3): line ends go, the white space after them stays. One
    /// white space after the colon is no part of it.
    String body() {
        int start = colon + 1;
        if (to > start + 1 && isWhite(mail[start])) {
            start++;
        }
        String folded = new String(mail, start, to - start, StandardCharsets.UTF_8);
        if (folded.indexOf('\n') < 0 && folded.indexOf('\r') < 0) {
            return folded;
        }
        StringBuilder unfolded = new StringBuilder(folded.length());
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (c != '\n' && c != '\r') {
                unfolded.append(c);
            }
        }
        return unfolded.toString();
    }

    /// The whole field, for the library's own field parsers.
    ByteArrayBuffer raw() {
        ByteArrayBuffer raw = new ByteArrayBuffer(to - from);
        raw.append(mail, from, to - from);
        return raw;
    }

    private static boolean isWhite(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }
}
