package daylight.reader.fast;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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

    boolean isUtf8() {
        boolean isPlain = true;
        for (int i = from; i < to; i++) {
            isPlain &= mail[i] >= 0;
        }
        return isPlain || BodyText.isUtf8(Arrays.copyOfRange(mail, from, to));
    }

    /// The same field, read in a charset and written in UTF-8.
    HeaderField inUtf8(Charset charset) {
        return with(new String(mail, colon + 1, to - colon - 1, charset).getBytes(StandardCharsets.UTF_8));
    }

    /// The same field with another value.
    HeaderField with(byte[] value) {
        byte[] start = (name + ":").getBytes(StandardCharsets.US_ASCII);
        byte[] whole = Arrays.copyOf(start, start.length + value.length);
        System.arraycopy(value, 0, whole, start.length, value.length);
        return new HeaderField(whole, name, 0, start.length - 1, whole.length);
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
