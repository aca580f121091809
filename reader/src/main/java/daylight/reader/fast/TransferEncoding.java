package daylight.reader.fast;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.apache.james.mime4j.codec.Base64InputStream;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.QuotedPrintableInputStream;
import org.apache.james.mime4j.util.MimeUtil;

/// Undoes a part's content transfer encoding (RFC 2045, 6), with the general reader's own lenient decoders.
final class TransferEncoding {
    private TransferEncoding() {}

    /// @param monitor hears of letters that the encoding does not have
    static byte[] decode(MailPart part, DecodeMonitor monitor) {
        String encoding = part.descriptor().getTransferEncoding();
        if (MimeUtil.isBase64Encoding(encoding)) {
            return all(new Base64InputStream(encoded(part), monitor));
        }
        if (MimeUtil.isQuotedPrintableEncoded(encoding)) {
            return all(new QuotedPrintableInputStream(encoded(part), monitor));
        }
        return Arrays.copyOfRange(part.mail(), part.from(), part.to());
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
