package daylight.desk;

import daylight.custody.Custody;
import daylight.custody.DeviceKey;
import daylight.custody.Held;
import daylight.custody.Ledger;
import daylight.custody.Originals;
import daylight.duplicate.Duplicates;
import daylight.extraction.Arrival;
import daylight.extraction.DocumentReading;
import daylight.extraction.ExtractionFacts;
import daylight.extraction.IntakeAccount;
import daylight.extraction.IntakeReport;
import daylight.extraction.IntakeReport.NotFullyRead;
import daylight.extraction.KeptRecognition;
import daylight.extraction.Member;
import daylight.extraction.Original;
import daylight.id.Sha256;
import daylight.index.LuceneIndex;
import daylight.index.RebuildNeeded;
import daylight.index.TextLost;
import daylight.index.TextSource;
import daylight.protocol.NameBytes;
import daylight.protocol.Reason;
import daylight.rendition.Renditions;
import daylight.source.Occurrence;
import daylight.source.RootPlaces;
import daylight.source.SkippedEntry;
import daylight.source.Sources;
import daylight.store.CaseException;
import daylight.store.CaseException.Kind;
import daylight.store.CaseFolder;
import daylight.store.CaseLock;
import daylight.store.Causes;
import daylight.store.Database;
import daylight.store.DurableFiles;
import daylight.store.NativeLibrary;
import daylight.text.Texts;
import daylight.thread.Threads;
import daylight.work.WorkQueue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The rooms of one case, wired. Opened for reading it stands beside whoever writes, on what was committed
/// last.
final class OpenCase implements AutoCloseable {
    private static final List<String> MIGRATIONS = List.of(
            "daylight/work/migrations",
            Sources.MIGRATIONS,
            Custody.MIGRATIONS,
            "daylight/extraction/migrations",
            Texts.MIGRATIONS,
            Threads.MIGRATIONS,
            Duplicates.MIGRATIONS);

    private final CaseFolder folder;
    private final Database database;
    private final Sources sources;
    private final ExtractionFacts extraction;
    private final Texts texts;
    private final Threads threads;
    private final Duplicates duplicates;
    private final Originals originals;
    private final Renditions renditions;
    private final KeptRecognition recognition;
    private final Places places;
    private final boolean writable;
    private @Nullable CaseLock lock;
    private @Nullable Ledger ledger;
    private @Nullable Custody custody;
    private @Nullable LuceneIndex index;
    private @Nullable WorkQueue queue;

    private OpenCase(Surroundings surroundings, CaseFolder folder, Database database, boolean writable) {
        this.folder = folder;
        this.database = database;
        this.writable = writable;
        RootPlaces machine = new RootPlaces(surroundings.folders().settings());
        this.sources = new Sources(database, folder, machine, surroundings.clock());
        this.extraction = new ExtractionFacts(database);
        this.texts = new Texts(folder, database);
        this.threads = new Threads(database, texts);
        this.duplicates = new Duplicates(database, texts);
        this.originals = writable
                ? Originals.ofOwner(folder, database, sources)
                : Originals.forReading(folder, database, sources);
        this.renditions = new Renditions(folder);
        this.recognition = new KeptRecognition(folder);
        this.places = new Places(sources, extraction);
    }

    /// Make a case and open it for writing.
    static OpenCase create(Surroundings surroundings, Path path, String title) {
        CaseFolder.create(path, UUID.randomUUID().toString(), title);
        return forWriting(surroundings, path);
    }

