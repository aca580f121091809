package daylight.reader.fast;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The text before a multipart's first boundary line and after its last (RFC 2046, 5.1.1: preamble and epilogue),
/// and lines of headers that are no fields (RFC 5322, 2.2).
/// Mail programs do not show it; list servers sign there, and so may whoever hides words. It stands at the end of
/// the mail's text.
final class MailMargins {
    /// What mailers write there for readers of 1992, and nobody else.
    private static final Pattern SAID_BY_MAILERS = Pattern.compile(
            "This is a (?:cryptographically signed |digitally signed |S/MIME signed )?(?:multi[- ]?part )?"
                    + "(?:MIME )?message(?: in MIME format)?\\.*"
                    + "|This message is in MIME format\\. Since your mail reader does not understand this format, "
                    + "some or all of this message may not be legible\\.",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern SPACE = Pattern.compile("\\s+");

    private final BodyText texts;
    private final List<String> kept = new ArrayList<>();

    MailMargins(BodyText texts) {
        this.texts = texts;
    }

    /// Take what of the header is no field, and a multipart's own margins; a leaf has none.
    void add(MailPart part) {
        ByteArrayOutputStream strays = new ByteArrayOutputStream();
        for (MailPart.Stray stray : part.strays()) {
            strays.write(part.mail(), stray.from(), stray.to() - stray.from());
            strays.write('\n');
        }
        // All at once: to tell a charset costs as much for a line as for many.
        add(strays.toByteArray(), 0, strays.size());
        if (part.multipart()) {
            add(part.mail(), part.from(), part.preambleTo());
            add(part.mail(), part.epilogueFrom(), part.to());
        }
    }

    private void add(byte[] mail, int from, int to) {
        if (isBlank(mail, from, to)) {
            return;
        }
        String text = texts.decode(Arrays.copyOfRange(mail, from, to), Optional.empty())
                .text();
        if (!SAID_BY_MAILERS
                .matcher(SPACE.matcher(text.strip()).replaceAll(" "))
                .matches()) {
            kept.add(BodyText.printable(text));
        }
    }

    private static boolean isBlank(byte[] mail, int from, int to) {
        for (int i = from; i < to; i++) {
            if (mail[i] < 0 || mail[i] > ' ') {
                return false;
            }
        }
        return true;
    }

    void into(Findings findings) {
        for (String text : kept) {
            findings.text(text);
            findings.breakLine();
        }
    }
}
