package daylight.desk;

import daylight.protocol.Draw.WantedPage;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// The pixels to the inch that somebody may ask for.
final class Resolution {
    /// Fewer show nothing but that there is a page.
    private static final int DPI_MIN = 10;

    private Resolution() {}

    /// @throws ParameterException where there are too few or too many of them
    static void check(CommandSpec spec, int dpi) {
        if (dpi < DPI_MIN || dpi > WantedPage.DPI_MAX) {
            throw new ParameterException(
                    spec.commandLine(), "--dpi lies between " + DPI_MIN + " and " + WantedPage.DPI_MAX + ".");
        }
    }
}
