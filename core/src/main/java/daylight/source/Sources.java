package daylight.source;

import daylight.id.Sha256;
import daylight.protocol.NameBytes;
import daylight.store.CaseException;
import daylight.store.CaseException.Kind;
import daylight.store.CaseFolder;
import daylight.store.Causes;
import daylight.store.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/// What came in, from where, and what was left where it lies. See the room's card.
public final class Sources {
    /// The class-path folder of this room's tables.
    public static final String MIGRATIONS = "daylight/source/migrations";

    private final Database database;
    private final CaseFolder folder;
    private final RootPlaces places;
    private final Clock clock;

    public Sources(Database database, CaseFolder folder, RootPlaces places, Clock clock) {
        this.database = database;
        this.folder = folder;
        this.places = places;
        this.clock = clock;
    }

    /// Check the paths a user named and give each its label. A link named by the user is followed: it was
    /// asked for by name. A path inside another one of the list is taken once, as part of that one.
    ///
    /// @return in the order in which [#walk] takes them
    /// @throws CaseException of kind `USAGE` where a path is missing, or a folder and the case lie in one
    /// another
    public List<Root> roots(List<Path> named) {
        List<Path> real = named.stream().map(this::checked).toList();
        Set<NameBytes> taken = new HashSet<>(database.read(SourceSql::labels));
        Set<Path> seen = new HashSet<>();
        List<Root> roots = new ArrayList<>();
        for (int i = 0; i < real.size(); i++) {
            Path place = real.get(i);
            boolean inside = real.stream().anyMatch(other -> !other.equals(place) && place.startsWith(other));
            if (!inside && seen.add(place)) {
                Path name = named.get(i).toAbsolutePath().normalize();
                Root root = labelled(RawNames.lastOf(name), place, taken);
                taken.add(root.label());
                roots.add(root);
            }
        }
        roots.sort(Comparator.comparing(r -> r.folder() ? r.label().then('/', NameBytes.EMPTY) : r.label()));
        return List.copyOf(roots);
    }

    private Path checked(Path named) {
        return checked(named, folder.root());
    }

    /// See whether these can be taken into a case at this place, before there is one.
    ///
    /// @throws CaseException of kind `USAGE` where one is not there, lies in the case's folder or around it
    public static void check(List<Path> named, Path folder) {
        named.forEach(one -> checked(one, folder));
    }

    /// A place's real path, though its last folders are not made yet.
    private static Path real(Path place) throws IOException {
        Path made = place.toAbsolutePath().normalize();
        Path rest = Path.of("");
        while (!Files.exists(made) && made.getParent() != null) {
            rest = made.getFileName().resolve(rest);
            made = made.getParent();
        }
        return made.toRealPath().resolve(rest).normalize();
    }

    private static Path checked(Path named, Path folder) {
        Path place;
        Path own;
        try {
            place = named.toRealPath();
            own = real(folder);
        } catch (IOException e) {
            throw new CaseException(
                    Kind.USAGE, "Nothing can be taken in from " + named + ": " + Causes.sentence(e) + ".", e);
        }
        if (place.startsWith(own)) {
            throw new CaseException(
                    Kind.USAGE, named + " lies inside the case " + folder + "; name a path outside of it.");
        }
        if (own.startsWith(place)) {
            throw new CaseException(
                    Kind.USAGE,
                    "The case " + folder + " lies inside " + named
                            + ", the folder to take in; move the case out of it, or name the folders beside it.");
        }
        return place;
    }

    private Root labelled(NameBytes name, Path place, Set<NameBytes> taken) {
        boolean isFolder = Files.isDirectory(place);
        Optional<NameBytes> known = places.labelAt(folder.id(), place);
        if (known.isPresent()) {
            return new Root(known.get(), place, isFolder);
        }
        NameBytes label = name;
        for (int n = 2;
                taken.contains(label) || places.place(folder.id(), label).isPresent();
                n++) {
            label = numbered(name, n, isFolder);
        }
        places.set(folder.id(), label, place);
        return new Root(label, place, isFolder);
    }

    /// `docs (2)`, and for a file `photo (2).jpg`: its ending still says what it is.
    private static NameBytes numbered(NameBytes name, int n, boolean isFolder) {
        byte[] bytes = name.bytes();
        int dot = bytes.length;
        for (int i = bytes.length - 1; i > 0 && !isFolder; i--) {
            if (bytes[i] == '.') {
                dot = i;
                break;
            }
        }
        byte[] number = NameBytes.of(" (" + n + ")").bytes();
        byte[] joined = new byte[bytes.length + number.length];
        System.arraycopy(bytes, 0, joined, 0, dot);
        System.arraycopy(number, 0, joined, dot, number.length);
        System.arraycopy(bytes, dot, joined, dot + number.length, bytes.length - dot);
        return NameBytes.of(joined);
    }

    /// Name everything that lies below the roots, each thing once, in the order of the whole paths' bytes.
    ///
    /// @return how many things were named
    public long walk(List<Root> roots, Consumer<Found> visitor) {
        return walk(roots, Choice.ALL, visitor);
    }

