package daylight.custody;

import daylight.custody.LedgerSql.Body;
import daylight.custody.LedgerSql.Flushed;
import daylight.custody.LedgerSql.Tail;
import daylight.custody.LedgerSql.Waiting;
import daylight.id.Actor;
import daylight.id.Sha256;
import daylight.store.CaseException;
import daylight.store.CaseException.Kind;
import daylight.store.CaseFolder;
import daylight.store.Causes;
import daylight.store.Database;
import daylight.store.DurableFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;

/// Writes the ledger. An entry is written twice: inside the transaction of the facts it tells of, as a complete line
/// waiting in the outbox; and after the commit, by [#flush], into `ledger.jsonl`. A kill between the two leaves the
/// line in the outbox, and opening the ledger puts the same bytes into the file. An entry counts as acknowledged when
/// [#flush] has returned.
///
/// What is appended at once is signed at once: a chain that ends without a signature was left by a kill of an older
/// version, or written by somebody without the key. Such an end is never signed in silence: an entry that names it
/// comes first.
public final class Ledger implements AutoCloseable {
    /// Nobody appends so often in one transaction.
    private static final int ENDS_MAX = 10_000;

    /// A checkpoint at least this often: a cut or a change is then pinned down to so many lines.
    private static final int CHECKPOINT_EVERY = 1_000;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final CaseFolder folder;
    private final Database database;
    private final DeviceKey key;
    private final Clock clock;
    private final Salts salts = new Salts();
    private final FileChannel file;
    private final ReentrantLock flushing = new ReentrantLock();
    private volatile Flushed flushed;

    /// Ends of this chain that this process found or wrote; used inside of writing transactions alone. What is rolled
    /// back stays among them, and is passed over.
    private final LinkedHashSet<Head> ends = new LinkedHashSet<>();

    /// Whether the chain has an entry in the file.
    private volatile boolean begun;

    private Ledger(CaseFolder folder, Database database, DeviceKey key, Clock clock, FileChannel file) {
        this.folder = folder;
        this.database = database;
        this.key = key;
        this.clock = clock;
        this.file = file;
        this.flushed = database.read(LedgerSql::flushed);
    }

