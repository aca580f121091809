package daylight.reader.fast;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.BiConsumer;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.html.JSoupParser;
import org.apache.tika.sax.BodyContentHandler;
import org.apache.tika.sax.WriteOutContentHandler;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/// The words of an HTML body.
final class HtmlText {
    /// No limit here: the mail's own size bounds its text.
    private static final int UNLIMITED = -1;

    private final JSoupParser parser = new JSoupParser();

    /// @param embedded takes the name and bytes of each picture that stands in the HTML itself as a data URI
    /// @throws NotForFastPath when the parser gives up
    String of(String html, BiConsumer<String, byte[]> embedded) {
        WriteOutContentHandler text = new WriteOutContentHandler(UNLIMITED);
        ParseContext context = new ParseContext();
        context.set(EmbeddedDocumentExtractor.class, new Collector(embedded));
        try {
            parser.parseString(html, new BodyContentHandler(text), new Metadata(), context);
        } catch (SAXException | RuntimeException _) {
            throw new NotForFastPath("HTML could not be parsed");
        }
        return text.toString();
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
