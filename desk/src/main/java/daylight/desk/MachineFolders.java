package daylight.desk;

import java.nio.file.Path;
import java.util.Map;

/// Where this machine's own things lie, outside every case: the device's private key, and which labels of
/// sources stand for which folders here.
///
/// @param settings owner-only folder; made when something is put into it
/// @param home     where Daylight itself lies; its jars and the sample
record MachineFolders(Path settings, Path home) {
    /// `DAYLIGHT_HOME` names the settings folder; without it the desktop's convention decides (XDG base
    /// directory specification: `$XDG_CONFIG_HOME` or `~/.config`).
    static MachineFolders of(Map<String, String> environment, String userHome, Path home) {
        String own = environment.getOrDefault("DAYLIGHT_HOME", "");
        if (!own.isEmpty()) {
            return new MachineFolders(Path.of(own), home);
        }
        String config = environment.getOrDefault("XDG_CONFIG_HOME", "");
        Path base = config.isEmpty() ? Path.of(userHome, ".config") : Path.of(config);
        return new MachineFolders(base.resolve("daylight"), home);
    }

    /// Where libraries' native code is unpacked, once for all cases; beside what the launcher makes.
    Path nativeCode() {
        return home.resolve("build/native");
    }
}
