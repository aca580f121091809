package daylight.desk;

import java.io.PrintStream;
import java.time.Clock;
import java.util.Locale;

/// How far an export is: one line on standard error, rewritten in place on a terminal and printed now and then
/// elsewhere.
final class PageProgress {
    private static final long TERMINAL_EVERY_MILLIS = 200;
    private static final long LOG_EVERY_MILLIS = 10_000;

    private final PrintStream err;
    private final Clock clock;
    private final boolean terminal;
    private long lastShownMillis;
    private boolean isShown;

    PageProgress(Console console, Clock clock) {
        this.err = console.err();
        this.clock = clock;
        this.terminal = console.terminal();
        this.lastShownMillis = clock.millis();
    }

    void pages(int done, int all) {
        long now = clock.millis();
        if (now - lastShownMillis < (terminal ? TERMINAL_EVERY_MILLIS : LOG_EVERY_MILLIS)) {
            return;
        }
        lastShownMillis = now;
        String line = String.format(Locale.ROOT, "%,d of %,d pages", done, all);
        if (terminal) {
            err.print("\r" + line);
            err.flush();
            isShown = true;
        } else {
            err.println(line);
        }
    }

    /// Leave the line as it stands.
    void end() {
        if (isShown) {
            err.println();
        }
    }
}
