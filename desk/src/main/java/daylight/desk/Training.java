package daylight.desk;

import java.nio.file.Path;

/// Runs what people run, once, so that the class-path cache made from this run holds what they need. The
/// launcher calls it after a build; the case it makes is thrown away.
final class Training {
    private Training() {}

    /// @param arguments the sample's folder, and where the case may be made
    public static void main(String[] arguments) {
        Surroundings surroundings = Surroundings.ofProcess();
        String folder = arguments[1];
        Surroundings own = new Surroundings(
                surroundings.console(),
                surroundings.clock(),
                new MachineFolders(
                        Path.of(folder + "-settings"), surroundings.folders().home()));
        Main.run(own, "ingest", folder, arguments[0], "--json");
        Main.run(own, "report", folder);
        Main.run(own, "search", folder, "\"camera contract\"~5 OR type:email OR 摄像头 OR cam*", "--json");
        Main.run(own, "verify", folder, "--json");
    }
}
