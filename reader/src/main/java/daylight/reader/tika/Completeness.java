package daylight.reader.tika;

import daylight.protocol.Reason;
import daylight.protocol.Verdict;
import daylight.reader.ground.Ending;
import daylight.reader.ground.Evidence;
import daylight.reader.ground.Hostile;
import daylight.reader.ground.Node;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.tika.metadata.HttpHeaders;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.Parser;

/// Whether a document that was parsed without an exception was read in full.
///
/// @param type     as detected
/// @param parser   that read it
/// @param metadata as the parser left it
record Completeness(MediaType type, Parser parser, Metadata metadata) {
    /// They give facts about a program and not its words.
    private static final Set<String> PROGRAM_PARSERS = Set.of("ExecutableParser", "UniversalExecutableParser");

    /// What the parser of Apple's packages calls one whose parts are encrypted; it throws nothing and gives nothing.
    private static final String PROTECTED_PACKAGE = "application/x-tika-iworks-protected";

    /// What POI says of the target `#note`.
    private static final String LINK_WITHIN = "A part name shall not be empty";

    /// @param wordless whether a page shows what may be text and did not give it
    Ending of(Node node, Evidence evidence, Ending members, boolean wordless) {
        if (List.of(metadata.getValues(HttpHeaders.CONTENT_TYPE)).contains(PROTECTED_PACKAGE)) {
            return Ending.of(Verdict.ENCRYPTED, Reason.PASSWORD);
        }
        if (members.verdict() != Verdict.READ) {
            return members;
        }
        if (hasLostStream()) {
            return new Ending(Verdict.PARTLY_READ, Reason.MEMBER_FAILED, "embedded stream");
        }
        if (type.getSubtype().equals("pdf")) {
            boolean cutOff = isCutOff(evidence);
            if (cutOff && node.hasWords()) {
                return new Ending(Verdict.PARTLY_READ, Reason.DAMAGED_PART, "cut off");
            }
            if (wordless) {
                return Ending.of(Verdict.PARTLY_READ, Reason.NO_TEXT);
            }
            if (cutOff) {
                return new Ending(Verdict.FAILED, Reason.DAMAGED, "cut off");
            }
        }
        if (node.hasWords()) {
            return Ending.READ;
        }
        if (PROGRAM_PARSERS.contains(parser.getClass().getSimpleName())) {
            return Ending.of(Verdict.UNSUPPORTED, Reason.NO_READER);
        }
        boolean isPicture = switch (type.getType()) {
            case "image", "audio", "video" -> true;
            default -> false;
        };
        return isPicture ? Ending.of(Verdict.READ, Reason.NO_TEXT) : Ending.READ;
    }

    /// A link to a place in the same document is no stream, and nothing of it is lost.
    private boolean hasLostStream() {
        return Stream.of(metadata.getValues(TikaCoreProperties.TIKA_META_EXCEPTION_EMBEDDED_STREAM))
                .anyMatch(stack -> !stack.contains(LINK_WITHIN));
    }

    private static boolean isCutOff(Evidence evidence) {
        boolean[] cut = {false};
        // A source that cannot be read any more has failed before this.
        Hostile.thrownBy(() -> cut[0] = PdfEnd.isCutOff(evidence));
        return cut[0];
    }
}
