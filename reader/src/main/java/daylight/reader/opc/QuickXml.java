// Long: one scanner, and the methods that its interface wants.
package daylight.reader.opc;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;

/// Reads XML 1.0 in UTF-8 without a document type, as programs write the large parts of a package, some times as
/// fast as Java's reader. It gives elements, attributes without namespaces, and characters, and no other event;
/// of [XMLStreamReader] it has what those need. What is not well-formed ends it, as it ends Java's reader, but for
/// attributes that stand twice and prefixes that nobody declared, which are borne.
final class QuickXml extends StreamReaderDelegate {
    private static final int BUFFER_BYTES = 64 * 1024;

    /// A tag that is longer is none. Drawings have paths of some hundred kilobytes in an attribute.
    private static final int TAG_BYTES_MAX = 16 * 1024 * 1024;

    /// `&#x10FFFF;`, with leading zeros.
    private static final int REFERENCE_BYTES_MAX = 16;

    private static final int ATTRIBUTES_MAX = 10_000;

    private static final Pattern OTHER_ENCODING =
            Pattern.compile("encoding\\s*=\\s*[\"'](?!utf-?8[\"'])", Pattern.CASE_INSENSITIVE);

    private final InputStream in;
    private final XmlNames names = new XmlNames();
    private final XmlCharacters characters = new XmlCharacters();
    private byte[] buffer;
    private int at;
    private int limit;
    private boolean ended;
    private int event = START_DOCUMENT;
    private boolean emptyElement;
    private XmlNames.Name name = XmlNames.NONE;
    private XmlNames.Name[] open = new XmlNames.Name[32];
    private int depth;
    private boolean hadRoot;
    private XmlNames.Name[] attributeNames = new XmlNames.Name[16];
    private int[] attributeFrom = new int[16];
    private int[] attributeTo = new int[16];
    private int attributes;

    private QuickXml(InputStream in, byte[] start, int from, int limit) {
        this.in = in;
        this.buffer = start;
        this.at = from;
        this.limit = limit;
    }

    /// A reader of this kind, or Java's where the beginning says that the document is of another kind.
    static XMLStreamReader of(InputStream in) throws XMLStreamException {
        try {
            byte[] start = new byte[BUFFER_BYTES];
            int length = in.readNBytes(start, 0, BUFFER_BYTES);
            int from = root(start, length);
            return from < 0
                    ? Xml.reader(new SequenceInputStream(new ByteArrayInputStream(start, 0, length), in))
                    : new QuickXml(in, start, from, length);
        } catch (IOException e) {
            throw new XMLStreamException(e);
        }
    }

