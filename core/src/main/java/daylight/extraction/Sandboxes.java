package daylight.extraction;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Finds the best tier by running it.
final class Sandboxes {
    private Sandboxes() {}

    /// The best sandbox of this machine. Bubblewrap and unshare are tried with a program that does nothing; whether
    /// Landlock holds is known only from a worker's own report, so one is started for it.
    static Sandbox best(ReaderCommand command, PoolLimits limits, Path temporary) {
        for (SandboxTier tier : SandboxTier.values()) {
            Optional<Sandbox> sandbox = Sandbox.of(tier, command, limits.temporaryBytesMax());
            if (sandbox.isPresent() && (tier != SandboxTier.LANDLOCK || starts(sandbox.get(), limits, temporary))) {
                return sandbox.get();
            }
        }
        throw new IllegalStateException("the plain tier needs nothing");
    }

    private static boolean starts(Sandbox sandbox, PoolLimits limits, Path temporary) {
        try (WorkerFolders folders = WorkerFolders.open(temporary);
                WorkerStart start = new WorkerStart(sandbox, limits, folders, List.of())) {
            WorkerStart.Started started = start.start(Optional.empty(), false);
            started.worker().kill();
            folders.remove(started.place());
            return true;
        } catch (IOException | WorkerStart.Failed _) {
            return false;
        }
    }
}