    /// The same; files that are not chosen are named as left out.
    public long walk(List<Root> roots, Choice choice, Consumer<Found> chosen) {
        Consumer<Found> visitor = found -> chosen.accept(
                found instanceof FoundFile file && !choice.takes(file.path()) ? SkippedEntry.leftOut(file) : found);
        long named = 0;
        for (Root root : roots) {
            named += new FolderWalk(root, visitor).walk();
        }
        return named;
    }

    /// Begin an intake, or go on with the interrupted one of the same roots.
    public Intake begin(Handle handle, List<Root> roots, Intake.How how) {
        return SourceSql.begin(handle, folder.id(), roots, how, clock.millis());
    }

    /// Remember what an intake takes.
    ///
    /// @return whether that is something else than what it took before
    public boolean choose(Handle handle, Intake intake, Choice choice) {
        return SourceSql.choose(handle, intake, choice);
    }

    /// The intake is complete: everything the walk named is recorded.
    ///
    /// @param scanned what [#walk] counted
    public void end(Handle handle, Intake intake, long scanned) {
        SourceSql.end(handle, intake, scanned, clock.millis());
    }

    /// Those files of a batch that the case does not know yet by path, size and time of modification.
    public List<FoundFile> unknown(List<FoundFile> batch) {
        return batch.isEmpty() ? batch : database.read(handle -> SourceSql.unknown(handle, batch));
    }

    /// Record files whose bytes custody has. A path that held the same bytes before stays the one
    /// occurrence it is.
    ///
    /// @return the occurrences that are new
    public List<Occurrence> record(Handle handle, Intake intake, List<Sourced> files) {
        return files.isEmpty() ? List.of() : OccurrenceSql.record(handle, intake, files);
    }

    /// Record what was left where it lies, unless the case says so already.
    ///
    /// @return how many were new
    public int skip(Handle handle, Intake intake, List<SkippedEntry> entries) {
        return SourceSql.skip(handle, intake, entries);
    }

    /// Every occurrence, by intake and then by the bytes of its path; withdrawn ones too, which have no path.
    public void occurrences(Consumer<Occurrence> each) {
        database.read(handle -> {
            OccurrenceSql.all(handle, each);
            return true;
        });
    }

    /// Where a document was found, in the same order.
    public List<Occurrence> occurrencesOf(Sha256 document) {
        return database.read(handle -> OccurrenceSql.of(handle, document));
    }

    /// What the facts hold at these paths.
    public List<Held> at(List<NameBytes> paths) {
        return paths.isEmpty() ? List.of() : database.read(handle -> OccurrenceSql.at(handle, paths));
    }

    /// How many occurrences a withdrawal has emptied, by document.
    public Map<Sha256, Long> withdrawnPlaces() {
        return database.read(OccurrenceSql::withdrawnPlaces);
    }

    /// The `seq` of the occurrence that was taken last; 0 where there is none.
    public long lastSeq() {
        return database.read(OccurrenceSql::lastSeq);
    }

    /// What the walk of a finished intake counted.
    public Optional<Long> scanned(String intake) {
        return database.read(handle -> SourceSql.scanned(handle, intake));
    }

    /// Intakes whose walk named more than the facts hold; none in a case that is whole.
    public List<Shortfall> shortfalls() {
        return database.read(SourceSql::shortfalls);
    }

    /// Where these documents were found; those of each document in the order of [#occurrencesOf].
    public Map<Sha256, List<Occurrence>> occurrencesOf(Collection<Sha256> documents) {
        Map<Sha256, List<Occurrence>> all = new HashMap<>();
        database.read(handle -> OccurrenceSql.ofMany(handle, documents))
                .forEach(one -> all.computeIfAbsent(one.document(), _ -> new ArrayList<>())
                        .add(one));
        return all;
    }

    /// What was skipped and was not taken since, in the order of the path's bytes.
    public List<SkippedEntry> skipped() {
        return database.read(SourceSql::skipped);
    }

    /// Sum of what the finished intakes' walks named, and whether an intake is unfinished.
    public Optional<Intake> unfinished() {
        return database.read(SourceSql::unfinished);
    }

    /// Where on this machine the file of an occurrence lies, if it still lies there and this machine knows
    /// the root.
    public Optional<Path> placeOf(Occurrence occurrence) {
        return database.read(handle -> OccurrenceSql.labelOf(handle, occurrence))
                .flatMap(label ->
                        places.place(folder.id(), label).flatMap(root -> Below.find(root, label, occurrence.path())));
    }

    /// Folders and files of this machine that a document was taken in from and that are not there now: a disk that is
    /// not plugged in, perhaps.
    public List<Path> absentRoots(Sha256 document) {
        return database
                .read(handle -> occurrencesOf(document).stream()
                        .map(occurrence -> OccurrenceSql.labelOf(handle, occurrence))
                        .flatMap(Optional::stream)
                        .distinct()
                        .toList())
                .stream()
                .map(label -> places.place(folder.id(), label))
                .flatMap(Optional::stream)
                .filter(Files::notExists)
                .toList();
    }

    /// Empty every name and time of a document, inside the caller's transaction.
    ///
    /// @return labels of single files that bore its name, to be forgotten once the transaction is on disk
    public List<NameBytes> withdraw(Handle handle, Sha256 document) {
        return OccurrenceSql.withdraw(handle, document);
    }

    /// Forget on this machine where single files lay.
    public void forget(List<NameBytes> labels) {
        labels.forEach(label -> places.forget(folder.id(), label));
    }
}
