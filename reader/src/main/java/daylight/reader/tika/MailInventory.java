package daylight.reader.tika;

import daylight.reader.ground.Evidence;
import daylight.reader.ground.Members;
import daylight.reader.mail.PartCount;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The parts of a mail, counted by boundary lines. A part that the parser passes over is named and not read.
///
/// @param leaves parts without parts of their own, the text among them
record MailInventory(int leaves) implements Inventory {
    static MailInventory of(Evidence evidence) throws IOException {
        try (InputStream in = new BufferedInputStream(evidence.open())) {
            return new MailInventory(PartCount.leaves(in));
        }
    }

    @Override
    public int count(int inline) {
        return Math.max(0, leaves - inline);
    }

    @Override
    public boolean covers(HandedOut member) {
        return member.inMail();
    }

    @Override
    public List<Enclosed> missing(List<HandedOut> handedOut, int inline) {
        List<Enclosed> missing = new ArrayList<>();
        for (int number = handedOut.size() + inline + 1; number <= leaves; number++) {
            missing.add(new Enclosed(Members.unnamed(number), Set.of(), _ -> {
                throw new EOFException("the parser did not reach this part");
            }));
        }
        return missing;
    }
}