    /// Open for writing; what a kill left unfinished is finished.
    ///
    /// @throws CaseException of kind `DAMAGED` where the file has less, or more, than was ever written
    public static Ledger open(CaseFolder folder, Database database, DeviceKey key, Clock clock) {
        try {
            publishKey(folder, key);
            boolean fresh = !Files.exists(folder.ledger());
            if (fresh && database.read(LedgerSql::flushed).bytes() > 0) {
                throw new CaseException(
                        Kind.DAMAGED,
                        "The ledger " + folder.ledger()
                                + " is missing; restore the file from a copy of the case, and run: daylight verify "
                                + folder.root());
            }
            FileChannel file = FileChannel.open(folder.ledger(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (fresh) {
                DurableFiles.syncFolder(folder.root());
            }
            Ledger ledger = new Ledger(folder, database, key, clock, file);
            ledger.checkLength();
            ledger.flush();
            ledger.tellOfUnsigned();
            return ledger;
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private static void publishKey(CaseFolder folder, DeviceKey key) throws IOException {
        Path file = Keys.file(folder, key.actor());
        if (!Files.exists(file)) {
            Files.createDirectories(Keys.folder(folder));
            DurableFiles.replace(file, key.verifying().pem());
            DurableFiles.syncFolder(folder.root());
        }
    }

    private void checkLength() throws IOException {
        long waiting = 0;
        for (Waiting line : database.read(handle -> LedgerSql.waiting(handle, flushed.seq()))) {
            waiting += line.line().length() + 1;
        }
        long size = file.size();
        if (size < flushed.bytes() || size > flushed.bytes() + waiting) {
            throw new CaseException(
                    Kind.DAMAGED,
                    "The ledger " + folder.ledger() + " is "
                            + (size < flushed.bytes() ? "shorter" : "longer")
                            + " than what was written into it; run: daylight verify " + folder.root());
        }
    }

    /// The facts about the ledger can be written by whoever can write the case; only the file's signatures cannot.
    private void tellOfUnsigned() throws IOException {
        Optional<Head> end =
                database.read(handle -> LedgerSql.tail(handle, key.actor())).map(Tail::head);
        LastSigned last = LastSigned.in(folder.ledger(), key.actor(), key.verifying());
        if (end.isEmpty() && last.last().isEmpty()) {
            return;
        }
        if (end.isEmpty() || !last.endsWith(end.get())) {
            throw endsOtherwise();
        }
        begun = true;
        ends.add(end.get());
        long n = end.get().n();
        if (last.signed() < n) {
            String which = last.signed() + 1 + "-" + n;
            database.update(handle -> append(handle, key.actor(), Unsigned.ACT, which, Bodies.unsigned(which)));
            flush();
        }
    }

    private CaseException endsOtherwise() {
        return new CaseException(
                Kind.DAMAGED,
                "The ledger " + folder.ledger()
                        + " does not end with what was last written into it; run: daylight verify " + folder.root());
    }

    /// The end of the chain inside of a transaction.
    ///
    /// @throws CaseException where another than this process wrote it since the ledger was opened
    private Optional<Tail> ownTail(Handle handle) {
        Optional<Tail> tail = LedgerSql.tail(handle, key.actor());
        if (tail.map(end -> !ends.contains(end.head())).orElse(begun)) {
            throw endsOtherwise();
        }
        return tail;
    }

    /// Whose chain this is.
    public Actor actor() {
        return key.actor();
    }

    /// Write entries inside the caller's transaction; call [#flush] when it is committed.
    ///
    /// @param actor must be the holder of this ledger's key
    public void append(Handle handle, Actor actor, List<Entry> entries) {
        if (!actor.equals(key.actor())) {
            throw new IllegalArgumentException("the ledger is signed by " + key.actor() + ", not by " + actor);
        }
        LedgerSql.forgetFlushed(handle, flushed);
        Chain chain = new Chain(ownTail(handle));
        List<Body> bodies = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            Body body = new Body(chain.n + 1, entry.object(), salts.next(), entry.body());
            chain.add(entry.act(), entry.object(), commitment(body.salt(), body.body()));
            bodies.add(body);
            if (chain.n % CHECKPOINT_EVERY == CHECKPOINT_EVERY - 1) {
                chain.addCheckpoint();
            }
        }
        if (!entries.isEmpty() && !chain.act.equals(LedgerLine.CHECKPOINT)) {
            chain.addCheckpoint();
        }
        LedgerSql.addBodies(handle, actor, bodies);
        chain.store(handle);
    }

    /// Write one entry; see the other method of this name.
    public void append(Handle handle, Actor actor, String act, String object, String body) {
        append(handle, actor, List.of(new Entry(act, object, body)));
    }

    /// SHA-256 of the salt's hexadecimal digits followed by the body's UTF-8 bytes.
    static String commitment(String salt, String body) {
        return Sha256.of((salt + body).getBytes(StandardCharsets.UTF_8)).hex();
    }

    /// Put committed entries into the file and onto the disk. They are acknowledged when this returns.
    public void flush() {
        flushing.lock();
        try {
            Flushed before = flushed;
            List<Waiting> waiting = database.read(handle -> LedgerSql.waiting(handle, before.seq()));
            if (waiting.isEmpty()) {
                return;
            }
            StringBuilder lines = new StringBuilder();
            waiting.forEach(line -> lines.append(line.line()).append('\n'));
            ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.ISO_8859_1));
            // Written at its place, not at the end: what an earlier, failed attempt left is overwritten by itself.
            long position = before.bytes();
            while (bytes.hasRemaining()) {
                position += file.write(bytes, position);
            }
            file.force(false);
            flushed = new Flushed(waiting.getLast().seq(), position);
            begun = begun
                    || waiting.stream()
                            .anyMatch(line -> line.chain().equals(key.actor().key()));
        } catch (IOException e) {
            throw unwritable(folder, e);
        } finally {
            flushing.unlock();
        }
    }

    private static CaseException unwritable(CaseFolder folder, IOException e) {
        return new CaseException(
                Kind.UNAVAILABLE,
                "The ledger " + folder.ledger() + " could not be written: " + Causes.sentence(e)
                        + ". Nothing was lost.",
                e);
    }

    /// End a command: what was committed is in the file, and waits no longer.
    public void seal() {
        flush();
        database.update(handle -> LedgerSql.forgetFlushed(handle, flushed));
    }

    /// The ends of all chains, to be kept elsewhere.
    public List<Head> heads() {
        return database.read(LedgerSql::tails).stream().map(Tail::head).toList();
    }

    /// Close the file; [#seal] first.
    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    /// The growing end of this device's chain within one transaction.
    private final class Chain {
        private final List<LedgerLine> added = new ArrayList<>();
        private final String time = TIME.format(clock.instant());
        private long n;
        private Sha256 hash;
        private String act;

        Chain(Optional<Tail> tail) {
            n = tail.map(t -> t.head().n()).orElse(0L);
            hash = tail.map(t -> t.head().hash()).orElse(LedgerLine.NO_PREVIOUS);
            act = tail.map(Tail::act).orElse("");
        }

        void add(String newAct, String object, String body) {
            add(new LedgerLine(key.actor(), n + 1, hash, time, newAct, object, body, ""));
        }

        void addCheckpoint() {
            LedgerLine line = new LedgerLine(key.actor(), n + 1, hash, time, LedgerLine.CHECKPOINT, "", "", "");
            add(line.signedWith(key.sign(line.signed().getBytes(StandardCharsets.ISO_8859_1))));
        }

        private void add(LedgerLine line) {
            added.add(line);
            n = line.n();
            hash = line.hash();
            act = line.act();
        }

        void store(Handle handle) {
            if (!added.isEmpty()) {
                LedgerSql.add(handle, LedgerSql.lastSeq(handle) + 1, added);
                Head end = new Head(key.actor(), n, hash);
                LedgerSql.setTail(handle, new Tail(end, act));
                ends.add(end);
                if (ends.size() > ENDS_MAX) {
                    ends.removeFirst();
                }
            }
        }
    }
}
