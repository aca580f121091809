package daylight.reader.tika;

import daylight.reader.ground.ByteChannels;
import daylight.reader.ground.Evidence;
import daylight.reader.ground.Hostile;
import java.nio.channels.SeekableByteChannel;
import java.util.Collections;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.tika.parser.microsoft.OfficeParserConfig;

/// Chooses how a Word or PowerPoint document is read: as a tree, whose text is the better one, or, when its
/// parts are large, as a stream. As a tree an element costs about a hundred times its bytes.
final class OfficeParts {
    /// XML beyond this is streamed: its tree would take more than the worker's heap.
    private static final long TREE_BYTES_MAX = 4L * 1024 * 1024;

    /// A smaller file cannot hold such a part, short of deflate's utmost.
    private static final long SUSPICIOUS_BYTES = 32L * 1024;

    private OfficeParts() {}

    static OfficeParserConfig configure(Evidence evidence) {
        OfficeParserConfig office = withMacros();
        if (evidence.sizeBytes() > SUSPICIOUS_BYTES && hasLargePart(evidence)) {
            office.setUseSAXDocxExtractor(true);
            office.setUseSAXPptxExtractor(true);
        }
        return office;
    }

    /// A macro's text is a member, to be read and found; nothing runs it.
    static OfficeParserConfig withMacros() {
        OfficeParserConfig office = new OfficeParserConfig();
        office.setExtractMacros(true);
        return office;
    }

    private static boolean hasLargePart(Evidence evidence) {
        boolean[] large = {false};
        // What fails here fails again in the parser, where it is judged.
        Hostile.thrownBy(() -> {
            try (SeekableByteChannel channel = ByteChannels.of(evidence);
                    ZipFile zip = ZipFile.builder()
                            .setSeekableByteChannel(channel)
                            .setIgnoreLocalFileHeader(true)
                            .get()) {
                for (ZipArchiveEntry part : Collections.list(zip.getEntries())) {
                    large[0] |=
                            part.getSize() > TREE_BYTES_MAX && part.getName().endsWith(".xml");
                }
            }
        });
        return large[0];
    }
}
