package daylight.custody;

import daylight.custody.CustodySql.Original;
import daylight.custody.Damage.Kind;
import daylight.id.Sha256;
import daylight.source.Sources;
import daylight.store.CaseFolder;
import daylight.store.Causes;
import daylight.store.Database;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Looks at everything custody answers for and names what is not as it was written. Reads only, heals
/// nothing, and may run beside a writer.
public final class Verifier {
    static final String WITHDRAW = "withdraw";

    /// Where a file waits until the facts name it; the next writer finishes or undoes that.
    private static final String INCOMING = "incoming";

    private final CaseFolder folder;
    private final Database database;
    private final Originals originals;
    private final List<Damage> damaged = new ArrayList<>();

    private Verifier(CaseFolder folder, Database database, Sources sources) {
        this.folder = folder;
        this.database = database;
        this.originals = new Originals(database, sources, new OriginalFiles(folder.originals(), Optional.empty()));
    }

    /// Verify a case.
    ///
    /// @param database may be open for reading alone
    /// @param heads    written down elsewhere before; may be empty
    /// @param further  checks of other rooms
    public static Verification verify(
            CaseFolder folder, Database database, Sources sources, List<Head> heads, List<FurtherCheck> further) {
        Verifier verifier = new Verifier(folder, database, sources);
        MissingOriginals missing = new MissingOriginals(database, verifier.damaged::add);
        OccurrenceCheck occurrences = new OccurrenceCheck(sources, missing, verifier.damaged::add);
        LedgerWalk walk = new LedgerWalk(folder, database, heads, occurrences, missing, verifier.damaged::add);
        walk.walk();
        long held = verifier.originals();
        verifier.extras();
        long others = 0;
        for (FurtherCheck check : further) {
            others += check.check(verifier.damaged::add);
        }
        return new Verification(
                held,
                walk.lines(),
                walk.checkpoints(),
                walk.bodies(),
                walk.erased(),
                others,
                walk.unsigned(),
                walk.heads(),
                verifier.damaged);
    }

    private long originals() {
        List<Original> all = new ArrayList<>();
        database.read(handle -> {
            CustodySql.originals(handle, all::add);
            return true;
        });
        for (Original original : all) {
            try {
                originals.check(original.document());
            } catch (OriginalDamagedException e) {
                damaged.add(new Damage(Kind.ORIGINAL, original.document().hex(), e.sentence()));
            } catch (IOException e) {
                damaged.add(new Damage(
                        Kind.ORIGINAL,
                        original.document().hex(),
                        "The original " + original.document() + " could not be read: " + Causes.sentence(e) + "."));
            }
        }
        return all.size();
    }

    /// Whatever lies among the originals and is none.
    private void extras() {
        list(folder.originals()).forEach(two -> {
            String name = two.getFileName().toString();
            if (name.equals(INCOMING)) {
                return;
            }
            if (!Files.isDirectory(two, LinkOption.NOFOLLOW_LINKS)) {
                extra(two);
                return;
            }
            for (Path file : list(two)) {
                String hex = file.getFileName().toString();
                if (!hex.startsWith(name) || !isHeld(hex) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    extra(file);
                }
            }
        });
    }

    private boolean isHeld(String hex) {
        return hex.length() == 64
                && Sha256.isPrefix(hex)
                && database.read(handle -> CustodySql.original(handle, new Sha256(hex)))
                        .filter(Original::copied)
                        .isPresent();
    }

    private void extra(Path file) {
        String name = folder.root().relativize(file).toString();
        damaged.add(new Damage(Kind.EXTRA, name, "The file " + name + " is no original of this case."));
    }

    private List<Path> list(Path dir) {
        List<Path> paths = new ArrayList<>();
        try (DirectoryStream<Path> listing = Files.newDirectoryStream(dir)) {
            listing.forEach(paths::add);
        } catch (IOException e) {
            String name = folder.root().relativize(dir).toString();
            damaged.add(new Damage(
                    Kind.ORIGINAL, name, "The folder " + name + " could not be listed: " + Causes.sentence(e) + "."));
        }
        paths.sort(null);
        return paths;
    }
}
