package daylight.custody;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a process acknowledges is on the disk by then, and not in the system's memory alone, which a kill leaves whole:
/// its system calls are watched with strace.
class SyncOrderTest {
    private static final String CALLS =
            "write,pwrite64,writev,pwritev,copy_file_range,sendfile,fsync,fdatasync,syncfs,rename,unlink";

    private static final Pattern CALL = Pattern.compile("^(\\d+) +(\\w+)\\((.*)$");
    private static final Pattern RESUMED = Pattern.compile("^(\\d+) +<\\.\\.\\. (\\w+) resumed>.*= (-?\\d+).*$");
    private static final Pattern FILE = Pattern.compile("^\\d+<(/[^>]*)>.*$");
    private static final Pattern NAMES = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern ACKNOWLEDGED = Pattern.compile("^1<pipe:.*");

    @TempDir
    private Path temp;

    /// Files that were written to, and the number of the call that did it last.
    private final Map<String, Long> unsynced = new TreeMap<>();

    private record Begun(String call, String file, long at) {}

    private final Map<String, Begun> unfinished = new HashMap<>();
    private final List<String> early = new ArrayList<>();
    private long calls;
    private int acknowledged;
    private final Map<String, Integer> synced = new TreeMap<>();

    private static boolean mayTrace() throws InterruptedException {
        try {
            return new ProcessBuilder("strace", "-f", "-y", "-e", "trace=" + CALLS, "true")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void nothingIsAcknowledgedThatIsNotOnTheDisk() throws IOException, InterruptedException {
        Assumptions.assumeTrue(mayTrace(), "no strace on this machine that may watch a process");
        Path leak = Files.createDirectories(temp.resolve("leak"));
        for (int i = 0; i < 10; i++) {
            Files.writeString(leak.resolve("file" + i), ("content " + i + "\n").repeat(1 + 20_000 * (i % 2)));
        }
        Path trace = temp.resolve("trace");
        Process watched = new ProcessBuilder(
                        "strace",
                        "-f",
                        "-y",
                        "-s",
                        "0",
                        "-e",
                        "trace=" + CALLS,
                        "-o",
                        trace.toString(),
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashTest.Victim.class.getName(),
                        temp.toString(),
                        "0",
                        "2")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> said = watched.inputReader(StandardCharsets.UTF_8).lines().toList();
        assertThat(watched.waitFor()).isZero();
        for (String line : Files.readAllLines(trace, StandardCharsets.ISO_8859_1)) {
            calls++;
            call(line);
        }
        assertThat(said).hasSizeGreaterThan(4);
        assertThat(acknowledged).isGreaterThanOrEqualTo(said.size());
        assertThat(early).isEmpty();
        // The watch sees what it is meant to see.
        assertThat(synced.keySet())
                .anyMatch(file -> file.endsWith("ledger.jsonl"))
                .anyMatch(file -> file.endsWith("facts.db-wal"))
                .anyMatch(file -> file.endsWith("originals/incoming"));
    }

    private void call(String line) {
        Matcher resumed = RESUMED.matcher(line);
        if (resumed.matches()) {
            Begun begun = unfinished.remove(resumed.group(1));
            if (begun != null && resumed.group(3).equals("0")) {
                synced(begun);
            }
            return;
        }
        Matcher call = CALL.matcher(line);
        if (!call.matches()) {
            return;
        }
        String arguments = call.group(3);
        Matcher file = FILE.matcher(arguments);
        String path = file.matches() ? file.group(1) : "";
        switch (call.group(2)) {
            case "fsync", "fdatasync", "syncfs" -> {
                Begun begun = new Begun(call.group(2), path, calls);
                if (arguments.endsWith("<unfinished ...>")) {
                    unfinished.put(call.group(1), begun);
                } else if (arguments.endsWith(" = 0")) {
                    synced(begun);
                }
            }
            case "rename", "unlink" -> named(call.group(2), arguments);
            case "copy_file_range", "sendfile" -> throw new AssertionError("a copy that is not looked at: " + line);
            default -> {
                if (ACKNOWLEDGED.matcher(arguments).matches()) {
                    acknowledge();
                } else if (path.startsWith(temp + "/case") && !path.endsWith("-shm")) {
                    unsynced.put(path, calls);
                }
            }
        }
    }

    private void named(String call, String arguments) {
        Matcher names = NAMES.matcher(arguments);
        String from = names.find() ? names.group(1) : "";
        Long at = unsynced.remove(from);
        if (call.equals("rename") && names.find() && at != null) {
            unsynced.put(names.group(1), at);
        }
    }

    /// What was written before the synchronisation began is on the disk when it has ended.
    private void synced(Begun begun) {
        synced.merge(begun.file(), 1, Integer::sum);
        unsynced.entrySet()
                .removeIf(one -> one.getValue() < begun.at()
                        && (begun.call().equals("syncfs") || one.getKey().equals(begun.file())));
    }

    private void acknowledge() {
        acknowledged++;
        unsynced.keySet().forEach(file -> early.add(acknowledged + ": " + file));
    }
}
