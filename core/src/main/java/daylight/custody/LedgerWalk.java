package daylight.custody;

import daylight.custody.Damage.Kind;
import daylight.custody.LedgerSql.Body;
import daylight.custody.LedgerSql.Waiting;
import daylight.id.Actor;
import daylight.id.Sha256;
import daylight.store.CaseFolder;
import daylight.store.Causes;
import daylight.store.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Walks `ledger.jsonl` from beginning to end and holds each line against its chain, its key, its body and
/// the facts. Keeps one page of lines for each chain in memory.
final class LedgerWalk {
    /// Bodies are fetched for so many lines at once.
    private static final int PAGE = 500;

    /// A line without its body: right only where the object was withdrawn.
    private record Bodiless(String name, LedgerLine line) {}

    private final CaseFolder folder;
    private final Database database;
    private final Consumer<Damage> found;
    private final OccurrenceCheck occurrences;
    private final MissingOriginals missing;
    private final Map<String, ChainStanding> standings = new TreeMap<>();
    private final Map<String, ChainStanding> ahead = new TreeMap<>();
    private final Map<String, Head> expected = new HashMap<>();
    private Map<String, Head> committed = Map.of();
    private final Set<String> withdrawn = new HashSet<>();
    private final List<Bodiless> bodiless = new ArrayList<>();
    private final List<Unsigned> signedLater = new ArrayList<>();
    private final Map<String, Sha256> waiting = new HashMap<>();
    private long lines;
    private long checkpoints;
    private long bodies;
    private long erased;

    LedgerWalk(
            CaseFolder folder,
            Database database,
            List<Head> heads,
            OccurrenceCheck occurrences,
            MissingOriginals missing,
            Consumer<Damage> found) {
        this.folder = folder;
        this.database = database;
        this.occurrences = occurrences;
        this.missing = missing;
        this.found = found;
        heads.forEach(head -> expected.put(name(head.chain(), head.n()), head));
    }

    long lines() {
        return lines;
    }

    long checkpoints() {
        return checkpoints;
    }

    long bodies() {
        return bodies;
    }

    long erased() {
        return erased;
    }

    List<Unsigned> unsigned() {
        List<Unsigned> all = new ArrayList<>(signedLater);
        Map<String, ChainStanding> last = new TreeMap<>(standings);
        last.putAll(ahead);
        last.values().forEach(standing -> standing.end().ifPresent(all::add));
        return all;
    }

    List<Head> heads() {
        return standings.values().stream()
                .filter(s -> s.n > 0)
                .map(s -> new Head(s.chain, s.n, s.hash))
                .toList();
    }

    private static String name(Actor chain, long n) {
        return chain + ":" + n;
    }

    void walk() {
        // What was committed before the file is read must be in it, or still wait; what is in the file must have been
        // committed by the time it was read. So a writer beside this walk does no harm.
        committed = tails();
        List<Waiting> outbox = database.read(
                handle -> LedgerSql.waiting(handle, LedgerSql.flushed(handle).seq()));
        outbox.forEach(line -> waiting.put(line.chain() + ":" + line.n(), LedgerLine.hashOf(line.line())));
        committed.values().forEach(head -> expected.putIfAbsent("facts " + name(head.chain(), head.n()), head));
        readFile();
        standings.values().forEach(standing -> checkBodies(standing.chain, standing.page));
        checkWaiting(outbox);
        for (Bodiless line : bodiless) {
            if (withdrawn.contains(line.line().object())) {
                erased++;
                if (line.line().act().equals(OccurrenceCheck.INTAKE)) {
                    occurrences.erased(line.line().object());
                }
            } else {
                report(Kind.BODY, line.name(), "The body of ledger entry " + line.name() + " is missing.");
                occurrences.unknown(line.line().object());
            }
        }
        occurrences.finish();
        missing.finish(withdrawn);
        expected.values().forEach(this::checkHead);
        checkExtent(tails());
        checkKeys();
    }

    private Map<String, Head> tails() {
        Map<String, Head> tails = new HashMap<>();
        database.read(LedgerSql::tails)
                .forEach(tail -> tails.put(tail.head().chain().key(), tail.head()));
        return tails;
    }

    private void readFile() {
        try {
            LedgerLines.read(folder.ledger(), database, this::line)
                    .ifPresent(cut -> damagedLine(cut, "The last line of the ledger, line " + cut + ", is cut off."));
        } catch (NoSuchFileException e) {
            if (!tails().isEmpty()) {
                report(Kind.LEDGER, "ledger.jsonl", "The ledger is missing.");
            }
        } catch (IOException e) {
            report(Kind.LEDGER, "ledger.jsonl", "The ledger could not be read: " + Causes.sentence(e) + ".");
        }
    }

