package daylight.reader.tika;

import daylight.protocol.NameBytes;
import daylight.reader.ground.Contents;
import daylight.reader.ground.Ending;
import daylight.reader.ground.Members;
import daylight.reader.ground.Node;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
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
    private final boolean isMail;
    private final List<Inventory.HandedOut> handedOut = new ArrayList<>();
    private int inlineParts;

    /// @param isMail whether the parent is a mail, whose first text is its own words
    MemberExtractor(Node parent, Members members, Parser inline, boolean isMail) {
        this.isMail = isMail;
        this.contents = new Contents(parent, members);
        this.inline = inline;
    }

    int count() {
        return contents.count();
    }

    /// Read what the parser passed over, and say how many members the document's own directory lists.
    ///
    /// @return members listed: by the walk, and those of a kind that it does not look for
    int settle(Inventory inventory) {
        List<Inventory.HandedOut> covered =
                handedOut.stream().filter(inventory::covers).toList();
        int others = handedOut.size() - covered.size();
        for (Inventory.Enclosed each : inventory.missing(covered, inlineParts)) {
            if (each.isReference()) {
                contents.link(each.path());
                continue;
            }
            AtomicReference<Node> open = new AtomicReference<>();
            contents.file(each.path(), -1, () -> each.bytes().open(open.get()), open::set);
        }
        return inventory.count(inlineParts) + others;
    }

    /// Whether any member could be taken out.
    boolean hasRead() {
        return contents.hasRead();
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
            inlineParts++;
            readInline(in, handler, metadata);
            return;
        }
        AtomicReference<Node> open = new AtomicReference<>();
        contents.file(path(metadata), -1, () -> bytes(in, open.get()), member -> {
            open.set(member);
            member.declaredType(declared(metadata));
            for (String name :
                    List.of(TikaCoreProperties.EMBEDDED_RESOURCE_TYPE_KEY, HttpHeaders.CONTENT_DISPOSITION)) {
                String value = metadata.get(name);
                if (value != null) {
                    member.put(name, value);
                }
            }
        });
        handedOut.add(new Inventory.HandedOut(
                value(metadata, TikaCoreProperties.EMBEDDED_RELATIONSHIP_ID),
                value(metadata, TikaCoreProperties.RESOURCE_NAME_KEY),
                value(metadata, TikaCoreProperties.EMBEDDED_RESOURCE_TYPE_KEY),
                isMail && isMailPart(metadata),
                open.get() == null ? "" : open.get().sha256()));
    }

    private static String value(Metadata metadata, String name) {
        String value = metadata.get(name);
        return value == null ? "" : value;
    }

    /// A part of a multipart; or the only part, which comes first.
    private boolean isMailPart(Metadata metadata) {
        return metadata.get(Message.MULTIPART_SUBTYPE) != null || handedOut.isEmpty() && inlineParts == 0;
    }

    /// A text part of a message without a name, which is not an attachment: the message's own words.
    private boolean isBodyPart(Metadata metadata) {
        String type = declared(metadata);
        return isMail
                && isMailPart(metadata)
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

    private static InputStream bytes(InputStream in, Node member) throws IOException {
        if (in instanceof TikaInputStream tika && tika.getOpenContainer() instanceof DirectoryEntry storage) {
            return OleStorage.open(storage, member);
        }
        return CloseShieldInputStream.wrap(in);
    }
}
