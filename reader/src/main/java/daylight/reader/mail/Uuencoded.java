package daylight.reader.mail;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A file within a plain text, as mails had them before they had parts (POSIX, `uuencode`): a line with its mode and
/// name, lines of letters, each with its length before them, and a line that says `end`.
///
/// @param nameFrom where its name stands in the text, in UTF-16 units; no name where `nameTo` is the same
/// @param letters  where its letters begin
/// @param end      where the line begins that ends it
public record Uuencoded(int nameFrom, int nameTo, int letters, int end, byte[] content) {
    /// What a text has of them.
    ///
    /// @param isDamaged whether one begins that does not end, or has other letters in it; it stays text
    public record Found(List<Uuencoded> files, boolean isDamaged) {
        public Found {
            files = List.copyOf(files);
        }
    }

    /// The label of the block that is a file's name in the text.
    public static final String LABEL = "attachment";

    /// Its name has no end that is looked for twice: a line may be as long as the text.
    private static final Pattern BEGIN = Pattern.compile("(?m)^begin [0-7]{3,4} ?([^\r\n]{0,500})\r?\n");

    private static final String END = "end";

    /// Bytes in a line; the one letter before the line's others can say no more.
    private static final int LINE_BYTES_MAX = 63;

    public static Found in(String text) {
        List<Uuencoded> files = new ArrayList<>();
        boolean isDamaged = false;
        if (!text.contains("begin ")) {
            return new Found(files, false);
        }
        Matcher begin = BEGIN.matcher(text);
        int at = 0;
        while (begin.find(at)) {
            Block block = new Block(text, begin.end());
            Optional<byte[]> content = block.read();
            int nameTo = begin.start(1) + begin.group(1).stripTrailing().length();
            content.ifPresent(
                    bytes -> files.add(new Uuencoded(begin.start(1), nameTo, begin.end(), block.lineStart, bytes)));
            isDamaged |= content.isEmpty() && block.lines > 0;
            at = content.isPresent() ? block.at : begin.end();
        }
        return new Found(files, isDamaged);
    }

    /// What its file is called in a text that has `number` before it.
    public String name(String text, int number) {
        return nameTo > nameFrom ? text.substring(nameFrom, nameTo) : "uuencoded-" + (number + 1);
    }

    /// The lines behind one that begins a file.
    private static final class Block {
        private final String text;
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();
        private int at;
        private int lineStart;
        private int lines;

        /// Whether zeros are written as spaces, which mail programs cut off at the ends of lines.
        private boolean hasShortLines;

        private boolean hasGraves;

        Block(String text, int from) {
            this.text = text;
            this.at = from;
        }

        /// @return nothing where a line is none of such a file; `lines` are good then
        Optional<byte[]> read() {
            while (at < text.length()) {
                String line = nextLine();
                if (line.equals(END) && lines > 0) {
                    return whole();
                }
                if (line.isBlank() || line.equals("`")) {
                    boolean ends =
                            at < text.length() && nextLine().stripTrailing().equals(END);
                    return ends && lines > 0 ? whole() : Optional.empty();
                }
                if (!takes(line)) {
                    return Optional.empty();
                }
                lines++;
            }
            return Optional.empty();
        }

        private Optional<byte[]> whole() {
            return hasShortLines && hasGraves ? Optional.empty() : Optional.of(content.toByteArray());
        }

        private String nextLine() {
            lineStart = at;
            int feed = text.indexOf('\n', at);
            int lineEnd = feed < 0 ? text.length() : feed;
            at = feed < 0 ? lineEnd : feed + 1;
            boolean hasReturn = lineEnd > lineStart && text.charAt(lineEnd - 1) == '\r';
            return text.substring(lineStart, hasReturn ? lineEnd - 1 : lineEnd);
        }

        /// Four letters are three bytes, and some programs write a sum of the line behind them.
        private boolean takes(String line) {
            for (int i = 0; i < line.length(); i++) {
                if (line.charAt(i) < ' ' || line.charAt(i) > '`') {
                    return false;
                }
            }
            int bytes = value(line, 0);
            int letters = (bytes + 2) / 3 * 4;
            if (bytes == 0 || bytes > LINE_BYTES_MAX || line.length() > 1 + letters + 1) {
                return false;
            }
            hasGraves |= line.indexOf('`') > 0;
            hasShortLines |= line.length() < 1 + (bytes * 8 + 5) / 6;
            if (lines == 0 && line.length() < letters - 2) {
                return false;
            }
            for (int i = 0; i < bytes; i++) {
                int group = 1 + i / 3 * 4;
                int first = value(line, group + i % 3);
                int second = value(line, group + i % 3 + 1);
                content.write(first << (2 + 2 * (i % 3)) | second >> (4 - 2 * (i % 3)));
            }
            return true;
        }

        private static int value(String line, int at) {
            return at < line.length() ? (line.charAt(at) - ' ') & 0x3f : 0;
        }
    }
}
