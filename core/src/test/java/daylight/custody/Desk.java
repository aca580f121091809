package daylight.custody;

import daylight.source.Found;
import daylight.source.Intake;
import daylight.source.Intake.How;
import daylight.source.Occurrence;
import daylight.source.Root;
import daylight.source.RootPlaces;
import daylight.source.Sources;
import daylight.store.CaseFolder;
import daylight.store.Database;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// An open case with the rooms these tests need, wired as a desk wires them.
final class Desk implements AutoCloseable {
    static final Clock NOON = Clock.fixed(Instant.parse("2020-01-01T12:00:00Z"), ZoneOffset.UTC);

    /// How many things are taken in at once.
    int batchSize = 16;

    /// Called whenever something is acknowledged.
    Runnable acknowledged = () -> {};

    final CaseFolder folder;
    final Database database;
    final Sources sources;
    final Ledger ledger;
    final Custody custody;

    /// @param place   of the case, made where there is none
    /// @param machine the machine's own folder, outside of the case
    Desk(Path place, Path machine) {
        folder = CaseFolder.isCase(place) ? CaseFolder.open(place) : CaseFolder.create(place, "case-1", "A case");
        database = Database.open(folder.database(), List.of(Sources.MIGRATIONS, Custody.MIGRATIONS));
        sources = new Sources(database, folder, new RootPlaces(machine), NOON);
        ledger = Ledger.open(folder, database, DeviceKey.load(machine.resolve("keys")), NOON);
        custody = Custody.open(folder, database, sources, ledger, NOON);
        if (ledger.heads().isEmpty()) {
            custody.recordNewCase(ledger.actor());
        }
    }

    List<Taken> ingest(How how, Path... paths) {
        List<Taken> taken = new ArrayList<>();
        List<Root> roots = sources.roots(List.of(paths));
        Intake intake = custody.begin(ledger.actor(), roots, how);
        List<Found> batch = new ArrayList<>();
        long scanned = sources.walk(roots, found -> {
            batch.add(found);
            if (batch.size() == batchSize) {
                taken.add(take(intake, batch));
            }
        });
        if (!batch.isEmpty()) {
            taken.add(take(intake, batch));
        }
        custody.end(ledger.actor(), intake, scanned);
        acknowledged.run();
        ledger.seal();
        acknowledged.run();
        return taken;
    }

    private Taken take(Intake intake, List<Found> batch) {
        Taken taken = custody.takeIn(ledger.actor(), intake, List.copyOf(batch), (_, _) -> {});
        batch.clear();
        acknowledged.run();
        return taken;
    }

    List<Occurrence> occurrences() {
        List<Occurrence> all = new ArrayList<>();
        sources.occurrences(all::add);
        return all;
    }

    Verification verify(Head... heads) {
        return Verifier.verify(folder, database, sources, List.of(heads), List.of());
    }

    @Override
    public void close() {
        ledger.close();
        database.close();
    }
}
