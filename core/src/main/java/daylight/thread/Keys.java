package daylight.thread;

import daylight.text.DocumentFacts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// By what a mail can be told to belong to others.
///
/// @param messageId    without angle brackets; empty where it has none
/// @param references   what it says it answers, oldest first
/// @param byReplyAlone whether only the field for the answered message names one
/// @param conversation Outlook's identifier of the conversation, hexadecimal; empty where it has none
/// @param place        the index from there on: each answer adds ten digits to that of the message it answers
/// @param subject      folded and without prefixes; empty where it has none
/// @param reply        whether the subject calls it an answer
record Keys(
        String messageId,
        List<String> references,
        boolean byReplyAlone,
        String conversation,
        String place,
        String subject,
        boolean reply) {
    /// A long thread names each of its messages in each; the first and the last of them hold it together.
    private static final int REFERENCES_MAX = 60;

    /// [MS-OXOMSG], 2.2.1.3: one byte and five of a time, which say nothing here; sixteen of a GUID; then five for
    /// each answer.
    private static final int GUID_FROM = 6;

    private static final int GUID_BYTES = 16;
    private static final int GUID_DIGITS = 2 * GUID_BYTES;
    private static final int ANSWER_BYTES = 5;
    private static final int ANSWERS_MAX = 200;

    private static final List<String> INDEX_NAMES = List.of("message:raw-header:thread-index", "thread-index");
    private static final String INDEX_IN_HEX = "mapi:conversation-index";

    /// Of an item of a store, without the beginning.
    private static final String STORED = "pst:conversation";

    Keys {
        references = List.copyOf(references);
    }

    /// Empty for what is no mail, or has nothing by which it could belong to another.
    static Optional<Keys> of(DocumentFacts facts) {
        if (!facts.isMail()) {
            return Optional.empty();
        }
        List<String> references = new ArrayList<>(facts.references());
        boolean byReplyAlone = references.isEmpty();
        facts.inReplyTo().filter(id -> !references.contains(id)).ifPresent(id -> {
            if (references.isEmpty()) {
                references.add(id);
            }
        });
        facts.messageId().ifPresent(id -> references.removeIf(id::equals));
        while (references.size() > REFERENCES_MAX) {
            references.remove(1);
        }
        String place = place(facts);
        BareSubject subject = BareSubject.of(facts.subject().orElse(""));
        Keys keys = new Keys(
                facts.messageId().orElse(""),
                references,
                byReplyAlone,
                place.substring(0, Math.min(GUID_DIGITS, place.length())),
                place,
                subject.text(),
                subject.reply());
        boolean isEmpty = keys.messageId.isEmpty()
                && keys.references.isEmpty()
                && keys.conversation.isEmpty()
                && keys.subject.isEmpty();
        return isEmpty ? Optional.empty() : Optional.of(keys);
    }

    private static String place(DocumentFacts facts) {
        byte[] bytes = new byte[0];
        try {
            Optional<String> hex = first(facts, INDEX_IN_HEX);
            Optional<String> base64 = INDEX_NAMES.stream()
                    .flatMap(name -> first(facts, name).stream())
                    .findFirst();
            if (hex.isPresent()) {
                bytes = withoutBeginning(HexFormat.of().parseHex(hex.get().strip()));
            } else if (base64.isPresent()) {
                bytes = withoutBeginning(Base64.getMimeDecoder().decode(base64.get()));
            } else {
                bytes = HexFormat.of().parseHex(first(facts, STORED).orElse(""));
            }
        } catch (IllegalArgumentException _) {
            return "";
        }
        boolean fits = bytes.length >= GUID_BYTES
                && (bytes.length - GUID_BYTES) % ANSWER_BYTES == 0
                && bytes.length <= GUID_BYTES + ANSWERS_MAX * ANSWER_BYTES;
        return fits ? HexFormat.of().formatHex(bytes) : "";
    }

    private static byte[] withoutBeginning(byte[] index) {
        return Arrays.copyOfRange(index, Math.min(GUID_FROM, index.length), index.length);
    }

    private static Optional<String> first(DocumentFacts facts, String name) {
        return facts.raw().entrySet().stream()
                .filter(entry -> entry.getKey().toLowerCase(Locale.ROOT).equals(name))
                .flatMap(entry -> entry.getValue().stream())
                .findFirst();
    }

    Keys referring(List<String> to, boolean replyAlone) {
        return new Keys(messageId, to, replyAlone, conversation, place, subject, reply);
    }

    /// Whether nothing but its subject can say what it answers.
    boolean isAlone() {
        return references.isEmpty() && placeAbove().isEmpty();
    }

    /// The place of the message that this one answers by Outlook's count; empty where it is the first or has none.
    String placeAbove() {
        return above(place);
    }

    static String above(String place) {
        return place.length() > GUID_DIGITS ? place.substring(0, place.length() - 2 * ANSWER_BYTES) : "";
    }
}
