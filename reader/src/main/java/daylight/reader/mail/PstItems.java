package daylight.reader.mail;

import com.pff.PSTAttachment;
import com.pff.PSTConversationIndex;
import com.pff.PSTException;
import com.pff.PSTMessage;
import com.pff.PSTRecipient;
import daylight.protocol.NameBytes;
import daylight.reader.ground.CanonicalForm;
import daylight.reader.ground.Contents;
import daylight.reader.ground.Ending;
import daylight.reader.ground.InlineText;
import daylight.reader.ground.Members;
import daylight.reader.ground.Node;
import daylight.reader.pgp.ArmourWatch;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.tika.metadata.Message;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.Office;
import org.apache.tika.metadata.TikaCoreProperties;
import org.jspecify.annotations.Nullable;

/// Reads one item of a PST: its identity, facts, words and attachments.
final class PstItems {
    static final String MEDIA_TYPE = "application/x-tika-pst-mail-item";

    /// Messages attached to messages, deeper than any chain of forwards.
    private static final int NESTING_MAX = 32;

    /// A header's line that goes on in the next (RFC 5322, 2.2.3).
    private static final Pattern FOLD = Pattern.compile("\\R(?=[ \\t])");

    private static final Set<String> SAID_BY_FIELDS =
            Set.of("subject", "from", "to", "cc", "bcc", "message-id", "in-reply-to");

    private final InlineText inline;
    private final Members members;

    PstItems(InlineText inline, Members members) {
        this.inline = inline;
        this.members = members;
    }

    Ending read(PSTMessage message, Node node) throws Exception {
        node.mediaType(MEDIA_TYPE);
        List<PstFields.Field> fields = PstFields.of(message);
        CanonicalForm identity = canonical(message, fields, 0);
        node.identity(identity.hash(), recipe(fields), identity.sizeBytes());
        putFacts(message, node);
        int attachments = message.getNumberOfAttachments();
        node.listed(attachments, List.of());
        for (PstFields.Field field : fields) {
            node.put("pst:" + field.name(), field.value());
            node.text(field.value() + "\n");
        }
        ArmourWatch watch = new ArmourWatch(node, Optional.of(new QuoteWatch(node)));
        node.follow(watch);
        readWords(message, node);
        watch.textEnds();
        Contents contents = new Contents(node, members);
        for (int i = 0; i < attachments; i++) {
            readAttachment(message, i, contents);
        }
        return contents.ending();
    }

    private void readWords(PSTMessage message, Node node) throws Exception {
        String html = message.getBodyHTML();
        String text = message.getBody();
        if (!html.isBlank()) {
            inline.read(node, html.getBytes(StandardCharsets.UTF_8), "text/html; charset=UTF-8");
        } else if (!text.isBlank()) {
            node.text(text);
        } else {
            String rtf = message.getRTFBody();
            if (rtf != null && !rtf.isBlank()) {
                inline.read(node, rtf.getBytes(StandardCharsets.ISO_8859_1), "application/rtf");
            }
        }
    }

    private void readAttachment(PSTMessage message, int number, Contents contents) {
        PSTAttachment attachment;
        PSTMessage nested;
        try {
            attachment = message.getAttachment(number);
            nested = attachment.getEmbeddedPSTMessage();
        } catch (IOException | PSTException e) {
            contents.lost(Members.unnamed(number + 1));
            return;
        }
        String name = name(attachment);
        NameBytes path = name.isBlank() ? Members.unnamed(number + 1) : NameBytes.of(name);
        if (nested != null) {
            boolean hasSubject = name.isBlank() && !nested.getSubject().isBlank();
            contents.item(hasSubject ? NameBytes.of(nested.getSubject()) : path, member -> read(nested, member));
        } else {
            contents.file(
                    path, -1, attachment::getFileInputStream, member -> member.declaredType(attachment.getMimeTag()));
        }
    }

    private static String name(PSTAttachment attachment) {
        String name = attachment.getLongFilename();
        return name.isBlank() ? attachment.getFilename() : name;
    }

    private static void putFacts(PSTMessage message, Node node) throws IOException, PSTException {
        node.put(TikaCoreProperties.TITLE.getName(), message.getSubject());
        node.put(TikaCoreProperties.SUBJECT.getName(), message.getSubject());
        node.put(TikaCoreProperties.CREATOR.getName(), message.getSenderName());
        node.put(Metadata.MESSAGE_FROM, message.getSenderName());
        node.put(Message.MESSAGE_FROM_NAME.getName(), message.getSenderName());
        node.put(Message.MESSAGE_FROM_EMAIL.getName(), message.getSenderEmailAddress());
        node.put(TikaCoreProperties.IDENTIFIER.getName(), message.getInternetMessageId());
        node.put(Metadata.MESSAGE_RAW_HEADER_PREFIX + "Message-ID", message.getInternetMessageId());
        node.put(Metadata.MESSAGE_RAW_HEADER_PREFIX + "In-Reply-To", message.getInReplyToId());
        putHeaders(message.getTransportMessageHeaders(), node);
        node.put("pst:conversation", conversation(message.getConversationIndex()));
        node.put(Office.MAPI_MESSAGE_CLASS.getName(), message.getMessageClass());
        putTime(node, TikaCoreProperties.CREATED.getName(), message.getClientSubmitTime());
        putTime(node, Office.MAPI_MESSAGE_CLIENT_SUBMIT_TIME.getName(), message.getClientSubmitTime());
        putTime(node, TikaCoreProperties.MODIFIED.getName(), message.getLastModificationTime());
        for (int i = 0; i < message.getNumberOfRecipients(); i++) {
            PSTRecipient recipient = message.getRecipient(i);
            String field = switch (recipient.getRecipientType()) {
                case PSTRecipient.MAPI_CC -> Metadata.MESSAGE_CC;
                case PSTRecipient.MAPI_BCC -> Metadata.MESSAGE_BCC;
                default -> Metadata.MESSAGE_TO;
            };
            node.put(field, person(recipient));
        }
    }

