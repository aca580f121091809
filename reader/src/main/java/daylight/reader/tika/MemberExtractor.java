package daylight.reader.tika;

import daylight.protocol.NameBytes;
import daylight.reader.ground.Contents;
import daylight.reader.ground.Ending;
import daylight.reader.ground.Members;
import daylight.reader.ground.Node;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.commons.io.input.CloseShieldInputStream;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.HttpHeaders;
import org.apache.tika.metadata.Message;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.sax.BodyContentHandler;
import org.apache.tika.sax.EmbeddedContentHandler;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/// Takes every document that a parser finds inside another, and reads it as a member of its own. Nothing of it
/// goes into the parent's text.
final class MemberExtractor implements EmbeddedDocumentExtractor {
    private final Contents contents;
    private final Parser inline;

    MemberExtractor(Node parent, Members members, Parser inline) {
        this.contents = new Contents(parent, members);
        this.inline = inline;
    }

    int count() {
        return contents.count();
    }

    Ending ending() {
        return contents.ending();
    }

    @Override
    public boolean shouldParseEmbedded(Metadata metadata) {
        return true;
    }

    @Override
    public void parseEmbedded(InputStream in, ContentHandler handler, Metadata metadata, boolean outputHtml)
            throws SAXException, IOException {
        if (isBodyPart(metadata)) {
            readInline(in, handler, metadata);
            return;
        }
        contents.file(path(metadata), -1, () -> bytes(in), member -> {
            member.declaredType(declared(metadata));
            for (String name :
                    List.of(TikaCoreProperties.EMBEDDED_RESOURCE_TYPE_KEY, HttpHeaders.CONTENT_DISPOSITION)) {
                String value = metadata.get(name);
                if (value != null) {
                    member.put(name, value);
                }
            }
        });
    }

    /// A text part of a message without a name, which is not an attachment: the message's own words.
    private static boolean isBodyPart(Metadata metadata) {
        String type = declared(metadata);
        return metadata.get(Message.MULTIPART_SUBTYPE) != null
                && (type.startsWith("text/plain") || type.startsWith("text/html"))
                && metadata.get(TikaCoreProperties.RESOURCE_NAME_KEY) == null
                && !"attachment".equalsIgnoreCase(disposition(metadata));
    }

    private static String disposition(Metadata metadata) {
        String disposition = metadata.get(HttpHeaders.CONTENT_DISPOSITION);
        return disposition == null ? "" : disposition.split(";", 2)[0].strip();
    }

    private void readInline(InputStream in, ContentHandler handler, Metadata metadata)
            throws SAXException, IOException {
        ParseContext context = new ParseContext();
        context.set(EmbeddedDocumentExtractor.class, this);
        context.set(Parser.class, inline);
        try {
            inline.parse(
                    CloseShieldInputStream.wrap(in),
                    new EmbeddedContentHandler(new BodyContentHandler(handler)),
                    metadata,
                    context);
        } catch (TikaException e) {
            throw new SAXException(e);
        }
    }

    private static String declared(Metadata metadata) {
        String type = metadata.get(TikaCoreProperties.CONTENT_TYPE_PARSER_OVERRIDE);
        if (type == null) {
            type = metadata.get(HttpHeaders.CONTENT_TYPE);
        }
        return type == null ? "" : type;
    }

    private NameBytes path(Metadata metadata) {
        for (String key : List.of(
                TikaCoreProperties.RESOURCE_NAME_KEY,
                TikaCoreProperties.INTERNAL_PATH.getName(),
                TikaCoreProperties.EMBEDDED_RELATIONSHIP_ID)) {
            String value = metadata.get(key);
            if (value != null && !value.isBlank()) {
                return NameBytes.of(value);
            }
        }
        return Members.unnamed(contents.count() + 1);
    }

    private InputStream bytes(InputStream in) throws IOException {
        if (in instanceof TikaInputStream tika && tika.getOpenContainer() instanceof DirectoryEntry storage) {
            return OleStorage.asFile(storage);
        }
        return CloseShieldInputStream.wrap(in);
    }
}
