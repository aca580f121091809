package daylight.reader.opc;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.xml.stream.XMLStreamException;

/// Characters of XML 1.0 in UTF-8: decodes them, puts what references stand for in their place, and makes one line
/// feed of every line's end.
final class XmlCharacters {
    private char[] chars = new char[1024];
    private int length;

    char[] chars() {
        return chars;
    }

    int length() {
        return length;
    }

    static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    static boolean isSpace(byte[] buffer, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isSpace(buffer[i])) {
                return false;
            }
        }
        return true;
    }

    /// How far a stretch can be decoded whose rest has still to come: no letter, no reference and no line's end is
    /// split.
    ///
    /// @param referenceBytesMax a reference that is longer is none, and whoever decodes it says so
    static int whole(byte[] buffer, int from, int to, int referenceBytesMax) {
        for (int i = to - 1; i >= Math.max(from, to - referenceBytesMax); i--) {
            if (buffer[i] == ';') {
                break;
            }
            if (buffer[i] == '&') {
                return i;
            }
        }
        int whole = to;
        while (whole > from && whole > to - 4 && (buffer[whole - 1] & 0xC0) == 0x80) {
            whole--;
        }
        if (whole > from && buffer[whole - 1] < 0) {
            return whole - 1;
        }
        return to > from && buffer[to - 1] == '\r' ? to - 1 : to;
    }

    /// Decode a stretch with references.
    void take(byte[] buffer, int from, int to) throws XMLStreamException {
        decode(buffer, from, to, true, false);
    }

    /// Decode a stretch in which nothing but lines' ends stands for something else.
    void takeLiterally(byte[] buffer, int from, int to) throws XMLStreamException {
        decode(buffer, from, to, false, false);
    }

    /// A stretch with references as a string.
    String text(byte[] buffer, int from, int to) throws XMLStreamException {
        for (int i = from; i < to; i++) {
            if (buffer[i] < ' ' || buffer[i] == '&') {
                decode(buffer, from, to, true, false);
                return new String(chars, 0, length);
            }
        }
        return new String(buffer, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /// The value of an attribute: white space is spaces. One that breaks the rules of characters stands as it is
    /// written.
    String value(byte[] buffer, int from, int to) {
        for (int i = from; i < to; i++) {
            if (buffer[i] < ' ' || buffer[i] == '&') {
                // Not in the characters of the reader, which may be in use.
                return new XmlCharacters().decodedValue(buffer, from, to);
            }
        }
        return new String(buffer, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private String decodedValue(byte[] buffer, int from, int to) {
        try {
            decode(buffer, from, to, true, true);
            return new String(chars, 0, length);
        } catch (XMLStreamException _) {
            return new String(buffer, from, to - from, StandardCharsets.UTF_8);
        }
    }

    private void decode(byte[] buffer, int from, int to, boolean references, boolean isValue)
            throws XMLStreamException {
        if (chars.length < to - from) {
            chars = Arrays.copyOf(chars, Math.max(to - from, chars.length * 2));
        }
        int out = 0;
        int i = from;
        while (i < to) {
            byte b = buffer[i];
            if (b >= ' ' && (b != '&' || !references)) {
                chars[out++] = (char) b;
                i++;
            } else if (b == '&') {
                int end = i + 1;
                while (end < to && buffer[end] != ';') {
                    end++;
                }
                out += Character.toChars(reference(buffer, i + 1, end, to), chars, out);
                i = end + 1;
            } else if (b < 0) {
                int code = letter(buffer, i, to);
                out += Character.toChars(code, chars, out);
                i += code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
            } else {
                i += b == '\r' && i + 1 < to && buffer[i + 1] == '\n' ? 1 : 0;
                chars[out++] = space(buffer[i++], isValue);
            }
        }
        length = out;
    }

    private static char space(byte b, boolean isValue) throws XMLStreamException {
        if (b != '\n' && b != '\r' && b != '\t') {
            throw new XMLStreamException("a character that XML does not have");
        }
        return isValue ? ' ' : b == '\t' ? '\t' : '\n';
    }

    /// A reference never takes more chars than bytes, so that what is made fits.
    private static int reference(byte[] buffer, int from, int end, int to) throws XMLStreamException {
        String name = end < to && end - from <= 12 ? new String(buffer, from, end - from, StandardCharsets.UTF_8) : "";
        return switch (name) {
            case "amp" -> '&';
            case "lt" -> '<';
            case "gt" -> '>';
            case "quot" -> '"';
            case "apos" -> '\'';
            default -> number(name);
        };
    }

    private static int number(String name) throws XMLStreamException {
        int code = -1;
        try {
            if (name.startsWith("#x")) {
                code = Integer.parseInt(name, 2, name.length(), 16);
            } else if (name.startsWith("#")) {
                code = Integer.parseInt(name, 1, name.length(), 10);
            }
        } catch (NumberFormatException _) {
            throw new XMLStreamException("a reference that is none");
        }
        boolean isSpace = code == '\t' || code == '\n' || code == '\r';
        boolean isCharacter = code >= ' ' && code < 0xD800 || code > 0xDFFF && code < 0xFFFE;
        if (!isSpace && !isCharacter && !(code > 0xFFFF && Character.isValidCodePoint(code))) {
            throw new XMLStreamException("a reference to nothing");
        }
        return code;
    }

    /// The letter of two to four bytes at a place (RFC 3629).
    private static int letter(byte[] buffer, int at, int to) throws XMLStreamException {
        int first = buffer[at] & 0xFF;
        int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
        int code = first & (0x3F >> more);
        if (first < 0xC2 || first > 0xF4 || at + more >= to) {
            throw new XMLStreamException("not UTF-8");
        }
        for (int i = 1; i <= more; i++) {
            if ((buffer[at + i] & 0xC0) != 0x80) {
                throw new XMLStreamException("not UTF-8");
            }
            code = code << 6 | buffer[at + i] & 0x3F;
        }
        boolean isShortest = more == 1 || code >= (more == 2 ? 0x800 : 0x10000);
        if (!isShortest || code > Character.MAX_CODE_POINT || code >= 0xD800 && code < 0xE000) {
            throw new XMLStreamException("not UTF-8");
        }
        return code;
    }
}
