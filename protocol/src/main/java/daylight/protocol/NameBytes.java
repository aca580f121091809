package daylight.protocol;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/// A file or member name as the bytes it was found as. File systems and archives hold names that are no valid
/// UTF-8, and a `String` would lose them.
///
/// Order is that of the unsigned bytes, so that it is the same on every machine.
public final class NameBytes implements Comparable<NameBytes> {
    /// The name of a thing that has none.
    public static final NameBytes EMPTY = new NameBytes(new byte[0]);

    private final byte[] bytes;

    private NameBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    public static NameBytes of(byte[] bytes) {
        return bytes.length == 0 ? EMPTY : new NameBytes(bytes.clone());
    }

    /// The name's UTF-8 bytes; an unpaired surrogate becomes `?`.
    public static NameBytes of(String text) {
        return text.isEmpty() ? EMPTY : new NameBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public int length() {
        return bytes.length;
    }

    public boolean isEmpty() {
        return bytes.length == 0;
    }

    /// This name, `separator`, and `child`.
    public NameBytes then(char separator, NameBytes child) {
        byte[] joined = Arrays.copyOf(bytes, bytes.length + 1 + child.bytes.length);
        joined[bytes.length] = (byte) separator;
        System.arraycopy(child.bytes, 0, joined, bytes.length + 1, child.bytes.length);
        return new NameBytes(joined);
    }

    /// The name for people: UTF-8 where it is, `\xNN` for each byte that is not, a braced `u` escape for
    /// control characters.
    public String display() {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        StringBuilder text = new StringBuilder(bytes.length);
        while (true) {
            CoderResult result = decoder.decode(in, out, true);
            out.flip();
            appendPrintable(text, out);
            out.clear();
            if (!result.isError()) {
                return text.toString();
            }
            for (int i = 0; i < result.length(); i++) {
                text.append("\\x").append(HexFormat.of().toHexDigits(in.get()));
            }
            decoder.reset();
        }
    }

    private static void appendPrintable(StringBuilder text, CharBuffer decoded) {
        decoded.codePoints().forEach(c -> {
            if (Character.isISOControl(c)) {
                text.append("\\u{").append(Integer.toHexString(c)).append('}');
            } else {
                text.appendCodePoint(c);
            }
        });
    }

    @Override
    public int compareTo(NameBytes other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NameBytes name && Arrays.equals(bytes, name.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return display();
    }
}
