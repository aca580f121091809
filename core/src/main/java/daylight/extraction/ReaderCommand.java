package daylight.extraction;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// How a worker's JVM is started, sandbox apart.
///
/// @param javaHome      the JDK or runtime it runs on
/// @param classPath     the reader's jars (or class folders)
/// @param mainClass     the worker's main class
/// @param heapMegabytes the largest heap
/// @param flags         further JVM flags, the compiler's above all
/// @param aotCache      an ahead-of-time cache made for exactly this class path, JVM and flags
public record ReaderCommand(
        Path javaHome,
        List<Path> classPath,
        String mainClass,
        int heapMegabytes,
        List<String> flags,
        Optional<Path> aotCache) {
    /// The reader's main class, named here because core does not have the reader on its class path.
    public static final String READER_MAIN = "daylight.reader.WorkerMain";

    /// PDFs and spreadsheets of some hundred pages fit; what does not is a document's own failure, never the desk's.
    public static final int HEAP_MEGABYTES = 512;

    /// The quick compiler alone: over the first 2,500 mixed files the optimising one raised the CPU time of all
    /// workers by half.
    private static final List<String> QUICK_COMPILER = List.of("-XX:TieredStopAtLevel=1");

    /// Of a worker that has much to read; given behind the other flags, it overrides theirs.
    static final String BOTH_COMPILERS = "-XX:TieredStopAtLevel=4";

    public ReaderCommand {
        classPath = classPath.stream().map(Path::toAbsolutePath).toList();
        flags = List.copyOf(flags);
    }

    public static ReaderCommand of(Path javaHome, List<Path> classPath) {
        return new ReaderCommand(javaHome, classPath, READER_MAIN, HEAP_MEGABYTES, QUICK_COMPILER, Optional.empty());
    }

    /// The same, with an ahead-of-time cache that was made for it.
    public ReaderCommand withCache(Path cache) {
        return new ReaderCommand(javaHome, classPath, mainClass, heapMegabytes, flags, Optional.of(cache));
    }

    /// The command line inside the sandbox.
    ///
    /// @param temporary the worker's temporary folder, as it is seen there
    List<String> line(String temporary, List<String> properties, String socket) {
        List<String> line = new ArrayList<>();
        line.add(javaHome.resolve("bin").resolve("java").toString());
        line.add("-Xmx" + heapMegabytes + "m");
        // One thread reads; parallel collectors would only add threads and start-up time.
        line.add("-XX:+UseSerialGC");
        // No trace outside the worker's own folder: performance counters, crash reports, core dumps, attach files.
        line.addAll(List.of(
                "-XX:-UsePerfData",
                "-XX:ErrorFile=/dev/null",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:+DisableAttachMechanism",
                "-Xlog:disable",
                "-Xlog:all=warning:stderr"));
        line.add("--enable-native-access=ALL-UNNAMED");
        aotCache.ifPresent(cache -> line.add("-XX:AOTCache=" + cache));
        line.addAll(flags);
        line.addAll(List.of(
                "-Dfile.encoding=UTF-8",
                "-Djava.awt.headless=true",
                "-Duser.home=/nonexistent",
                "-Djava.io.tmpdir=" + temporary));
        line.addAll(properties);
        line.add("-cp");
        line.add(classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        line.add(mainClass);
        line.add(socket);
        return line;
    }
}
