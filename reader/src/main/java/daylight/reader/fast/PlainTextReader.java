package daylight.reader.fast;

import daylight.reader.ground.StrictText;
import java.nio.charset.StandardCharsets;
import org.apache.tika.metadata.Metadata;

/// Reads a plain text in ASCII or UTF-8; every other charset is the general reader's.
final class PlainTextReader {
    /// @throws NotForFastPath when the general reader must take it
    Findings read(byte[] bytes, String mediaType) {
        String text = decode(bytes);
        if (mediaType.equals("text/plain") && Tables.mayBe(text)) {
            throw new NotForFastPath("may be a table");
        }
        Findings findings = new Findings(mediaType);
        String charset = isAscii(bytes) ? reportedForAscii(text) : StandardCharsets.UTF_8.name();
        findings.set(Metadata.CONTENT_TYPE, mediaType + "; charset=" + charset);
        findings.set(Metadata.CONTENT_ENCODING, charset);
        findings.text(BodyText.printable(text.startsWith("\uFEFF") ? text.substring(1) : text));
        return findings;
    }

    /// What the general reader reports for texts of ASCII alone; every character is the same in both.
    private static String reportedForAscii(String text) {
        return text.indexOf('\r') >= 0 ? "windows-1252" : "ISO-8859-1";
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    private static String decode(byte[] bytes) {
        return StrictText.of(bytes, StandardCharsets.UTF_8).orElseThrow(() -> new NotForFastPath("not UTF-8"));
    }
}
