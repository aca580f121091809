package daylight.custody;

import daylight.custody.CustodySql.Original;
import daylight.id.Actor;
import daylight.id.Sha256;
import daylight.protocol.NameBytes;
import daylight.source.Choice;
import daylight.source.Found;
import daylight.source.FoundFile;
import daylight.source.Intake;
import daylight.source.Occurrence;
import daylight.source.Root;
import daylight.source.SkippedEntry;
import daylight.source.Sourced;
import daylight.source.Sources;
import daylight.store.CaseException;
import daylight.store.CaseException.Kind;
import daylight.store.CaseFolder;
import daylight.store.Causes;
import daylight.store.Database;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/// Holds the originals and vouches for them. See the room's card.
public final class Custody {
    /// The class-path folder of this room's tables.
    public static final String MIGRATIONS = "daylight/custody/migrations";

    private final CaseFolder folder;
    private final Database database;
    private final Sources sources;
    private final Ledger ledger;
    private final Clock clock;
    private final Originals originals;
    private final OriginalFiles files;
    private final Copying copying;

    private Custody(CaseFolder folder, Database database, Sources sources, Ledger ledger, Clock clock) {
        this.folder = folder;
        this.database = database;
        this.sources = sources;
        this.ledger = ledger;
        this.clock = clock;
        Optional<SystemCalls> system = SystemCalls.find();
        this.files = new OriginalFiles(folder.originals(), system);
        this.originals = new Originals(database, sources, files);
        this.copying = new Copying(
                files,
                system,
                folder.originals().getFileSystem().supportedFileAttributeViews().contains("posix"));
    }

    /// Open for writing, as the single owner of the case; what a kill left unfinished is finished or undone.
    public static Custody open(CaseFolder folder, Database database, Sources sources, Ledger ledger, Clock clock) {
        Custody custody = new Custody(folder, database, sources, ledger, clock);
        try {
            custody.heal();
        } catch (IOException e) {
            throw custody.failed(e);
        }
        return custody;
    }

    private void heal() throws IOException {
        files.heal(document -> database.read(handle -> CustodySql.original(handle, document))
                .filter(Original::copied)
                .isPresent());
        Set<Sha256> withdrawn = database.read(CustodySql::withdrawn);
        for (Sha256 document : withdrawn) {
            files.erase(document);
        }
        if (!withdrawn.isEmpty()) {
            database.checkpoint();
        }
    }

    /// Write the first entry of a new case.
    public void recordNewCase(Actor actor) {
        database.update(handle -> ledger.append(handle, actor, "case.new", "", Bodies.newCase(folder.title())));
        ledger.flush();
    }

    /// Begin to take in roots, or go on with the interrupted intake of the same roots.
    public Intake begin(Actor actor, List<Root> roots, Intake.How how) {
        return begin(actor, roots, how, Choice.ALL);
    }

    /// The same; the ledger tells what was chosen, and when a run that goes on chooses otherwise.
    public Intake begin(Actor actor, List<Root> roots, Intake.How how, Choice choice) {
        Intake begun = database.write(handle -> {
            Intake intake = sources.begin(handle, roots, how);
            if (!intake.resumed()) {
                ledger.append(handle, actor, "intake.begin", intake.id(), Bodies.begin(intake, roots));
            }
            if (sources.choose(handle, intake, choice)) {
                ledger.append(handle, actor, "intake.choice", intake.id(), Bodies.choice(intake, choice));
            }
            return intake;
        });
        ledger.flush();
        return begun;
    }

    /// Everything the walk named has been handed to [#takeIn].
    ///
    /// @param scanned how much that was
    public void end(Actor actor, Intake intake, long scanned) {
        database.update(handle -> {
            sources.end(handle, intake, scanned);
            ledger.append(handle, actor, "intake.end", intake.id(), Bodies.end(intake, scanned));
        });
        ledger.flush();
    }

