package daylight.desk;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/// The root of the command line. Scripts depend on it: what is here stays.
@Command(
        name = "daylight",
        header = "An investigation desk: every file accounted for, every word searchable.",
        description = {
            "",
            "A case is a folder. Make one, take files in, search:",
            "",
            "  daylight new my-case",
            "  daylight ingest my-case path/to/leak",
            "  daylight search my-case 'contract AND (camera OR 摄像头)'",
            ""
        },
        footer = {
            "",
            "Exit codes: 0 done, 1 done with failures listed, 2 usage, 3 the case is damaged,",
            "4 a limit or a missing tool."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = HelpCommand.class)
final class DaylightCommand {
    private DaylightCommand() {}

    /// The whole command line, ready to run.
    static CommandLine line(Surroundings surroundings) {
        return new CommandLine(new DaylightCommand())
                .addSubcommand(new DemoCommand(surroundings))
                .addSubcommand(new NewCommand(surroundings))
                .addSubcommand(new IngestCommand(surroundings))
                .addSubcommand(new RetryCommand(surroundings))
                .addSubcommand(new PauseCommand(surroundings))
                .addSubcommand(new ResumeCommand(surroundings))
                .addSubcommand(new ReportCommand(surroundings))
                .addSubcommand(new SearchCommand(surroundings))
                .addSubcommand(new ShowCommand(surroundings))
                .addSubcommand(new PageCommand(surroundings))
                .addSubcommand(new ExportCommand(surroundings))
                .addSubcommand(new ThreadCommand(surroundings))
                .addSubcommand(new DuplicatesCommand(surroundings))
                .addSubcommand(new DiffCommand(surroundings))
                .addSubcommand(new VerifyCommand(surroundings))
                .addSubcommand(new RebuildCommand(surroundings))
                .addSubcommand(new WithdrawCommand(surroundings))
                .addSubcommand(new DoctorCommand(surroundings))
                .addSubcommand(new BenchCommand(surroundings));
    }
}
