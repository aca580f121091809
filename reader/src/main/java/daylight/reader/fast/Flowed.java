package daylight.reader.fast;

import java.util.Locale;
import java.util.Map;

/// Undoes the line breaks that a mail program put into a paragraph, so that its words and phrases are whole (RFC 3676,
/// `format=flowed`). The marks of quotes stand once before each paragraph.
final class Flowed {
    /// Above a signature; ends in a space and is no piece of a paragraph (4.3).
    private static final String SIGNATURE = "-- ";

    private final boolean isSpaceOfTheBreak;
    private final StringBuilder joined;

    /// How many marks the paragraph has that is not at its end; -1 when there is none.
    private int open = -1;

    private Flowed(boolean isSpaceOfTheBreak, int length) {
        this.isSpaceOfTheBreak = isSpaceOfTheBreak;
        this.joined = new StringBuilder(length);
    }

    /// @param parameters of the part's content type
    static String joined(String text, Map<String, String> parameters) {
        if (!is(parameters, "format", "flowed")) {
            return text;
        }
        Flowed flowed = new Flowed(is(parameters, "delsp", "yes"), text.length());
        int at = 0;
        while (at < text.length()) {
            int feed = text.indexOf('\n', at);
            int end = feed < 0 ? text.length() : feed;
            boolean hasReturn = end > at && text.charAt(end - 1) == '\r';
            int next = feed < 0 ? end : feed + 1;
            flowed.line(text.substring(at, hasReturn ? end - 1 : end), text.substring(hasReturn ? end - 1 : end, next));
            at = next;
        }
        return flowed.joined.toString();
    }

    private static boolean is(Map<String, String> parameters, String name, String value) {
        return value.equals(parameters.getOrDefault(name, "").strip().toLowerCase(Locale.ROOT));
    }

    /// @param end what ends the line; nothing at the text's end
    private void line(String line, String end) {
        int depth = 0;
        while (depth < line.length() && line.charAt(depth) == '>') {
            depth++;
        }
        int stuffed = depth < line.length() && line.charAt(depth) == ' ' ? depth + 1 : depth;
        String words = line.substring(stuffed);
        boolean isSignature = words.equals(SIGNATURE);
        if (open >= 0 && (depth != open || isSignature)) {
            joined.append('\n');
            open = -1;
        }
        if (open < 0) {
            // A mark or a word that a space keeps from being one stays behind that space.
            boolean staysStuffed = depth > 0 || words.startsWith(">");
            joined.append(line, 0, staysStuffed ? stuffed : 0);
        }
        if (words.endsWith(" ") && !isSignature && !end.isEmpty()) {
            joined.append(words, 0, isSpaceOfTheBreak ? words.length() - 1 : words.length());
            open = depth;
        } else {
            joined.append(words).append(end);
            open = -1;
        }
    }
}
