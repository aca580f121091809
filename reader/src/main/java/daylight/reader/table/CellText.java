package daylight.reader.table;

/// How workbooks write texts and places.
final class CellText {
    private static final int ESCAPE_CHARS = 7;

    private CellText() {}

    /// Characters that XML cannot hold stand as `_x000D_` (ECMA-376, part 1, 22.9.2.19).
    static String unescaped(String text) {
        int at = text.indexOf("_x");
        if (at < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder();
        int done = 0;
        while (at >= 0 && at + ESCAPE_CHARS <= text.length()) {
            int code = text.charAt(at + ESCAPE_CHARS - 1) == '_' ? hex(text, at + 2) : -1;
            if (code >= 0) {
                plain.append(text, done, at).append((char) code);
                done = at + ESCAPE_CHARS;
            }
            at = text.indexOf("_x", code >= 0 ? done : at + 1);
        }
        return plain.append(text, done, text.length())
                .toString()
                .replace("\r\n", "\n")
                .replace('\r', '\n');
    }

    private static int hex(String text, int from) {
        int code = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            code = code * 16 + digit;
        }
        return code;
    }

    /// The column of a place such as `AB12`, from 0; -1 when it is none.
    static int column(String place) {
        int column = 0;
        for (int i = 0; i < place.length(); i++) {
            int letter = (place.charAt(i) | 0x20) - 'a';
            if (letter < 0 || letter > 25) {
                break;
            }
            column = column * 26 + letter + 1;
            if (column > 1 << 20) {
                return -1;
            }
        }
        return column - 1;
    }

    /// A header or footer without its codes for fonts, sizes, colours and fields (ECMA-376, part 1, 18.3.1.46).
    static String withoutCodes(String text) {
        StringBuilder plain = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i++);
            if (c != '&' || i == text.length()) {
                plain.append(c);
                continue;
            }
            char code = text.charAt(i++);
            switch (code) {
                case '&' -> plain.append('&');
                case 'L', 'C', 'R' -> plain.append(' ');
                case '"' -> i = after(text, text.indexOf('"', i));
                case 'K' -> i = Math.min(text.length(), i + 6);
                case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> {
                    while (i < text.length() && Character.isDigit(text.charAt(i))) {
                        i++;
                    }
                }
                default -> {}
            }
        }
        return plain.toString().strip();
    }

    private static int after(String text, int at) {
        return at < 0 ? text.length() : at + 1;
    }
}
