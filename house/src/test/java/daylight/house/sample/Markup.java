package daylight.house.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The markup the papers are written in: one paragraph a line, `# ` a title, `## ` a heading, `| a
/// | b` a table row.
/// Inside a paragraph `{^note}` is a footnote, `{-words}` a tracked deletion, `{+words}` a tracked
/// insertion and
/// `{?words}` a reviewer's comment.
final class Markup {
    enum Shape {
        TITLE,
        HEADING,
        ROW,
        PARAGRAPH
    }

    enum Kind {
        PLAIN,
        NOTE,
        DELETED,
        INSERTED,
        COMMENT
    }

    /// One line of the source; `text` is without its marker.
    record Block(Shape shape, String text) {
        List<String> cells() {
            return Arrays.stream(text.split("\\|", -1)).map(String::strip).toList();
        }
    }

    record Run(Kind kind, String text) {}

    private static final Pattern MARKED = Pattern.compile("\\{([\\^\\-+?])([^}]*)}");

    private Markup() {}

    static List<Block> blocks(String source) {
        return source.lines().filter(line -> !line.isBlank()).map(Markup::block).toList();
    }

    private static Block block(String line) {
        if (line.startsWith("# ")) {
            return new Block(Shape.TITLE, line.substring(2));
        }
        if (line.startsWith("## ")) {
            return new Block(Shape.HEADING, line.substring(3));
        }
        if (line.startsWith("| ")) {
            return new Block(Shape.ROW, line.substring(2));
        }
        return new Block(Shape.PARAGRAPH, line);
    }

    static List<Run> runs(String text) {
        List<Run> runs = new ArrayList<>();
        Matcher marked = MARKED.matcher(text);
        int from = 0;
        while (marked.find()) {
            if (marked.start() > from) {
                runs.add(new Run(Kind.PLAIN, text.substring(from, marked.start())));
            }
            runs.add(new Run(kind(marked.group(1).charAt(0)), marked.group(2)));
            from = marked.end();
        }
        if (from < text.length()) {
            runs.add(new Run(Kind.PLAIN, text.substring(from)));
        }
        return runs;
    }

    private static Kind kind(char marker) {
        return switch (marker) {
            case '^' -> Kind.NOTE;
            case '-' -> Kind.DELETED;
            case '+' -> Kind.INSERTED;
            default -> Kind.COMMENT;
        };
    }

    /// Text as XML and HTML want it.
    static String xml(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
