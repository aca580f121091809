package daylight.reader.office;

import daylight.protocol.Reason;
import daylight.protocol.Verdict;
import daylight.reader.charset.TextCharset;
import daylight.reader.ground.Ending;
import daylight.reader.ground.Evidence;
import daylight.reader.ground.Format;
import daylight.reader.ground.Hostile;
import daylight.reader.ground.Members;
import daylight.reader.ground.Node;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Rich texts (Rich Text Format Specification 1.9.1), read as they stream by. The general reader gives
/// members and metadata, and reads what does not begin as a rich text.
final class RtfDocument implements Format {
    private static final String MAGIC = "{\\rtf";

    private final Format general;
    private final Format described;

    RtfDocument(Format general, Format described) {
        this.general = general;
        this.described = described;
    }

    @Override
    public Ending read(Evidence evidence, Node node, Members members) throws IOException {
        try (InputStream in = evidence.open()) {
            byte[] lead = in.readNBytes(MAGIC.length());
            if (!new String(lead, StandardCharsets.ISO_8859_1).equals(MAGIC)) {
                return general.read(evidence, node, members);
            }
        }
        RtfWalk walk = new RtfWalk(node);
        Optional<Throwable> thrown = Hostile.thrownBy(() -> {
            try (InputStream in = evidence.open()) {
                walk.read(in);
            }
        });
        if (walk.undecoded() > 0) {
            node.put(TextCharset.UNDECODED, Long.toString(walk.undecoded()));
        }
        Ending ending = described.read(evidence, node, members);
        if (thrown.isPresent()) {
            return Hostile.ending(thrown.get(), node.hasWords());
        }
        boolean isDamaged = walk.isCutOff() || walk.undecoded() > 0;
        return isDamaged && ending.verdict() == Verdict.READ
                ? Ending.of(Verdict.PARTLY_READ, Reason.DAMAGED_PART)
                : ending;
    }
}