    /// @throws CaseException when another process writes the case
    static OpenCase forWriting(Surroundings surroundings, Path path) {
        CaseFolder folder = CaseFolder.open(path);
        NativeLibrary.keepIn(surroundings.folders().nativeCode());
        CaseLock lock = CaseLock.take(folder);
        Database database;
        try {
            List<Sha256> wanted = new Wanted(folder).take();
            PageFolder.emptyAround(folder.temporary());
            Wanted.keep(folder, wanted);
            database = Database.open(folder.database(), MIGRATIONS);
        } catch (IOException e) {
            lock.close();
            throw new CaseException(
                    Kind.UNAVAILABLE, "The case " + path + " cannot be written: " + Causes.sentence(e) + ".", e);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
        OpenCase open = new OpenCase(surroundings, folder, database, true);
        open.lock = lock;
        try {
            open.takeOver(surroundings);
            return open;
        } catch (RuntimeException e) {
            open.close();
            throw e;
        }
    }

    private void takeOver(Surroundings surroundings) {
        Ledger opened = Ledger.open(
                folder, database, DeviceKey.load(surroundings.folders().settings()), surroundings.clock());
        ledger = opened;
        custody = Custody.open(folder, database, sources, opened, surroundings.clock());
        if (opened.heads().isEmpty()) {
            custody.recordNewCase(opened.actor()); // here, so that a case whose making was killed has it too
        }
        WorkQueue owned =
                new WorkQueue(database, surroundings.clock(), UUID.randomUUID().toString());
        owned.releaseAll();
        queue = owned;
        renditions.sweep();
        threads.fill();
        Console console = surroundings.console();
        new Withdrawal(this, new Progress(console.err(), surroundings.clock(), console.terminal())).finish();
    }

    static OpenCase forReading(Surroundings surroundings, Path path) {
        CaseFolder folder = CaseFolder.open(path);
        NativeLibrary.keepIn(surroundings.folders().nativeCode());
        if (!Files.exists(folder.database())) {
            throw new CaseException(
                    Kind.DAMAGED, "The case " + path + " has no facts (facts.db is missing); restore it from a copy.");
        }
        return new OpenCase(surroundings, folder, Database.openReadOnly(folder.database()), false);
    }

    CaseFolder folder() {
        return folder;
    }

    Database database() {
        return database;
    }

    Sources sources() {
        return sources;
    }

    ExtractionFacts extraction() {
        return extraction;
    }

    Texts texts() {
        return texts;
    }

    Threads threads() {
        return threads;
    }

    Duplicates duplicates() {
        return duplicates;
    }

    KeptRecognition recognition() {
        return recognition;
    }

    Renditions renditions() {
        return renditions;
    }

    Places places() {
        return places;
    }

    Custody custody() {
        return owned(custody);
    }

    Ledger ledger() {
        return owned(ledger);
    }

    WorkQueue queue() {
        return owned(queue);
    }

    private static <T> T owned(@Nullable T thing) {
        if (thing == null) {
            throw new IllegalStateException("the case was opened for reading");
        }
        return thing;
    }

    /// The index; opened at first use, because not every command needs it.
    LuceneIndex index() {
        LuceneIndex opened = index;
        if (opened == null) {
            opened = openIndex();
            index = opened;
        }
        return opened;
    }

    private LuceneIndex openIndex() {
        try {
            if (writable) {
                Files.createDirectories(folder.index());
                return LuceneIndex.open(folder.index(), (document, layer) -> text(layer));
            }
            return LuceneIndex.openReadOnly(folder.index(), (document, layer) -> text(layer));
        } catch (RebuildNeeded e) {
            throw new CaseException(
                    Kind.UNAVAILABLE,
                    "The index was made by another version or is damaged; make it anew with: daylight rebuild "
                            + folder.root(),
                    e);
        } catch (IOException | UncheckedIOException e) {
            if (e instanceof AccessDeniedException || e.getCause() instanceof AccessDeniedException) {
                throw new CaseException(
                        Kind.UNAVAILABLE,
                        "The index " + folder.index()
                                + " may not be read by this user; give back the right to it, or make it"
                                + " anew with: daylight rebuild " + folder.root(),
                        e);
            }
            throw new CaseException(
                    Kind.DAMAGED,
                    "There is no index to search, or it is damaged; make it anew with: daylight rebuild "
                            + folder.root(),
                    e);
        }
    }

    private Optional<TextSource> text(String layer) {
        try {
            return layer.isEmpty() ? Optional.empty() : Optional.of(new LayerText(texts.layers(), new Sha256(layer)));
        } catch (TextLost _) {
            return Optional.empty();
        }
    }

    /// The originals whose bytes hold a document: itself, and every one that has it inside, at whatever depth.
    Set<Sha256> originalsWith(Sha256 document) {
        Set<Sha256> holders = new TreeSet<>(List.of(document));
        Deque<Sha256> upwards = new ArrayDeque<>(holders);
        while (!upwards.isEmpty()) {
            for (Member member : extraction.memberships(List.of(upwards.remove()))) {
                if (holders.add(member.container())) {
                    upwards.add(member.container());
                }
            }
        }
        return originals.among(holders);
    }

    /// The originals that hold pictures whose text nobody has tried to recognise, in order.
    ///
    /// @param all also those with pictures beside other text
    List<Sha256> toRecognise(boolean all) {
        Set<Sha256> wanted = new TreeSet<>();
        for (DocumentReading reading : extraction.withPictures(all)) {
            if (!Ranks.isRecognised(reading.rank())) {
                wanted.add(Ranks.rootOf(reading.document(), reading.rank()));
            }
        }
        return List.copyOf(originals.among(wanted));
    }

    /// An original that is about to be read, and what it is called.
    record Known(Held held, NameBytes name) {}

    /// What is known of originals; the name comes from the first place.
    Map<Sha256, Known> known(Collection<Sha256> documents) {
        Map<Sha256, List<Occurrence>> occurrences = sources.occurrencesOf(documents);
        Map<Sha256, Known> known = new HashMap<>();
        for (Held held : originals.held(documents)) {
            NameBytes name = occurrences.getOrDefault(held.document(), List.of()).stream()
                    .filter(occurrence -> !occurrence.withdrawn())
                    .findFirst()
                    .map(occurrence -> lastPart(occurrence.path()))
                    .orElse(NameBytes.EMPTY);
            known.put(held.document(), new Known(held, name));
        }
        return known;
    }

    /// What a reader needs to open an original.
    ///
    /// @throws OriginalDamagedException where the original is missing
    Original original(Known known) throws IOException {
        Held held = known.held();
        return new Original(originals.place(held), held.document().hex(), held.sizeBytes(), known.name());
    }

    private static NameBytes lastPart(NameBytes path) {
        byte[] bytes = path.bytes();
        int slash = bytes.length - 1;
        while (slash >= 0 && bytes[slash] != '/') {
            slash--;
        }
        return NameBytes.of(Arrays.copyOfRange(bytes, slash + 1, bytes.length));
    }

    /// Whether there is nothing that could be an index.
    boolean hasNoIndex() {
        String[] files = folder.index().toFile().list();
        return files == null || files.length == 0;
    }

    /// Close the index and empty its folder.
    void throwIndexAway() {
        closeIndex();
        try {
            DurableFiles.empty(folder.index());
        } catch (IOException e) {
            throw new CaseException(
                    Kind.UNAVAILABLE, "The index could not be thrown away: " + Causes.sentence(e) + ".", e);
        }
    }

    void closeIndex() {
        LuceneIndex opened = index;
        if (opened != null) {
            opened.close();
            index = null;
        }
    }

    /// @param each gets what is not fully read, one by one
    IntakeReport report(Consumer<NotFullyRead> each) {
        List<String> problems = new ArrayList<>();
        sources.shortfalls()
                .forEach(one -> problems.add("The walk of intake " + one.intakeN() + " named " + one.scanned()
                        + " files and folders, and the facts hold " + one.held() + " of them."));
        problems.addAll(Waiting.documents(database));
        return IntakeAccount.of(database, this::arrivals, each).withProblems(problems);
    }

    private void arrivals(Consumer<Arrival> each) {
        sources.occurrences(occurrence -> each.accept(
                occurrence.withdrawn()
                        ? new Arrival(occurrence.path(), Optional.empty(), Reason.WITHDRAWN)
                        : new Arrival(occurrence.path(), Optional.of(occurrence.document()), Reason.NONE)));
        for (SkippedEntry skipped : sources.skipped()) {
            each.accept(new Arrival(skipped.path(), Optional.empty(), skipped.reason()));
        }
    }

    @Override
    public void close() {
        closeIndex();
        Ledger kept = ledger;
        if (kept != null) {
            kept.close();
        }
        database.close();
        CaseLock held = lock;
        if (held != null) {
            held.close();
        }
    }
}
