package daylight.text;

/// Makes a hostile value fit to be shown on one line. The raw value stays in the raw metadata.
final class DisplayText {
    private DisplayText() {}

    /// White space becomes one space, what could act on a terminal or turn text around becomes a visible
    /// braced escape, and what is too long is cut with an ellipsis.
    static String line(String value, int codePointsMax) {
        StringBuilder out = new StringBuilder();
        int count = 0;
        boolean space = false;
        for (int at = 0; at < value.length(); ) {
            int c = value.codePointAt(at);
            at += Character.charCount(c);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                space = !out.isEmpty();
                continue;
            }
            count += space ? 2 : 1;
            if (count > codePointsMax) {
                return out.append('…').toString();
            }
            if (space) {
                out.append(' ');
                space = false;
            }
            append(out, c);
        }
        return out.toString();
    }

    private static void append(StringBuilder out, int c) {
        if (Character.getType(c) == Character.SURROGATE) {
            out.append('\ufffd');
        } else if (Character.isISOControl(c) || turnsTextAround(c) || isTag(c)) {
            out.append("\\u{").append(Integer.toHexString(c)).append('}');
        } else {
            out.appendCodePoint(c);
        }
    }

    /// Unicode's explicit embeddings, overrides and isolates (UAX 9). The plain marks that right-to-left text
    /// is written with stay.
    private static boolean turnsTextAround(int c) {
        return c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069;
    }

    /// Invisible letters that can hide a message.
    private static boolean isTag(int c) {
        return c >= 0xe0000 && c <= 0xe007f;
    }
}
