package daylight.custody;

import daylight.id.Actor;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Entries of the ledger for which no signature vouches. A kill of an older version left such entries, and whoever can
/// write the case can make them without a key: which of the two it was cannot be seen.
///
/// @param from        the first entry's number in its chain
/// @param to          the last one's
/// @param line        where in the file they begin; for `signedLater`, the line that tells of them
/// @param acts        how often each act is among them; empty for `signedLater`
/// @param signedLater whether they lay there unsigned when the case was opened for writing, and were signed then
///                    together with an entry that says so
public record Unsigned(Actor chain, long from, long to, long line, Map<String, Long> acts, boolean signedLater) {
    /// The act of the entry that tells of what was found unsigned; its object says from where to where.
    static final String ACT = "ledger.unsigned";

    private static final Pattern FROM_TO = Pattern.compile("([1-9][0-9]{0,17})-([1-9][0-9]{0,17})");

    public Unsigned {
        SortedMap<String, Long> sorted = new TreeMap<>(acts);
        acts = Collections.unmodifiableSortedMap(sorted);
    }

    /// What an entry of the ledger tells of.
    ///
    /// @param number of its line
    static Optional<Unsigned> toldBy(LedgerLine line, long number) {
        Matcher m = FROM_TO.matcher(line.object());
        return line.act().equals(ACT) && m.matches()
                ? Optional.of(new Unsigned(
                        line.chain(), Long.parseLong(m.group(1)), Long.parseLong(m.group(2)), number, Map.of(), true))
                : Optional.empty();
    }

    /// How many entries.
    public long count() {
        return to - from + 1;
    }

    /// For people.
    public String sentence() {
        String which = from == to
                ? "Entry " + from + " of the chain " + chain
                : "Entries " + from + " to " + to + " of the chain " + chain;
        if (signedLater) {
            return which + " had no signature when the case was opened again (line " + line
                    + " of the ledger says so): a kill of an older version leaves that, or somebody without the key wrote there.";
        }
        String what = acts.entrySet().stream()
                .map(act -> act.getValue() + " " + act.getKey())
                .collect(Collectors.joining(", "));
        return which + ", from line " + line + " of the ledger on (" + what + "), "
                + (from == to ? "is" : "are")
                + " not signed: a kill of an older version leaves that, or somebody without the key wrote there.";
    }
}
