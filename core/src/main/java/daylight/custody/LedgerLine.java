package daylight.custody;

import daylight.id.Actor;
import daylight.id.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One line of `ledger.jsonl`, without its newline. There is one way to write a line: fixed order of keys, no spaces,
/// ASCII; a line that reads and does not write back to the same bytes is no line. docs/formats/ledger.md.
///
/// @param n         counts the lines of the chain, from 1
/// @param prev      SHA-256 of the chain's line before, [#NO_PREVIOUS] for the first
/// @param time      UTC, to the millisecond
/// @param object    what was acted upon, an id; may be empty
/// @param body      commitment to the erasable body, as 64 hexadecimal digits; empty in a checkpoint
/// @param signature 64 bytes in base64 over [#signed]; empty unless a checkpoint
record LedgerLine(
        Actor chain, long n, Sha256 prev, String time, String act, String object, String body, String signature) {
    static final Sha256 NO_PREVIOUS = new Sha256("0".repeat(64));
    static final String CHECKPOINT = "checkpoint";

    /// No line is longer; what is longer is damage, and need not be held in memory.
    static final int BYTES_MAX = 640;

    private static final Pattern ACT = Pattern.compile("[a-z][a-z_.]{0,31}");
    private static final Pattern OBJECT = Pattern.compile("[0-9A-Za-z_.:-]{0,128}");
    private static final Pattern LINE = Pattern.compile("\\{\"chain\":\"([0-9a-f]{16})\",\"n\":([1-9][0-9]{0,17}),"
            + "\"prev\":\"([0-9a-f]{64})\",\"time\":\"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z)\","
            + "\"act\":\"([a-z][a-z_.]{0,31})\",\"object\":\"([0-9A-Za-z_.:-]{0,128})\","
            + "\"body\":\"((?:[0-9a-f]{64})?)\"(?:,\"signature\":\"([0-9A-Za-z+/]{86}==)\")?\\}");

    LedgerLine {
        if (!ACT.matcher(act).matches() || !OBJECT.matcher(object).matches()) {
            throw new IllegalArgumentException("no act or object of a ledger: " + act + ", " + object);
        }
    }

    /// What a checkpoint's signature covers: the line up to the comma before `"signature"`. It holds the hash of the
    /// line before, and so vouches for the whole chain up to here.
    String signed() {
        return "{\"chain\":\"" + chain + "\",\"n\":" + n + ",\"prev\":\"" + prev + "\",\"time\":\"" + time
                + "\",\"act\":\"" + act + "\",\"object\":\"" + object + "\",\"body\":\"" + body + '"';
    }

    String text() {
        return signed() + (signature.isEmpty() ? "" : ",\"signature\":\"" + signature + '"') + '}';
    }

    Sha256 hash() {
        return hashOf(text());
    }

    static Sha256 hashOf(String text) {
        return Sha256.of(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    LedgerLine signedWith(byte[] bytes) {
        return new LedgerLine(
                chain, n, prev, time, act, object, body, Base64.getEncoder().encodeToString(bytes));
    }

    static Optional<LedgerLine> parse(String text) {
        Matcher m = LINE.matcher(text);
        if (!m.matches()) {
            return Optional.empty();
        }
        String signature = m.group(8) == null ? "" : m.group(8);
        LedgerLine line = new LedgerLine(
                new Actor(m.group(1)),
                Long.parseLong(m.group(2)),
                new Sha256(m.group(3)),
                m.group(4),
                m.group(5),
                m.group(6),
                m.group(7),
                signature);
        boolean checkpoint = line.act.equals(CHECKPOINT);
        boolean whole = checkpoint
                ? line.body.isEmpty() && isCanonical(signature)
                : !line.body.isEmpty() && signature.isEmpty();
        return whole ? Optional.of(line) : Optional.empty();
    }

    /// The last letter of base64 has bits that say nothing; they are zero, so that none can be flipped unseen.
    private static boolean isCanonical(String signature) {
        return !signature.isEmpty()
                && Base64.getEncoder()
                        .encodeToString(Base64.getDecoder().decode(signature))
                        .equals(signature);
    }

    boolean isSignedBy(VerifyingKey key) {
        return key.signed(
                signed().getBytes(StandardCharsets.ISO_8859_1),
                Base64.getDecoder().decode(signature));
    }
}
