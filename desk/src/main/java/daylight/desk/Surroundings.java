package daylight.desk;

import java.time.Clock;
import java.util.Map;

/// What a command works with.
///
/// @param folders where this machine's own things lie
record Surroundings(Console console, Clock clock, MachineFolders folders) {
    static Surroundings ofProcess() {
        String home = System.getProperty("daylight.home", "");
        return new Surroundings(
                Console.ofProcess(),
                Clock.systemUTC(),
                MachineFolders.of(
                        Map.copyOf(System.getenv()),
                        System.getProperty("user.home", "."),
                        java.nio.file.Path.of(home)));
    }
}