    /// Where the first element begins; -1 where something stands before it that is not for this reader.
    private static int root(byte[] start, int length) {
        String lead = new String(start, 0, Math.min(length, 4096), StandardCharsets.ISO_8859_1);
        int i = lead.startsWith("\u00EF\u00BB\u00BF") ? 3 : 0;
        while (i >= 0 && i < lead.length()) {
            char c = lead.charAt(i);
            if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
                i++;
            } else if (lead.startsWith("<?", i)) {
                int end = lead.indexOf("?>", i);
                if (end < 0 || OTHER_ENCODING.matcher(lead.substring(i, end)).find()) {
                    return -1;
                }
                i = end + 2;
            } else if (lead.startsWith("<!--", i)) {
                int end = lead.indexOf("-->", i);
                i = end < 0 ? -1 : end + 3;
            } else {
                boolean isElement = c == '<' && i + 1 < lead.length() && XmlNames.begins((byte) lead.charAt(i + 1));
                return isElement ? i : -1;
            }
        }
        return -1;
    }

    @Override
    public boolean hasNext() {
        return event != END_DOCUMENT;
    }

    @Override
    public int next() throws XMLStreamException {
        if (emptyElement) {
            emptyElement = false;
            event = end();
            return event;
        }
        if (event == END_ELEMENT) {
            depth--;
            name = depth > 0 ? open[depth - 1] : XmlNames.NONE;
        }
        try {
            do {
                event = at < limit || fill() ? piece() : atEnd();
            } while (event == SPACE);
        } catch (IOException e) {
            throw new XMLStreamException(e);
        }
        return event;
    }

    private int atEnd() throws XMLStreamException {
        if (depth > 0 || !hadRoot) {
            throw new XMLStreamException("breaks off inside of an element");
        }
        return END_DOCUMENT;
    }

    /// The next tag or stretch of characters; SPACE for what no reader needs.
    private int piece() throws IOException, XMLStreamException {
        if (buffer[at] != '<') {
            return characters();
        }
        need(2);
        byte second = buffer[at + 1];
        if (second == '/') {
            return endTag();
        }
        if (second == '?') {
            skipTo("?>", 2);
            return SPACE;
        }
        if (second == '!') {
            return declared();
        }
        while (!startTag()) {
            more();
        }
        return START_ELEMENT;
    }

    private int declared() throws IOException, XMLStreamException {
        need(4);
        if (buffer[at + 2] == '-' && buffer[at + 3] == '-') {
            skipTo("-->", 4);
            return SPACE;
        }
        need(9);
        if (depth == 0 || !new String(buffer, at, 9, StandardCharsets.ISO_8859_1).equals("<![CDATA[")) {
            throw new XMLStreamException("a declaration where none may stand");
        }
        int end = find("]]>", 9);
        characters.takeLiterally(buffer, at + 9, end);
        at = end + 3;
        return CHARACTERS;
    }

    private void skipTo(String end, int after) throws IOException, XMLStreamException {
        at = find(end, after) + end.length();
    }

    /// Where `text` stands, from `after` bytes behind the current place; all up to there is in the buffer then.
    private int find(String text, int after) throws IOException, XMLStreamException {
        byte[] wanted = text.getBytes(StandardCharsets.US_ASCII);
        int i = at + after;
        while (true) {
            for (; i + wanted.length <= limit; i++) {
                if (Arrays.equals(buffer, i, i + wanted.length, wanted, 0, wanted.length)) {
                    return i;
                }
            }
            int done = i - at;
            more();
            i = at + done;
        }
    }

    private void need(int bytes) throws IOException, XMLStreamException {
        while (limit - at < bytes) {
            more();
        }
    }

    /// Have more bytes behind those of the current piece, which must go on.
    private void more() throws IOException, XMLStreamException {
        if (limit - at > TAG_BYTES_MAX || !fill()) {
            throw new XMLStreamException("breaks off, or a piece is too long");
        }
    }

    private boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        if (at > 0) {
            System.arraycopy(buffer, at, buffer, 0, limit - at);
            limit -= at;
            at = 0;
        }
        if (limit == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int read = in.read(buffer, limit, buffer.length - limit);
        ended = read < 0;
        limit += Math.max(0, read);
        return !ended;
    }

    private int characters() throws IOException, XMLStreamException {
        int from = at;
        int to = at;
        while (to < limit && buffer[to] != '<') {
            to++;
        }
        if (to == limit && !ended) {
            // The rest of a letter or of a reference may still have to come.
            int whole = XmlCharacters.whole(buffer, from, to, REFERENCE_BYTES_MAX);
            if (whole == from && limit - at <= TAG_BYTES_MAX && fill()) {
                return characters();
            }
            to = whole == from ? limit : whole;
        }
        at = to;
        if (depth == 0) {
            if (!XmlCharacters.isSpace(buffer, from, to)) {
                throw new XMLStreamException("characters outside of the root");
            }
            return SPACE;
        }
        characters.take(buffer, from, to);
        return CHARACTERS;
    }

    private int endTag() throws IOException, XMLStreamException {
        int close = find(">", 2);
        int to = close;
        while (XmlCharacters.isSpace(buffer[to - 1])) {
            to--;
        }
        if (depth == 0 || !open[depth - 1].is(buffer, at + 2, to)) {
            throw new XMLStreamException("an end tag that ends nothing");
        }
        at = close + 1;
        return end();
    }

    private int end() {
        name = open[depth - 1];
        attributes = 0;
        return END_ELEMENT;
    }

    /// Take the start tag at the current place.
    ///
    /// @return false where its end is not in the buffer; nothing has changed then
    private boolean startTag() throws XMLStreamException {
        int i = XmlNames.end(buffer, at + 1, limit);
        if (i == limit) {
            return false;
        }
        if (!XmlNames.begins(buffer[at + 1])) {
            throw new XMLStreamException("a tag without a name");
        }
        XmlNames.Name element = names.of(buffer, at + 1, i);
        attributes = 0;
        while (true) {
            while (i < limit && XmlCharacters.isSpace(buffer[i])) {
                i++;
            }
            if (i + 1 >= limit && (i == limit || buffer[i] != '>')) {
                return false;
            }
            if (buffer[i] == '>') {
                opened(element, i + 1, false);
                return true;
            }
            if (buffer[i] == '/' && buffer[i + 1] == '>') {
                opened(element, i + 2, true);
                return true;
            }
            i = attribute(i);
            if (i < 0) {
                return false;
            }
        }
    }

    /// @return where it ends; -1 where that is not in the buffer
    private int attribute(int from) throws XMLStreamException {
        int i = XmlNames.end(buffer, from, limit);
        int nameEnd = i;
        while (i < limit && XmlCharacters.isSpace(buffer[i])) {
            i++;
        }
        if (i >= limit) {
            return -1;
        }
        if (nameEnd == from || buffer[i] != '=') {
            throw new XMLStreamException("a tag that is none");
        }
        i++;
        while (i < limit && XmlCharacters.isSpace(buffer[i])) {
            i++;
        }
        if (i >= limit) {
            return -1;
        }
        byte quote = buffer[i];
        if (quote != '"' && quote != '\'') {
            throw new XMLStreamException("a value without quotes");
        }
        int valueFrom = ++i;
        while (i < limit && buffer[i] != quote) {
            if (buffer[i] == '<') {
                throw new XMLStreamException("a tag inside of a value");
            }
            i++;
        }
        if (i >= limit) {
            return -1;
        }
        XmlNames.Name attribute = names.of(buffer, from, nameEnd);
        if (!attribute.declares()) {
            add(attribute, valueFrom, i);
        }
        return i + 1;
    }

    private void add(XmlNames.Name attribute, int from, int to) throws XMLStreamException {
        if (attributes == ATTRIBUTES_MAX) {
            throw new XMLStreamException("too many attributes");
        }
        if (attributes == attributeFrom.length) {
            attributeNames = Arrays.copyOf(attributeNames, attributes * 2);
            attributeFrom = Arrays.copyOf(attributeFrom, attributes * 2);
            attributeTo = Arrays.copyOf(attributeTo, attributes * 2);
        }
        attributeNames[attributes] = attribute;
        attributeFrom[attributes] = from;
        attributeTo[attributes++] = to;
    }

    private void opened(XmlNames.Name element, int next, boolean isEmpty) throws XMLStreamException {
        if (depth == 0 && hadRoot || depth >= Xml.DEPTH_MAX) {
            throw new XMLStreamException(depth == 0 ? "a second root" : "too deep");
        }
        hadRoot = true;
        if (depth == open.length) {
            open = Arrays.copyOf(open, depth * 2);
        }
        open[depth++] = element;
        name = element;
        emptyElement = isEmpty;
        at = next;
    }

    /// All characters inside the current element, which is left behind, where they come in one piece: most do.
    ///
    /// @return empty where they do not; nothing was read then
    Optional<String> textInOnePiece() throws XMLStreamException {
        if (emptyElement || event != START_ELEMENT) {
            return Optional.empty();
        }
        int to = at;
        while (to < limit && buffer[to] != '<') {
            to++;
        }
        if (to + 1 >= limit || buffer[to + 1] != '/') {
            return Optional.empty();
        }
        String text = characters.text(buffer, at, to);
        at = to;
        next();
        return Optional.of(text);
    }

    @Override
    public int getEventType() {
        return event;
    }

    @Override
    public String getLocalName() {
        return name.local();
    }

    @Override
    public boolean isStartElement() {
        return event == START_ELEMENT;
    }

    @Override
    public boolean isEndElement() {
        return event == END_ELEMENT;
    }

    @Override
    public int getAttributeCount() {
        return attributes;
    }

    @Override
    public String getAttributeLocalName(int index) {
        return attributeNames[index].local();
    }

    @Override
    public String getAttributeValue(int index) {
        return characters.value(buffer, attributeFrom[index], attributeTo[index]);
    }

    @Override
    public String getText() {
        return new String(characters.chars(), 0, characters.length());
    }

    @Override
    public char[] getTextCharacters() {
        return characters.chars();
    }

    @Override
    public int getTextStart() {
        return 0;
    }

    @Override
    public int getTextLength() {
        return characters.length();
    }

    @Override
    public String toString() {
        return "QuickXml at " + name.local().toLowerCase(Locale.ROOT);
    }
}
