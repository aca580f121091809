package daylight.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import daylight.store.CaseException;
import daylight.store.Causes;
import java.io.PrintWriter;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import picocli.CommandLine;

/// The program. Expected trouble is one sentence on standard error and an exit code; what nobody expected is
/// one sentence too, and its stack trace is shown when `DAYLIGHT_DEBUG` is set.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(Surroundings.ofProcess(), arguments));
    }

    static int run(Surroundings surroundings, String... arguments) {
        quietLibraries();
        Console console = surroundings.console();
        CommandLine line = DaylightCommand.line(surroundings);
        line.setOut(new PrintWriter(console.out(), true, UTF_8));
        line.setErr(new PrintWriter(console.err(), true, UTF_8));
        line.setExecutionExceptionHandler((failure, _, _) -> explain(console, failure));
        line.setParameterExceptionHandler((failure, _) -> {
            console.err().println(failure.getMessage());
            CommandLine.UnmatchedArgumentException.printSuggestions(
                    failure, new PrintWriter(console.err(), true, UTF_8));
            console.err()
                    .println("See: daylight help " + failure.getCommandLine().getCommandName());
            return ExitCode.USAGE.number();
        });
        return line.execute(arguments);
    }

    static int explain(Console console, Exception failure) {
        if (System.getenv("DAYLIGHT_DEBUG") != null) {
            failure.printStackTrace(console.err());
        }
        if (failure instanceof CaseException expected) {
            console.err().println(expected.getMessage());
            return ExitCode.of(expected.kind()).number();
        }
        if (Causes.isDiskFull(failure)) {
            console.err().println("The disk is full; free some space and run the same command again.");
            return ExitCode.UNAVAILABLE.number();
        }
        if (Causes.isMemoryFull(failure)) {
            console.err()
                    .println("The desk ran out of its " + (Runtime.getRuntime().maxMemory() >> 20)
                            + " MB of memory. Nothing is lost; run the same command again with more:"
                            + " DAYLIGHT_HEAP=1g ./daylight …");
            return ExitCode.UNAVAILABLE.number();
        }
        console.err()
                .println(
                        "Daylight stopped because of an error of its own ("
                                + failure.getClass().getSimpleName() + ": " + failure.getMessage()
                                + "). The case is unharmed; run the command again with DAYLIGHT_DEBUG=1 and report what it prints.");
        return ExitCode.UNAVAILABLE.number();
    }

    /// Libraries log for developers; a reporter's terminal is not the place.
    private static void quietLibraries() {
        LogManager.getLogManager().reset();
        Logger.getLogger("").setLevel(Level.OFF);
    }
}
