package daylight.reader.tika;

import daylight.reader.charset.TextCharset;
import daylight.reader.ground.BeyondAscii;
import daylight.reader.ground.Evidence;
import daylight.reader.ground.Scripts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.tika.detect.EncodingDetector;
import org.apache.tika.metadata.Metadata;
import org.jspecify.annotations.Nullable;

/// Tika's own detectors; but what they call ISO-8859-1 is read as windows-1252 where it has bytes that the
/// former has only control characters for, as browsers do (WHATWG Encoding, 4.2). Quotation marks were holes
/// in the text. A text whose first letters beyond ASCII stand behind all that the detectors look at is read
/// as UTF-8 where it is that, else in what they say of these letters.
final class WesternEncoding implements EncodingDetector {
    private static final long serialVersionUID = 1L;
    private static final int LEAD_BYTES = 64 * 1024;

    /// As far as a stream that is read once can be taken back.
    private static final int LOOK_BYTES_MAX = 8 * 1024 * 1024;

    /// What the detectors get of a text in the midst of which other letters begin, so much of it before these.
    private static final int BEFORE_BYTES = 2 * 1024;
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    @SuppressWarnings("serial")
    private final EncodingDetector detectors;

    WesternEncoding(EncodingDetector detectors) {
        this.detectors = detectors;
    }

    @Override
    public @Nullable Charset detect(InputStream in, Metadata metadata) throws IOException {
        Charset found = detectors.detect(in, metadata);
        if (found == null) {
            return null;
        }
        byte[] lead = lead(in, LEAD_BYTES);
        if (found.equals(StandardCharsets.ISO_8859_1) || found.equals(WINDOWS_1252)) {
            return western(in, lead, found, metadata);
        }
        return Scripts.plausible(lead, found);
    }

    /// The charset of a whole text, which the detectors above know the beginning of.
    TextCharset ofAll(Evidence evidence, Metadata metadata) throws IOException {
        return TextCharset.of(evidence, sample -> {
            Charset found = detect(new ByteArrayInputStream(sample), metadata);
            return found == null ? TextCharset.byStatistics(sample) : found;
        });
    }

    /// The detectors look at the beginning, and call what has no other letters than ASCII there a western one.
    private Charset western(InputStream in, byte[] lead, Charset found, Metadata metadata) throws IOException {
        BeyondAscii beyond = BeyondAscii.of(new ByteArrayInputStream(lead), lead.length);
        if (beyond.first() < 0 && lead.length == LEAD_BYTES) {
            in.mark(LOOK_BYTES_MAX + 1);
            beyond = BeyondAscii.of(in, LOOK_BYTES_MAX);
            in.reset();
        }
        if (beyond.first() < 0) {
            return found;
        }
        if (beyond.isUtf8()) {
            return StandardCharsets.UTF_8;
        }
        if (beyond.first() < lead.length) {
            return hasControls(lead) ? WINDOWS_1252 : found;
        }
        in.mark(LOOK_BYTES_MAX + LEAD_BYTES);
        in.skipNBytes(beyond.first() - BEFORE_BYTES);
        byte[] there = in.readNBytes(LEAD_BYTES);
        in.reset();
        Charset guessed = detectors.detect(new ByteArrayInputStream(there), metadata);
        boolean isWestern = guessed == null || guessed.equals(StandardCharsets.ISO_8859_1);
        return isWestern ? WINDOWS_1252 : Scripts.plausible(there, guessed);
    }

    private static byte[] lead(InputStream in, int bytes) throws IOException {
        in.mark(bytes);
        byte[] lead = in.readNBytes(bytes);
        in.reset();
        return lead;
    }

    private static boolean hasControls(byte[] lead) {
        for (byte b : lead) {
            if ((b & 0xff) >= 0x80 && (b & 0xff) < 0xa0) {
                return true;
            }
        }
        return false;
    }
}
