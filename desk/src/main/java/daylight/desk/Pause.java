package daylight.desk;

import daylight.store.CaseException;
import daylight.store.CaseException.Kind;
import daylight.store.CaseFolder;
import daylight.store.CaseLock;
import daylight.store.Causes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/// Lets one program ask the one that writes a case to wait: an empty file in the case's temporary
/// folder, which is emptied by whoever opens the case for writing next.
final class Pause {
    private static final String NAME = "paused";
    private static final long LOOK_EVERY_MILLIS = 500;

    private final Path file;
    private final AtomicBoolean told = new AtomicBoolean();

    Pause(CaseFolder folder) {
        this.file = folder.temporary().resolve(NAME);
    }

    /// Wait as long as somebody asks for it.
    ///
    /// @param progress says so, once for each pause
    void await(Progress progress, Path folder) throws InterruptedException {
        if (!Files.exists(file)) {
            return;
        }
        if (told.compareAndSet(false, true)) {
            progress.note("Paused; what is being read is read to its end. Go on with: daylight resume " + folder);
        }
        while (Files.exists(file)) {
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
        if (told.compareAndSet(true, false)) {
            progress.note("Going on.");
        }
    }

    /// Ask for it.
    ///
    /// @throws CaseException of kind `USAGE` where nobody writes the case
    static void ask(CaseFolder folder) {
        if (!isWritten(folder)) {
            throw new CaseException(
                    Kind.USAGE,
                    "Nothing is taken in or read in the case " + folder.root() + " now; there is no work to pause.");
        }
        try {
            Files.write(folder.temporary().resolve(NAME), new byte[0]);
        } catch (IOException e) {
            throw failed(folder, e);
        }
    }

    /// @return whether somebody had asked
    static boolean end(CaseFolder folder) {
        try {
            return Files.deleteIfExists(folder.temporary().resolve(NAME));
        } catch (IOException e) {
            throw failed(folder, e);
        }
    }

    private static boolean isWritten(CaseFolder folder) {
        try (CaseLock _ = CaseLock.take(folder)) {
            return false;
        } catch (CaseException _) {
            return true;
        }
    }

    private static CaseException failed(CaseFolder folder, IOException e) {
        return new CaseException(
                Kind.UNAVAILABLE, "The case " + folder.root() + " cannot be written: " + Causes.sentence(e) + ".", e);
    }
}
