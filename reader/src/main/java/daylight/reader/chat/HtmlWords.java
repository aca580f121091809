package daylight.reader.chat;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/// The words of a piece of HTML as a browser breaks them into lines, and behind the words of a link
/// where it leads.
final class HtmlWords implements NodeVisitor {
    private final StringBuilder text = new StringBuilder();
    private boolean isSpaceOwed;

    private HtmlWords() {}

    /// @return without white space at its ends; lines without words are left out
    static String of(Element piece) {
        HtmlWords words = new HtmlWords();
        piece.traverse(words);
        return words.text.toString().strip();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode piece) {
            append(piece);
        } else if (node instanceof Element element && (element.isBlock() || element.nameIs("br"))) {
            line();
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (!(node instanceof Element element)) {
            return;
        }
        String href = element.nameIs("a") ? element.attr("href").strip() : "";
        if (!href.isEmpty() && !endsWith(href)) {
            text.append(" <").append(href).append('>');
        }
        if (element.isBlock()) {
            line();
        }
    }

    private boolean endsWith(String words) {
        int start = text.length() - words.length();
        return start >= 0 && text.indexOf(words, start) == start;
    }

    private void line() {
        isSpaceOwed = false;
        if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
    }

    private void append(TextNode piece) {
        boolean isKept = piece.parent() instanceof Element parent && parent.closest("pre") != null;
        String words = piece.getWholeText();
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            boolean isSpace = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
            if (isSpace && !isKept) {
                isSpaceOwed = true;
                continue;
            }
            if (isSpaceOwed && !text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
                text.append(' ');
            }
            isSpaceOwed = false;
            text.append(c);
        }
    }
}
