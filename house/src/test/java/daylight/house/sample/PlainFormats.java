package daylight.house.sample;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// The formats that are text: RTF, HTML, and text in the encodings that old office machines still write.
final class PlainFormats {
    /// RTF itself is ASCII.
    private static final int ASCII_MAX = 127;

    private PlainFormats() {}

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// Text in an encoding by its IANA name; fails where a letter does not exist in it.
    static byte[] in(String charset, String text) {
        Charset set = Charset.forName(charset);
        if (!set.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException(charset + " cannot hold: " + text);
        }
        return text.getBytes(set);
    }

    /// UTF-16 little-endian with its byte order mark, as Notepad's "Unicode" saves.
    static byte[] utf16(String text) {
        return ("\uFEFF" + text.replace("\n", "\r\n")).getBytes(StandardCharsets.UTF_16LE);
    }

    /// A page in the markup of {@link Markup}; the charset is named in the page itself.
    static byte[] html(String charset, String language, String direction, String text) {
        var out = new StringBuilder("<!DOCTYPE html>\n<html lang=\"" + language + "\" dir=\"" + direction
                + "\">\n<head><meta charset=\"" + charset + "\"><title>"
                + Markup.xml(Markup.blocks(text).getFirst().text()) + "</title></head>\n<body>\n");
        for (Markup.Block block : Markup.blocks(text)) {
            out.append(
                    switch (block.shape()) {
                        case TITLE -> element("h1", block.text());
                        case HEADING -> element("h2", block.text());
                        case PARAGRAPH -> element("p", block.text());
                        case ROW ->
                            "<table><tr><td>"
                                    + String.join(
                                            "</td><td>",
                                            block.cells().stream()
                                                    .map(Markup::xml)
                                                    .toList())
                                    + "</td></tr></table>\n";
                    });
        }
        return in(charset, out.append("</body>\n</html>\n").toString());
    }

    private static String element(String name, String text) {
        return "<" + name + ">" + Markup.xml(text) + "</" + name + ">\n";
    }

    /// Source: Rich Text Format 1.9.1; letters outside ASCII as `\\uN?`.
    static byte[] rtf(String title, String author, String text) {
        var out = new StringBuilder("{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Arial;}}\n{\\info{\\title "
                + escaped(title) + "}{\\author " + escaped(author) + "}{\\creatim\\yr2021\\mo6\\dy2\\hr9\\min5}}\n");
        for (Markup.Block block : Markup.blocks(text)) {
            out.append(block.shape() == Markup.Shape.PARAGRAPH ? "\\pard\\f0\\fs22 " : "\\pard\\f0\\fs30\\b ");
            out.append(escaped(block.text()));
            out.append(block.shape() == Markup.Shape.PARAGRAPH ? "\\par\n" : "\\b0\\par\n");
        }
        return out.append("}\n").toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static String escaped(String text) {
        var out = new StringBuilder();
        for (char c : text.toCharArray()) {
            if (c > ASCII_MAX) {
                out.append("\\u").append((int) (short) c).append('?');
            } else if (c == '\\' || c == '{' || c == '}') {
                out.append('\\').append(c);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
