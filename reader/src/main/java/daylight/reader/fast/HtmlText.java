package daylight.reader.fast;

import daylight.reader.mail.QuoteMarkup;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.html.HtmlMapper;
import org.apache.tika.parser.html.JSoupParser;
import org.apache.tika.sax.BodyContentHandler;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/// The words of an HTML body.
final class HtmlText {
    /// Deeper than any thread was ever quoted.
    private static final int QUOTES_MAX = 100;

    /// The words of a body.
    ///
    /// @param marks what stands in `blockquote`, and the names of pictures, in the order in which they end
    record Body(String text, List<Findings.Mark> marks) {}

    private final JSoupParser parser = new JSoupParser();

    /// @param embedded takes the name and bytes of each picture that stands in the HTML itself as a data URI
    /// @param names    the name of the part of the mail with an id (RFC 2392); it stands where the part is shown
    /// @throws NotForFastPath when the parser gives up
    Body of(String html, BiConsumer<String, byte[]> embedded, Function<String, Optional<String>> names) {
        Gathering body = new Gathering(names);
        ParseContext context = new ParseContext();
        context.set(EmbeddedDocumentExtractor.class, new Collector(embedded));
        context.set(HtmlMapper.class, QuoteMarkup.MAPPER);
        try {
            parser.parseString(html, new BodyContentHandler(body), new Metadata(), context);
        } catch (SAXException | RuntimeException _) {
            throw new NotForFastPath("HTML could not be parsed");
        }
        return new Body(body.text.toString(), body.marks);
    }

    private static final class Gathering extends DefaultHandler {
        private final StringBuilder text = new StringBuilder();
        private final List<Findings.Mark> marks = new ArrayList<>();
        private final List<Open> open = new ArrayList<>();

        private final Function<String, Optional<String>> names;

        private record Open(int start, boolean cited) {}

        Gathering(Function<String, Optional<String>> names) {
            this.names = names;
        }

        @Override
        public void startElement(String uri, String localName, String name, Attributes attributes) {
            if (localName.equals("blockquote") && open.size() < QUOTES_MAX) {
                open.add(new Open(text.length(), QuoteMarkup.isCited(attributes)));
            } else if (localName.equals("img")) {
                Optional.ofNullable(attributes.getValue("src"))
                        .flatMap(ContentId::ofUrl)
                        .flatMap(names)
                        .ifPresent(this::picture);
            }
        }

        private void picture(String name) {
            text.append('[');
            int start = text.length();
            text.append(name);
            marks.add(Findings.Mark.member(start, text.length()));
            text.append(']');
        }

        @Override
        public void endElement(String uri, String localName, String name) {
            if (localName.equals("blockquote") && !open.isEmpty()) {
                Open ended = open.removeLast();
                marks.add(Findings.Mark.quote(ended.start(), text.length(), open.size() + 1, ended.cited()));
            }
        }

        @Override
        public void characters(char[] characters, int from, int length) {
            text.append(characters, from, length);
        }

        @Override
        public void ignorableWhitespace(char[] characters, int from, int length) {
            text.append(characters, from, length);
        }
    }

    private record Collector(BiConsumer<String, byte[]> embedded) implements EmbeddedDocumentExtractor {
        @Override
        public boolean shouldParseEmbedded(Metadata metadata) {
            return true;
        }

        @Override
        public void parseEmbedded(InputStream in, ContentHandler handler, Metadata metadata, boolean outputHtml)
                throws IOException {
            String name = metadata.get(TikaCoreProperties.RESOURCE_NAME_KEY);
            embedded.accept(name == null ? "" : name, in.readAllBytes());
        }
    }
}
