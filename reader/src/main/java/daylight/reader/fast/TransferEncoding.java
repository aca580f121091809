package daylight.reader.fast;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.apache.james.mime4j.codec.Base64InputStream;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.QuotedPrintableInputStream;
import org.apache.james.mime4j.util.MimeUtil;

/// Undoes a part's content transfer encoding (RFC 2045, 6), with the general reader's own lenient decoders.
final class TransferEncoding {
    /// In words there is a space or a point after ten letters or fewer; damaged base64 has fewer of them.
    private static final int PLAIN_LETTERS_FOR_ONE_OTHER = 20;

    private static final int OTHERS_MIN = 3;

    /// Longer than most words.
    private static final int BASE64_LETTERS_MIN = 16;

    private TransferEncoding() {}

    /// @param monitor hears of letters that the encoding does not have
    static byte[] decode(MailPart part, DecodeMonitor monitor) {
        String encoding = part.descriptor().getTransferEncoding();
        if (MimeUtil.isBase64Encoding(encoding)) {
            if (part.descriptor().getMimeType().startsWith("text/")) {
                Optional<byte[]> text = withPlainText(part, monitor);
                if (text.isPresent()) {
                    return text.get();
                }
            }
            return all(new Base64InputStream(encoded(part), monitor));
        }
        if (MimeUtil.isQuotedPrintableEncoded(encoding)) {
            return all(new QuotedPrintableInputStream(encoded(part), monitor));
        }
        return Arrays.copyOfRange(part.mail(), part.from(), part.to());
    }

    /// A text that is said to be base64 and is, from some line on, plain text: a label without its encoding, or
    /// what a list server wrote behind it. The lines before are undone, these stay as they are.
    private static Optional<byte[]> withPlainText(MailPart part, DecodeMonitor monitor) {
        int plain = part.from();
        while (plain < part.to() && isEncoded(part.mail(), plain, lineEnd(part, plain))) {
            plain = lineEnd(part, plain);
        }
        if (!isBase64(part.mail(), part.from(), plain)) {
            plain = part.from();
        }
        int others = 0;
        int spaces = 0;
        for (int i = plain; i < part.to(); i++) {
            byte b = part.mail()[i];
            others += b != '\r' && b != '\n' && !isLetter(b) ? 1 : 0;
            spaces += b == ' ' ? 1 : 0;
        }
        if (others * PLAIN_LETTERS_FOR_ONE_OTHER <= part.to() - plain || spaces == 0 && others < OTHERS_MIN) {
            return Optional.empty();
        }
        monitor.warn("plain text in base64", "");
        byte[] undone = all(new Base64InputStream(
                new ByteArrayInputStream(part.mail(), part.from(), plain - part.from()), monitor));
        byte[] whole = Arrays.copyOf(undone, undone.length + part.to() - plain);
        System.arraycopy(part.mail(), plain, whole, undone.length, part.to() - plain);
        return Optional.of(whole);
    }

    /// Whether lines of letters are base64 and no words that have nothing else in them, such as a name alone.
    private static boolean isBase64(byte[] mail, int from, int to) {
        int letters = 0;
        boolean isFilled = false;
        for (int i = from; i < to; i++) {
            if (isLetter(mail[i])) {
                letters++;
                isFilled = mail[i] == '=';
            }
        }
        return letters % 4 == 0 && (isFilled || letters >= BASE64_LETTERS_MIN);
    }

    private static int lineEnd(MailPart part, int from) {
        int end = from;
        while (end < part.to() && part.mail()[end] != '\n') {
            end++;
        }
        return Math.min(end + 1, part.to());
    }

    /// Whether a line has nothing but letters of base64 and white space at its ends.
    private static boolean isEncoded(byte[] mail, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && isWhite(mail[start])) {
            start++;
        }
        while (end > start && isWhite(mail[end - 1])) {
            end--;
        }
        for (int i = start; i < end; i++) {
            if (!isLetter(mail[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWhite(byte b) {
        return b == ' ' || b >= '\t' && b <= '\r';
    }

    private static boolean isLetter(byte b) {
        return b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z' || b >= '0' && b <= '9' || b == '+' || b == '/' || b == '=';
    }

    private static InputStream encoded(MailPart part) {
        return new ByteArrayInputStream(part.mail(), part.from(), part.to() - part.from());
    }

    private static byte[] all(InputStream decoded) {
        try (decoded) {
            return decoded.readAllBytes();
        } catch (IOException | RuntimeException _) {
            throw new NotForFastPath("transfer encoding could not be undone");
        }
    }
}
