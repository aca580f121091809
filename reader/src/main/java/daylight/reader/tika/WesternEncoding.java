package daylight.reader.tika;

import daylight.reader.charset.TextCharset;
import daylight.reader.ground.Evidence;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.tika.detect.EncodingDetector;
import org.apache.tika.metadata.Metadata;

/// Tika's own detectors; but what they call ISO-8859-1 is read as windows-1252 where it has bytes that the
/// former has only control characters for, as browsers do (WHATWG Encoding, 4.2). Quotation marks were holes
/// in the text.
final class WesternEncoding implements EncodingDetector {
    private static final long serialVersionUID = 1L;
    private static final int LEAD_BYTES = 64 * 1024;
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    @SuppressWarnings("serial")
    private final EncodingDetector detectors;

    WesternEncoding(EncodingDetector detectors) {
        this.detectors = detectors;
    }

    @Override
    public Charset detect(InputStream in, Metadata metadata) throws IOException {
        Charset found = detectors.detect(in, metadata);
        return StandardCharsets.ISO_8859_1.equals(found) && hasControls(in) ? WINDOWS_1252 : found;
    }

    /// The charset of a whole text, which the detectors above know the beginning of.
    TextCharset ofAll(Evidence evidence, Metadata metadata) throws IOException {
        return TextCharset.of(evidence, sample -> detect(new ByteArrayInputStream(sample), metadata));
    }

    private static boolean hasControls(InputStream in) throws IOException {
        in.mark(LEAD_BYTES);
        byte[] lead = in.readNBytes(LEAD_BYTES);
        in.reset();
        for (byte b : lead) {
            if ((b & 0xff) >= 0x80 && (b & 0xff) < 0xa0) {
                return true;
            }
        }
        return false;
    }
}
