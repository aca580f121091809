package daylight.reader.fast;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.sax.BodyContentHandler;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/// Reads with Tika as it comes, attachments kept apart.
final class TikaView {
    private final AutoDetectParser parser = new AutoDetectParser();

    String type(byte[] bytes, String name) throws IOException {
        Metadata metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        try (TikaInputStream in = TikaInputStream.get(bytes)) {
            return parser.getDetector().detect(in, metadata).getBaseType().toString();
        }
    }

    /// @param from where the mail begins in an mbox of one mail, else 0
    Seen read(byte[] bytes, String name, int from) throws IOException, SAXException, TikaException {
        Metadata metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        if (from > 0) {
            metadata.set(TikaCoreProperties.CONTENT_TYPE_PARSER_OVERRIDE, MailReader.MEDIA_TYPE);
        }
        List<Seen.Member> members = new ArrayList<>();
        ParseContext context = new ParseContext();
        context.set(Parser.class, parser);
        context.set(EmbeddedDocumentExtractor.class, new Collector(members));
        BodyContentHandler text = new BodyContentHandler(-1);
        try (TikaInputStream in = TikaInputStream.get(Arrays.copyOfRange(bytes, from, bytes.length))) {
            parser.parse(in, text, metadata, context);
        }
        Map<String, List<String>> values = new TreeMap<>();
        for (String each : metadata.names()) {
            List<String> kept = Arrays.stream(metadata.getValues(each))
                    .filter(value -> !value.isBlank())
                    .toList();
            if (!kept.isEmpty()) {
                values.put(each, kept);
            }
        }
        MediaType type = MediaType.parse(metadata.get(Metadata.CONTENT_TYPE));
        return new Seen(type == null ? "" : type.getBaseType().toString(), text.toString(), values, members);
    }

    void parse(byte[] bytes, String name) throws IOException, SAXException, TikaException {
        Metadata metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        try (TikaInputStream in = TikaInputStream.get(bytes)) {
            parser.parse(in, new BodyContentHandler(-1), metadata, new ParseContext());
        }
    }

    private record Collector(List<Seen.Member> members) implements EmbeddedDocumentExtractor {
        @Override
        public boolean shouldParseEmbedded(Metadata metadata) {
            return true;
        }

        @Override
        public void parseEmbedded(InputStream in, ContentHandler handler, Metadata metadata, boolean outputHtml)
                throws IOException {
            String name = metadata.get(TikaCoreProperties.RESOURCE_NAME_KEY);
            members.add(new Seen.Member(name == null ? "" : name, Hashes.sha256(in.readAllBytes())));
        }
    }
}
