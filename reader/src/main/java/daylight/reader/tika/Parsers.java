package daylight.reader.tika;

import java.util.Map;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.CompositeParser;
import org.apache.tika.parser.EmptyParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.mail.RFC822Parser;

/// Tika's parsers by type. Tika builds this map again for every parse; here it is built once.
final class Parsers extends CompositeParser {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial")
    private final Map<MediaType, Parser> byType;

    Parsers(TikaConfig config) {
        super(config.getMediaTypeRegistry(), ((CompositeParser) config.getParser()).getAllComponentParsers());
        byType = Map.copyOf(((CompositeParser) config.getParser()).getParsers(new ParseContext()));
        for (Parser parser : byType.values()) {
            if (parser instanceof RFC822Parser mails) {
                // Its own choice among a mail's alternatives drops the words of the others.
                mails.setExtractAllAlternatives(true);
            }
        }
        setFallback(EmptyParser.INSTANCE);
    }

    @Override
    public Map<MediaType, Parser> getParsers(ParseContext context) {
        return byType;
    }

    /// The parser of a type or of the nearest type above it; [EmptyParser] when there is none.
    Parser of(MediaType type) {
        Metadata metadata = new Metadata();
        metadata.set(Metadata.CONTENT_TYPE, type.toString());
        return getParser(metadata, new ParseContext());
    }
}
