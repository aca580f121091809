package daylight.reader.tika;

import daylight.reader.ground.ByteChannels;
import daylight.reader.ground.Evidence;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whether a PDF's bytes are all there, told by its end. PDFBox rebuilds the table of a file that was cut off and
/// says nothing of it.
///
/// A whole file ends with `startxref`, the position of its last table or cross-reference stream, and `%%EOF` (ISO
/// 32000-1, 7.5.5); each incremental save and the first part of a linearised file have such an end too. What follows
/// the last one may be anything but objects.
final class PdfEnd {
    /// No trailer is longer, and no mailer, web server or signature adds more than this behind it.
    private static final int TAIL_BYTES = 4 * 1024 * 1024;

    private static final String START = "startxref";

    private static final Pattern POSITION = Pattern.compile("startxref\\s+(\\d{1,18})");

    private static final Pattern OBJECT = Pattern.compile("\\b\\d{1,10}\\s+\\d{1,5}\\s+obj\\b");

    /// A table, or the dictionary of a cross-reference stream.
    private static final Pattern TABLE = Pattern.compile("(?<!start)xref\\b|/Type\\s*/XRef\\b");

    /// Some programs count the white space before the table or its line ends wrongly.
    private static final int POSITION_SLACK_BYTES = 64;

    private PdfEnd() {}

    /// Whether bytes are missing at the end or, by the position in the last trailer, before it.
    static boolean isCutOff(Evidence evidence) throws IOException {
        try (SeekableByteChannel channel = ByteChannels.of(evidence)) {
            long tailStart = Math.max(0, channel.size() - TAIL_BYTES);
            ByteBuffer bytes = ByteBuffer.allocate((int) (channel.size() - tailStart));
            channel.position(tailStart);
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // Read on until the tail is whole.
            }
            return isCutOff(new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1), tailStart);
        }
    }

    private static boolean isCutOff(String tail, long tailStart) {
        int start = tail.lastIndexOf(START);
        if (start < 0) {
            return true;
        }
        Matcher position = POSITION.matcher(tail).region(start, tail.length());
        if (!position.lookingAt()
                || OBJECT.matcher(tail).region(start, tail.length()).find()) {
            return true;
        }
        long said = Long.parseLong(position.group(1));
        return isBefore(said, tail.substring(0, start), tailStart) || said >= tailStart + start;
    }

    /// Whether the last table stands earlier than the trailer says: then bytes before it are gone. A later one only
    /// means that bytes were added, such as a mail's header before the file.
    private static boolean isBefore(long said, String beforeTrailer, long tailStart) {
        Matcher tables = TABLE.matcher(beforeTrailer);
        long last = -1;
        while (tables.find()) {
            last = tailStart + tables.start();
        }
        // A linearised file's trailer names its first table; a cross-reference stream's type stands after its start.
        return last >= 0 && said > last && said - last > POSITION_SLACK_BYTES;
    }
}
