package daylight.reader.fast;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Makes fields of a header readable that are not written as they should be: bytes that are no UTF-8, and
/// broken encoded words.
final class HeaderRepair {
    /// Whose encoded words are decoded; other fields stay as they are.
    private static final Set<String> WITH_WORDS = Set.of("from", "to", "cc", "bcc", "subject");

    private final BodyText texts;
    private final Repairs repairs;

    HeaderRepair(BodyText texts, Repairs repairs) {
        this.texts = texts;
        this.repairs = repairs;
    }

    /// The mail's own fields, in UTF-8.
    List<HeaderField> fields(MailPart mail) {
        byte[] strange = strange(mail.fields());
        Optional<Charset> charset = strange.length == 0 ? Optional.empty() : charset(mail, strange);
        return mail.fields().stream()
                .map(field ->
                        field.isUtf8() ? field : charset.map(field::inUtf8).orElse(field))
                .map(this::withWholeWords)
                .toList();
    }

    /// The bytes of all fields that are no UTF-8.
    private static byte[] strange(List<HeaderField> fields) {
        ByteArrayOutputStream strange = new ByteArrayOutputStream();
        for (HeaderField field : fields) {
            if (!field.isUtf8()) {
                strange.write(field.mail(), field.from(), field.to() - field.from());
                strange.write('\n');
            }
        }
        return strange.toByteArray();
    }

    /// That of the first text where the bytes fit it, else the one that header and text together look like.
    private Optional<Charset> charset(MailPart mail, byte[] strange) {
        Optional<MailPart> text = firstText(mail);
        Optional<String> said =
                text.flatMap(part -> Optional.ofNullable(part.descriptor().getCharset()));
        ByteArrayOutputStream together = new ByteArrayOutputStream();
        together.writeBytes(strange);
        text.map(part -> Arrays.copyOfRange(part.mail(), part.from(), part.to()))
                .filter(bytes -> !BodyText.isUtf8(bytes))
                .ifPresent(together::writeBytes);
        try {
            Charset charset = texts.decode(together.toByteArray(), said).charset();
            repairs.add(Repair.HEADER_CHARSET, charset);
            return Optional.of(charset);
        } catch (NotForFastPath _) {
            // Nothing fits: what cannot be read shows as such.
            return Optional.empty();
        }
    }

    private static Optional<MailPart> firstText(MailPart part) {
        if (part.multipart()) {
            return part.parts().stream()
                    .map(HeaderRepair::firstText)
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        return part.isType("text/plain") || part.isType("text/html") ? Optional.of(part) : Optional.empty();
    }

    private HeaderField withWholeWords(HeaderField field) {
        boolean hasWords = WITH_WORDS.stream().anyMatch(field::is);
        if (!hasWords) {
            return field;
        }
        String body = field.body();
        String repaired = EncodedWords.repaired(body, texts);
        if (repaired.equals(body)) {
            return field;
        }
        repairs.add(Repair.ENCODED_WORD);
        return field.with(repaired.getBytes(StandardCharsets.UTF_8));
    }
}
