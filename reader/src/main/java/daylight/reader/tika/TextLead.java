package daylight.reader.tika;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarUtils;

/// The beginning of what the detectors take for plain text and is none: taken for text, the parts of a mail
/// that are encoded and the members of an archive would not be found.
final class TextLead {
    /// More than the header of any mail but the strangest.
    static final int BYTES = 64 * 1024;

    private static final int TAR_HEADER_BYTES = 512;

    private static final Pattern FIELD = Pattern.compile("[!-9;-~]+:.*");

    private static final Pattern ENCODED_OR_PARTED = Pattern.compile(
            "content-type:\\s*(multipart|message)/.*|content-transfer-encoding:\\s*(base64|quoted-printable)\\s*");

    private static final Pattern MARKED_MAILBOX = Pattern.compile("\u00ef\u00bb\u00bfFrom [^\\r\\n]*\\r?\\n[!-9;-~]+:");

    private TextLead() {}

    /// A header of tar before POSIX, which has no magic and a checksum.
    static boolean isOldTar(byte[] lead) {
        return lead.length >= TAR_HEADER_BYTES
                && lead[0] != 0
                && lead[TAR_HEADER_BYTES - 1] == 0
                && hasTarChecksum(Arrays.copyOf(lead, TAR_HEADER_BYTES));
    }

    private static boolean hasTarChecksum(byte[] header) {
        try {
            return TarUtils.verifyCheckSum(header);
        } catch (IllegalArgumentException _) {
            // No number stands there: a text in UTF-16 has its zeros where a header of tar has some, too.
            return false;
        }
    }

    /// A file called a mailbox that begins as one, whatever its first message looks like; or one under any
    /// name with a byte order mark, which no mail program writes and an editor does.
    static boolean isMailbox(byte[] lead, String name) {
        String start = new String(lead, 0, Math.min(lead.length, 256), StandardCharsets.ISO_8859_1);
        return name.toLowerCase(Locale.ROOT).endsWith(".mbox") && start.startsWith("From ")
                || MARKED_MAILBOX.matcher(start).lookingAt();
    }

    /// A block of header fields (RFC 5322, 2.2) up to an empty line, one of which says that the body has
    /// parts or is encoded.
    static boolean isMail(byte[] lead) {
        String text = new String(lead, StandardCharsets.ISO_8859_1);
        boolean isEncodedOrParted = false;
        int fields = 0;
        for (String line : text.lines().toList()) {
            Optional<Boolean> field = field(line, fields);
            if (line.isEmpty() || field.isEmpty()) {
                return line.isEmpty() && isEncodedOrParted;
            }
            fields++;
            isEncodedOrParted |= field.get();
        }
        return false;
    }

    /// @return whether the line says that the body has parts or is encoded; empty for what is no line of a header
    private static Optional<Boolean> field(String line, int before) {
        boolean isContinued = before > 0 && (line.startsWith(" ") || line.startsWith("\t"));
        if (!isContinued && !FIELD.matcher(line).matches()) {
            return Optional.empty();
        }
        return Optional.of(
                ENCODED_OR_PARTED.matcher(line.toLowerCase(Locale.ROOT)).matches());
    }
}