    /// Take one batch of what the walk named: bytes first, then, in one transaction, the facts and the entries that
    /// tell of them. All of it is on disk when this returns. One thread at a time.
    ///
    /// @param batch               a hundred or so; more costs memory, fewer cost synchronisations
    /// @param alsoInTheTransaction gets the new occurrences; what it writes is committed with them
    public Taken takeIn(
            Actor actor, Intake intake, List<Found> batch, BiConsumer<Handle, List<Occurrence>> alsoInTheTransaction) {
        List<FoundFile> found = new ArrayList<>();
        List<SkippedEntry> skipped = new ArrayList<>();
        for (Found one : batch) {
            switch (one) {
                case FoundFile file -> found.add(file);
                case SkippedEntry entry -> skipped.add(entry);
            }
        }
        boolean copy = intake.how() == Intake.How.COPY;
        List<FoundFile> unknown = intake.rehash() ? found : unknown(found, copy);
        List<Sourced> read = new ArrayList<>();
        try {
            int unnamed = skipped.size();
            skipped.removeIf(this::isWithdrawn);
            unnamed -= skipped.size();
            copying.take(unknown, copy, intake.rehash(), read, skipped);
            List<Sourced> kept = withoutWithdrawn(read);
            List<Occurrence> occurrences = commit(actor, intake, kept, skipped, alsoInTheTransaction);
            copying.settle();
            ledger.flush();
            int known = found.size() - unknown.size() + kept.size() - occurrences.size();
            return new Taken(occurrences, skipped, known, read.size() - kept.size() + unnamed);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /// What has to be read; a file that was taken in place and shall be copied now too.
    private List<FoundFile> unknown(List<FoundFile> found, boolean copy) {
        Set<FoundFile> unknown = new HashSet<>(sources.unknown(found));
        Set<NameBytes> inPlace = copy
                ? database.read(handle -> CustodySql.inPlaceAt(
                        handle, found.stream().map(FoundFile::path).toList()))
                : Set.of();
        return found.stream()
                .filter(file -> unknown.contains(file) || inPlace.contains(file.path()))
                .toList();
    }

    /// Whether what was left out holds a document that was withdrawn: its name must not come back either.
    private boolean isWithdrawn(SkippedEntry entry) {
        Set<Sha256> withdrawn = entry.file().isEmpty() ? Set.of() : database.read(CustodySql::withdrawn);
        if (withdrawn.isEmpty()) {
            return false;
        }
        MessageDigest digest = Sha256.newDigest();
        try (InputStream in = Files.newInputStream(entry.file().get().place())) {
            new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
        } catch (IOException _) {
            // What cannot be read now was read when it was withdrawn, or never: nothing says that it is the same.
            return false;
        }
        return withdrawn.contains(Sha256.ofDigest(digest.digest()));
    }

    private List<Sourced> withoutWithdrawn(List<Sourced> read) throws IOException {
        Set<Sha256> withdrawn = read.isEmpty() ? Set.of() : database.read(CustodySql::withdrawn);
        List<Sourced> kept = new ArrayList<>(read.size());
        for (Sourced one : read) {
            if (withdrawn.contains(one.document())) {
                copying.discard(one.document());
            } else {
                kept.add(one);
            }
        }
        return kept;
    }

    private List<Occurrence> commit(
            Actor actor,
            Intake intake,
            List<Sourced> kept,
            List<SkippedEntry> skipped,
            BiConsumer<Handle, List<Occurrence>> alsoInTheTransaction)
            throws IOException {
        if (kept.isEmpty() && skipped.isEmpty()) {
            return List.of();
        }
        boolean copied = intake.how() == Intake.How.COPY;
        try {
            return database.write(handle -> {
                List<Occurrence> occurrences = sources.record(handle, intake, kept);
                CustodySql.add(
                        handle,
                        kept.stream()
                                .map(s -> new Original(s.document(), s.file().size(), copied))
                                .toList());
                ledger.append(handle, actor, entries(intake, kept, occurrences));
                sources.skip(handle, intake, skipped);
                alsoInTheTransaction.accept(handle, occurrences);
                return occurrences;
            });
        } catch (RuntimeException e) {
            copying.discard();
            throw e;
        }
    }

    private static List<Entry> entries(Intake intake, List<Sourced> kept, List<Occurrence> occurrences) {
        Map<NameBytes, FoundFile> files = new HashMap<>();
        kept.forEach(s -> files.put(s.file().path(), s.file()));
        List<Entry> entries = new ArrayList<>(occurrences.size());
        for (Occurrence occurrence : occurrences) {
            FoundFile file = files.get(occurrence.path());
            if (file != null) {
                entries.add(new Entry("intake", occurrence.document().hex(), Bodies.file(intake, file)));
            }
        }
        return entries;
    }

    /// The original's bytes, checked against their hash before any is handed out.
    ///
    /// @throws OriginalDamagedException where the original is missing or changed
    public byte[] read(Sha256 document) throws IOException {
        return originals.read(document);
    }

    /// The original's bytes; a long one is checked while it streams, and fails at its end.
    public InputStream open(Sha256 document) throws IOException {
        return originals.open(document);
    }

    /// A file that holds the original's bytes, checked just now; to bind into a worker, never to write to.
    public Path verifiedPlace(Sha256 document) throws IOException {
        return originals.verifiedPlace(document);
    }

    /// A file that holds the original's bytes, not checked: for who hashes every byte that is read from it, as the
    /// reader does.
    ///
    /// @throws OriginalDamagedException where the original is missing
    public Path place(Sha256 document) throws IOException {
        return originals.place(document);
    }

    /// How long the original is, in bytes; empty where custody has none of that name.
    public OptionalLong size(Sha256 document) {
        return database.read(handle -> CustodySql.original(handle, document))
                .map(original -> OptionalLong.of(original.size()))
                .orElse(OptionalLong.empty());
    }

    /// Those of these documents that custody has, in no order.
    public List<Held> held(Collection<Sha256> documents) {
        return originals.held(documents);
    }

    /// As [#place(Sha256)], for who knows of the original already.
    public Path place(Held original) throws IOException {
        return originals.place(original);
    }

    /// The documents that were withdrawn, and that must not come back, whatever is taken in that holds them.
    public Set<Sha256> withdrawn() {
        return database.read(CustodySql::withdrawn);
    }

    /// Erase an original, and every name, path and note about it, leaving its hash in the ledger and an entry that
    /// says it was withdrawn. The file is deleted, not overwritten: flash disks and file systems that copy on write
    /// keep old blocks where a program cannot reach them, and only encryption of the disk helps against that. Where
    /// the document was taken in place, the source's own file is left alone. A document that is no original,
    /// because it lies inside of one, is only said to be withdrawn, so that nothing takes it in again.
    ///
    /// @param alsoInTheTransaction erases what other rooms know of the document
    public void withdraw(Actor actor, Sha256 document, String reason, Consumer<Handle> alsoInTheTransaction) {
        database.update(handle -> {
            LedgerSql.eraseBodies(handle, document);
            ledger.append(handle, actor, Verifier.WITHDRAW, document.hex(), Bodies.withdraw(reason));
            CustodySql.withdraw(handle, document, clock.millis());
            alsoInTheTransaction.accept(handle);
            // Before the commit: a kill between the two may cost the place of a file, and must not leave its name.
            sources.forget(sources.withdraw(handle, document));
        });
        try {
            files.erase(document);
        } catch (IOException e) {
            throw failed(e);
        }
        ledger.flush();
        database.checkpoint();
    }

    private CaseException failed(IOException e) {
        return new CaseException(
                Kind.UNAVAILABLE,
                "The originals of the case " + folder.root() + " could not be written: " + Causes.sentence(e)
                        + ". Nothing was lost.",
                e);
    }
}