    /// The lines that the message had on its way, but for those that the store's own fields say better.
    private static void putHeaders(String headers, Node node) {
        for (String line : FOLD.matcher(headers).replaceAll(" ").split("\\R", -1)) {
            int colon = line.indexOf(':');
            if (colon > 0 && !SAID_BY_FIELDS.contains(line.substring(0, colon).toLowerCase(Locale.ROOT))) {
                node.put(
                        Metadata.MESSAGE_RAW_HEADER_PREFIX + line.substring(0, colon),
                        line.substring(colon + 1).strip());
            }
        }
    }

    /// Where a message stands in its conversation: hexadecimal, the conversation's GUID and five bytes for
    /// each answer that lies before it, as they lie in the message's PR_CONVERSATION_INDEX ([MS-OXOMSG],
    /// 2.2.1.3). A mail that was saved as a file says the same bytes.
    static String conversation(@Nullable PSTConversationIndex index) {
        if (index == null || index.getGuid() == null) {
            return "";
        }
        StringBuilder place = new StringBuilder(index.getGuid().toString().replace("-", ""));
        for (PSTConversationIndex.ResponseLevel level : index.getResponseLevels()) {
            // The library keeps thousandths of what it was told, in steps that are larger than a thousand.
            int step = level.getDeltaCode() == 0 ? 18 : 23;
            long steps = level.getTimeDelta() * 1000 + (1L << step) - 1 >> step;
            long time = (level.getDeltaCode() & 1L) << 31 | steps;
            place.append(String.format(Locale.ROOT, "%08x%02x", time, level.getRandom() & 0xff));
        }
        return place.toString();
    }

    private static String person(PSTRecipient recipient) {
        String address = address(recipient);
        String name = recipient.getDisplayName();
        return address.isBlank() || address.equals(name) ? name : name + " <" + address + ">";
    }

    private static String address(PSTRecipient recipient) {
        return recipient.getSmtpAddress().isBlank() ? recipient.getEmailAddress() : recipient.getSmtpAddress();
    }

    private static void putTime(Node node, String name, Date time) {
        if (time != null) {
            node.put(name, time.toInstant().toString());
        }
    }

    private static int recipe(List<PstFields.Field> fields) {
        return fields.isEmpty() ? CanonicalForm.ITEM_RECIPE : CanonicalForm.FIELDS_RECIPE;
    }

    /// The fields in the order of docs/formats/canonical.md.
    private static CanonicalForm canonical(PSTMessage message, List<PstFields.Field> fields, int nesting)
            throws IOException, PSTException {
        CanonicalForm item = fields.isEmpty() ? CanonicalForm.ofItem() : CanonicalForm.ofItemWithFields();
        fields.forEach(field -> item.field(field.name(), field.value()));
        item.field("class", message.getMessageClass());
        item.field("message-id", message.getInternetMessageId());
        item.field("headers", message.getTransportMessageHeaders());
        item.field("subject", message.getSubject());
        item.field("from-name", message.getSenderName());
        item.field("from-address", message.getSenderEmailAddress());
        item.field("submitted", millis(message.getClientSubmitTime()));
        item.field("delivered", millis(message.getMessageDeliveryTime()));
        for (int i = 0; i < message.getNumberOfRecipients(); i++) {
            PSTRecipient recipient = message.getRecipient(i);
            item.field("recipient-type", Integer.toString(recipient.getRecipientType()));
            item.field("recipient-name", recipient.getDisplayName());
            item.field("recipient-address", address(recipient));
        }
        item.field("text", message.getBody());
        item.field("html", message.getBodyHTML());
        String rtf = message.getRTFBody();
        item.field("rtf", rtf == null ? "" : rtf);
        for (int i = 0; i < message.getNumberOfAttachments(); i++) {
            PSTAttachment attachment = message.getAttachment(i);
            PSTMessage nested = attachment.getEmbeddedPSTMessage();
            item.field("attachment-name", name(attachment));
            if (nested == null) {
                item.field("attachment-sha256", contentHash(attachment));
            } else {
                item.field(
                        "attached-item-sha256",
                        nesting < NESTING_MAX
                                ? canonical(nested, PstFields.of(nested), nesting + 1)
                                        .hash()
                                : "");
            }
        }
        return item;
    }

    private static String millis(Date time) {
        return time == null ? "" : Long.toString(time.getTime());
    }

    private static String contentHash(PSTAttachment attachment) throws PSTException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = attachment.getFileInputStream()) {
                byte[] buffer = new byte[8192];
                for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                    digest.update(buffer, 0, read);
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            // An attachment without content is part of the identity too: as an empty hash.
            return "";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
