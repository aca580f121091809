package daylight.reader.mail;

import daylight.protocol.Reason;
import daylight.protocol.Verdict;
import daylight.reader.Ending;
import daylight.reader.Evidence;
import daylight.reader.Format;
import daylight.reader.Members;
import daylight.reader.Node;

/// Outlook's PST and OST.
public final class Pst implements Format {
    @Override
    public Ending read(Evidence evidence, Node node, Members members) {
        return Ending.of(Verdict.UNSUPPORTED, Reason.NO_READER);
    }
}
