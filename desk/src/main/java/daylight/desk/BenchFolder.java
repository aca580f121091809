package daylight.desk;

import daylight.store.DurableFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Where a benchmark works: a folder of its owner's alone, outside every case. It may hold copies of evidence, so it
/// goes, and the programs that write in it end, also when the benchmark is interrupted.
final class BenchFolder implements AutoCloseable {
    private final Path folder;
    private final Set<Process> running = ConcurrentHashMap.newKeySet();
    private final Thread interrupted = Thread.ofPlatform().unstarted(this::remove);

    private BenchFolder(Path folder) {
        this.folder = folder;
    }

    static BenchFolder make() throws IOException {
        BenchFolder made = new BenchFolder(Files.createTempDirectory("daylight-bench"));
        Runtime.getRuntime().addShutdownHook(made.interrupted);
        return made;
    }

    Path folder() {
        return folder;
    }

    /// A program that works in the folder, until [#ended].
    void started(Process process) {
        running.add(process);
    }

    void ended(Process process) {
        running.remove(process);
    }

    /// Away with a folder and everything in it; nothing happens where there is none.
    static void clear(Path folder) throws IOException {
        DurableFiles.empty(folder);
        Files.deleteIfExists(folder);
    }

    private void remove() {
        for (Process process : running) {
            List<ProcessHandle> below = process.descendants().toList();
            Stream.concat(Stream.of(process.toHandle()), below.stream())
                    .peek(ProcessHandle::destroyForcibly)
                    .toList()
                    .forEach(one -> one.onExit().join());
        }
        try {
            clear(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("what the benchmark made could not be removed: " + folder, e);
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(interrupted);
        } catch (IllegalStateException _) {
            return; // The process is being ended, and removes the folder already.
        }
        remove();
    }
}
