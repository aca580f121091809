package daylight.custody;

import daylight.id.Actor;
import daylight.id.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// How one chain stands while [LedgerWalk] goes on.
final class ChainStanding {
    final Actor chain;
    final Optional<VerifyingKey> key;
    final List<LedgerLine> page = new ArrayList<>();
    long n;
    long number;
    Sha256 hash = LedgerLine.NO_PREVIOUS;
    private final Map<String, Long> unsignedActs = new TreeMap<>();
    private long vouchedTo;
    private long unsignedLine;

    ChainStanding(Actor chain, Optional<VerifyingKey> key) {
        this.chain = chain;
        this.key = key;
    }

    /// To go on beyond the file.
    ChainStanding copy() {
        ChainStanding copy = new ChainStanding(chain, key);
        copy.n = n;
        copy.number = number;
        copy.hash = hash;
        copy.unsignedActs.putAll(unsignedActs);
        copy.vouchedTo = vouchedTo;
        copy.unsignedLine = unsignedLine;
        return copy;
    }

    /// A signature, or a head that was kept elsewhere, vouches for everything up to here.
    void vouched() {
        vouchedTo = n;
        unsignedActs.clear();
    }

    /// Nothing vouches yet for the line that was just read.
    void unsigned(String act) {
        if (unsignedActs.isEmpty()) {
            unsignedLine = number;
        }
        unsignedActs.merge(act, 1L, Long::sum);
    }

    /// Take a line that waits to be written, with what vouches for it.
    void goOn(LedgerLine line, long lineNumber) {
        boolean follows = line.n() == n + 1 && line.prev().equals(hash);
        n = line.n();
        number = lineNumber;
        hash = line.hash();
        boolean signed =
                !line.signature().isEmpty() && key.filter(line::isSignedBy).isPresent();
        if (follows && signed) {
            vouched();
        } else {
            unsigned(line.act());
        }
    }

    /// What nothing vouched for at the end of the walk.
    Optional<Unsigned> end() {
        return unsignedActs.isEmpty()
                ? Optional.empty()
                : Optional.of(new Unsigned(chain, Math.min(n, vouchedTo + 1), n, unsignedLine, unsignedActs, false));
    }
}