    private void line(String text, long number) {
        lines++;
        Optional<LedgerLine> parsed = LedgerLine.parse(text);
        if (parsed.isEmpty()) {
            damagedLine(number, "Line " + number + " of the ledger is not in the form it was written.");
            return;
        }
        LedgerLine line = parsed.get();
        ChainStanding standing = standings.computeIfAbsent(line.chain().key(), _ -> standing(line.chain()));
        String name = name(line.chain(), line.n());
        if (standing.key.isEmpty() && standing.number == 0) {
            damagedLine(
                    number,
                    "Line " + number + " of the ledger begins a chain, " + line.chain() + ", that has no right key.");
        }
        if (line.n() != standing.n + 1) {
            damagedLine(
                    number,
                    "Line " + number + " of the ledger, entry " + name + ", follows entry number " + standing.n
                            + " of its chain: entries are missing, changed or out of order.");
        } else if (!line.prev().equals(standing.hash)) {
            report(
                    Kind.LEDGER,
                    "line " + standing.number,
                    "Line " + standing.number + " of the ledger, entry " + name(line.chain(), standing.n)
                            + ", or the link to it in line " + number + ", was changed.");
        }
        standing.n = line.n();
        standing.number = number;
        standing.hash = LedgerLine.hashOf(text);
        boolean signed = checkSignature(standing, line, number);
        boolean known = checkKnownHashes(name, number, standing.hash);
        if (signed || known) {
            standing.vouched();
        } else if (wasCommitted(line)) {
            standing.unsigned(line.act());
        }
        Unsigned.toldBy(line, number).ifPresent(signedLater::add);
        if (line.act().equals(Verifier.WITHDRAW)) {
            withdrawn.add(line.object());
        }
        if (!line.body().isEmpty()) {
            standing.page.add(line);
            if (standing.page.size() >= PAGE) {
                checkBodies(standing.chain, standing.page);
            }
        }
    }

    /// Whether the line was there before this walk began. What a writer beside it adds is signed at the end of a
    /// batch, which may not be in the file yet; and what goes beyond the facts is damage, of which [#checkExtent]
    /// tells.
    private boolean wasCommitted(LedgerLine line) {
        Head head = committed.get(line.chain().key());
        return head != null && line.n() <= head.n();
    }

    private ChainStanding standing(Actor chain) {
        Path file = Keys.file(folder, chain);
        String name = "keys/" + chain + ".pem";
        try {
            Optional<VerifyingKey> key = VerifyingKey.parse(Files.readAllBytes(file));
            if (key.isEmpty() || !key.get().actor().equals(chain)) {
                report(Kind.KEY, name, "The public key " + name + " is not the one its chain is named after.");
                return new ChainStanding(chain, Optional.empty());
            }
            return new ChainStanding(chain, key);
        } catch (NoSuchFileException e) {
            report(
                    Kind.KEY,
                    name,
                    "The public key " + name + " is missing; the signatures of its chain cannot be checked.");
        } catch (IOException e) {
            report(Kind.KEY, name, "The public key " + name + " could not be read: " + Causes.sentence(e) + ".");
        }
        return new ChainStanding(chain, Optional.empty());
    }

    private boolean checkSignature(ChainStanding standing, LedgerLine line, long number) {
        if (line.signature().isEmpty() || standing.key.isEmpty()) {
            return false;
        }
        if (line.isSignedBy(standing.key.get())) {
            checkpoints++;
            return true;
        }
        report(Kind.SIGNATURE, "line " + number, "The signature in line " + number + " of the ledger is wrong.");
        return false;
    }

    /// Lines that wait in the facts, and heads kept elsewhere.
    ///
    /// @return whether a head that was kept elsewhere is the one of this line
    private boolean checkKnownHashes(String name, long number, Sha256 hash) {
        Sha256 waits = waiting.remove(name);
        if (waits != null && !waits.equals(hash)) {
            damagedLine(number, "Line " + number + " of the ledger is not the one the facts hold.");
        }
        if (isExpected("facts " + name, hash)) {
            expected.remove("facts " + name);
        }
        boolean kept = isExpected(name, hash);
        if (kept) {
            expected.remove(name);
        }
        return kept;
    }

    private boolean isExpected(String key, Sha256 hash) {
        Head head = expected.get(key);
        return head != null && head.hash().equals(hash);
    }

