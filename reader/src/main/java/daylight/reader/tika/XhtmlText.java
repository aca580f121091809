package daylight.reader.tika;

import daylight.protocol.BlockKind;
import daylight.protocol.Reason;
import daylight.reader.ground.LimitReached;
import daylight.reader.ground.Node;
import daylight.reader.mail.QuoteMarkup;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/// Turns the XHTML that Tika's parsers give into a node's text, pages and blocks. The text is the body's
/// characters with the line breaks and tabs that Tika puts between blocks and cells, and nothing else.
final class XhtmlText extends DefaultHandler {
    /// What parsers call a page: of a PDF, a sheet of a workbook, a slide. A slide may hold its content as
    /// another such division, which is the same page.
    private static final Set<String> PAGE_CLASSES = Set.of("page", "sheet", "slide", "slide-content");

    private static final int NO_PAGE = -1;

    /// Elements whose text never touches the words around it. Some parsers put white space there and some,
    /// the OpenDocument one for headings, do not.
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "div",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "table",
            "caption",
            "tr",
            "td",
            "th",
            "blockquote",
            "pre",
            "hr",
            "br",
            "section",
            "article",
            "header",
            "footer",
            "figure");

    /// Structure nested deeper than this is not followed; its text is.
    private static final int OPEN_BLOCKS_MAX = 1_000;

    private record Open(String element, BlockKind kind, int level, int page, int position, String label) {}

    private final Node node;
    private final boolean isMail;
    private final boolean isTextAlone;
    private final PageWatch watch;
    private final Deque<Open> open = new ArrayDeque<>();
    private int bodies;
    private int pages;
    private int divisions;
    private int pageDivision = NO_PAGE;

    /// The last character was part of a word, so far as is known.
    private boolean inWord;

    /// A block ended, and nothing was written since.
    private boolean blockEnded;

    /// @param isMail whether a definition list before the text holds the message's headers
    /// @param isTextAlone whether the document has no members, so that nothing follows a text that a limit cut
    XhtmlText(Node node, boolean isMail, boolean isTextAlone) {
        this(node, isMail, isTextAlone, PageWatch.NONE);
    }

    /// @param watch follows the pages
    XhtmlText(Node node, boolean isMail, boolean isTextAlone, PageWatch watch) {
        this.node = node;
        this.isMail = isMail;
        this.isTextAlone = isTextAlone;
        this.watch = watch;
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) {
        node.reading().checkTime();
        String element = name(localName, qName);
        if (element.equals("body")) {
            bodies++;
            return;
        }
        if (bodies == 0) {
            return;
        }
        if (isBlock(element)) {
            breakWord();
        }
        if (element.equals("div")) {
            startDivision(attributes);
        }
        if (open.size() < OPEN_BLOCKS_MAX) {
            kind(element).ifPresent(kind -> open(element, kind, attributes));
        }
    }

    private void open(String element, BlockKind kind, Attributes attributes) {
        String label = kind == BlockKind.QUOTE && QuoteMarkup.isCited(attributes) ? QuoteMarkup.CITED : "";
        open.push(new Open(element, kind, level(element, kind), node.page(), node.position(), label));
    }

    private void startDivision(Attributes attributes) {
        divisions++;
        if (pageDivision == NO_PAGE && isPage(attributes)) {
            pageDivision = divisions;
            if (pages++ > 0) {
                node.pageEnd();
                inWord = false;
            }
        }
    }

    private void endDivision() {
        if (pageDivision == divisions) {
            pageDivision = NO_PAGE;
            watch.pageEnds(pages);
        }
        divisions--;
    }

    @Override
    public void endElement(String uri, String localName, String qName) {
        String element = name(localName, qName);
        if (element.equals("body")) {
            bodies--;
            return;
        }
        if (bodies > 0 && element.equals("div")) {
            endDivision();
        }
        Open last = open.peek();
        if (last != null && last.element().equals(element)) {
            open.pop();
            node.block(last.kind(), last.level(), last.page(), last.position(), last.label(), false);
        }
        // Written later: most parsers end the line themselves.
        blockEnded |= bodies > 0 && isBlock(element);
    }

    private static boolean isBlock(String element) {
        return BLOCKS.contains(element.toLowerCase(Locale.ROOT));
    }

    private void breakWord() {
        blockEnded = false;
        if (inWord) {
            node.text("\n");
            inWord = false;
        }
    }

    @Override
    public void characters(char[] text, int from, int length) {
        if (bodies == 0 || length == 0) {
            return;
        }
        if (blockEnded && !Character.isWhitespace(text[from])) {
            breakWord();
        }
        blockEnded = false;
        node.text(text, from, length);
        watch.characters(text, from, length);
        if (isTextAlone && node.isTextCut()) {
            throw new LimitReached(Reason.TEXT_LIMIT);
        }
        inWord = !Character.isWhitespace(text[from + length - 1]);
    }

    @Override
    public void ignorableWhitespace(char[] text, int from, int length) {
        characters(text, from, length);
    }

    private static String name(String localName, String qName) {
        return localName.isEmpty() ? qName : localName;
    }

    private static boolean isPage(Attributes attributes) {
        String value = attributes.getValue("class");
        return value != null && PAGE_CLASSES.contains(value);
    }

    private Optional<BlockKind> kind(String element) {
        return switch (element.toLowerCase(Locale.ROOT)) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> Optional.of(BlockKind.HEADING);
            case "table" -> Optional.of(BlockKind.TABLE);
            case "tr" -> Optional.of(BlockKind.ROW);
            case "td", "th" -> Optional.of(BlockKind.CELL);
            case "li" -> Optional.of(BlockKind.LIST_ITEM);
            case "blockquote" -> Optional.of(BlockKind.QUOTE);
            case "dl" -> isMail ? Optional.of(BlockKind.MAIL_HEADER) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private int level(String element, BlockKind kind) {
        return switch (kind) {
            case HEADING -> element.charAt(1) - '0';
            case QUOTE ->
                1 + (int) open.stream().filter(o -> o.kind() == BlockKind.QUOTE).count();
            default -> 0;
        };
    }
}