    /// Lines that were committed and are not in the file yet, because of a kill or of a writer at work.
    private void checkWaiting(List<Waiting> outbox) {
        for (Waiting one : outbox) {
            if (waiting.containsKey(one.chain() + ":" + one.n())) {
                LedgerLine.parse(one.line()).ifPresent(this::goAhead);
                LedgerLine.parse(one.line())
                        .filter(line -> !line.body().isEmpty())
                        .ifPresent(line -> checkBodies(line.chain(), new ArrayList<>(List.of(line))));
            }
        }
    }

    /// A line that is not in the file yet.
    private void goAhead(LedgerLine line) {
        if (line.act().equals(Verifier.WITHDRAW)) {
            withdrawn.add(line.object());
        }
        String chain = line.chain().key();
        ChainStanding standing = ahead.computeIfAbsent(chain, _ -> {
            ChainStanding inFile = standings.get(chain);
            return inFile == null ? standing(line.chain()) : inFile.copy();
        });
        standing.goOn(line, lines);
    }

    private void checkBodies(Actor chain, List<LedgerLine> page) {
        if (page.isEmpty()) {
            return;
        }
        long from = page.stream().mapToLong(LedgerLine::n).min().orElse(0);
        long to = page.stream().mapToLong(LedgerLine::n).max().orElse(0);
        Map<Long, Body> held = new HashMap<>();
        // A damaged line may claim any number; a stretch wider than the page is asked for line by line.
        if (to - from < 2L * PAGE) {
            database.read(handle -> LedgerSql.bodies(handle, chain, from, to))
                    .forEach(body -> held.put(body.n(), body));
        } else {
            for (LedgerLine line : page) {
                database.read(handle -> LedgerSql.bodies(handle, chain, line.n(), line.n()))
                        .forEach(body -> held.put(body.n(), body));
            }
        }
        missing.lines(page);
        List<OccurrenceCheck.Told> told = new ArrayList<>();
        for (LedgerLine line : page) {
            String name = name(line.chain(), line.n());
            Body body = held.get(line.n());
            if (body == null) {
                bodiless.add(new Bodiless(name, line));
            } else if (body.object().equals(line.object())
                    && Ledger.commitment(body.salt(), body.body()).equals(line.body())) {
                bodies++;
                told.add(new OccurrenceCheck.Told(name, line, body));
            } else {
                report(Kind.BODY, name, "The body of ledger entry " + name + " does not fit its line.");
                occurrences.unknown(line.object());
            }
        }
        occurrences.check(told);
        page.clear();
    }

    /// A head that no line of the file had.
    private void checkHead(Head head) {
        String name = name(head.chain(), head.n());
        if (waiting.containsKey(name)) {
            return;
        }
        ChainStanding standing = standings.get(head.chain().key());
        boolean cut = standing == null || standing.n < head.n();
        report(
                Kind.HEAD,
                name,
                cut
                        ? "The ledger ends before entry " + name + ": its tail was cut off."
                        : "Ledger entry " + name + " is not the one that was written down.");
    }

    private void checkExtent(Map<String, Head> after) {
        for (ChainStanding standing : standings.values()) {
            Head head = after.get(standing.chain.key());
            if (head == null || head.n() < standing.n) {
                String name = name(standing.chain, standing.n);
                report(Kind.LEDGER, name, "The ledger goes on to entry " + name + ", of which the facts know nothing.");
            }
        }
    }

    /// Keys of chains that have no line yet are checked too.
    private void checkKeys() {
        Path keys = Keys.folder(folder);
        if (!Files.isDirectory(keys)) {
            return;
        }
        try (var files = Files.list(keys)) {
            files.sorted().forEach(file -> {
                String name = file.getFileName().toString();
                if (name.endsWith(".new")) {
                    return;
                }
                String chain = name.endsWith(".pem") ? name.substring(0, name.length() - 4) : "";
                if (chain.length() != 16 || !Sha256.isPrefix(chain)) {
                    report(Kind.KEY, "keys/" + name, "The file keys/" + name + " is no public key of a chain.");
                } else if (!standings.containsKey(chain)) {
                    standings.put(chain, standing(new Actor(chain)));
                }
            });
        } catch (IOException e) {
            report(Kind.KEY, "keys", "The folder keys could not be listed: " + Causes.sentence(e) + ".");
        }
    }

    private void damagedLine(long number, String sentence) {
        report(Kind.LEDGER, "line " + number, sentence);
    }

    private void report(Kind kind, String name, String sentence) {
        found.accept(new Damage(kind, name, sentence));
    }
}
