package daylight.desk;

import java.io.PrintStream;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/// How far a long run is: one line on standard error, rewritten in place on a terminal and printed now and then
/// elsewhere. Counts are only ever counted up.
final class Progress {
    private static final long TERMINAL_EVERY_MILLIS = 200;
    private static final long LOG_EVERY_MILLIS = 10_000;

    private final PrintStream err;
    private final Clock clock;
    private final boolean terminal;
    private final long startedMillis;
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong read = new AtomicLong();
    private final AtomicLong indexed = new AtomicLong();
    private final AtomicLong toRecognise = new AtomicLong();
    private final AtomicLong recognised = new AtomicLong();
    private final AtomicLong lastShownMillis;

    Progress(PrintStream err, Clock clock, boolean terminal) {
        this.err = err;
        this.clock = clock;
        this.terminal = terminal;
        this.startedMillis = clock.millis();
        this.lastShownMillis = new AtomicLong(startedMillis);
    }

    void taken(long files) {
        taken.addAndGet(files);
        showNowAndThen();
    }

    void read(long documents) {
        read.addAndGet(documents);
        showNowAndThen();
    }

    /// So many originals wait for recognition.
    void toRecognise(long originals) {
        toRecognise.addAndGet(originals);
    }

    void recognised(long originals) {
        recognised.addAndGet(originals);
        showNowAndThen();
    }

    void indexed(long documents) {
        indexed.addAndGet(documents);
        showNowAndThen();
    }

    /// A sentence that has to be seen; it stays on the screen.
    void note(String sentence) {
        err.println(sentence);
    }

    private void showNowAndThen() {
        long now = clock.millis();
        long last = lastShownMillis.get();
        if (now - last >= (terminal ? TERMINAL_EVERY_MILLIS : LOG_EVERY_MILLIS)
                && lastShownMillis.compareAndSet(last, now)) {
            show(now);
        }
    }

    private void show(long now) {
        String recognition = toRecognise.get() == 0
                ? ""
                : String.format(Locale.ROOT, ", %,d of %,d recognised", recognised.get(), toRecognise.get());
        String line = String.format(
                Locale.ROOT,
                "%,d taken in, %,d read, %,d searchable%s (%d s)",
                taken.get(),
                read.get(),
                indexed.get(),
                recognition,
                (now - startedMillis) / 1_000);
        if (terminal) {
            err.print("\r" + line + "   ");
            err.flush();
        } else {
            err.println(line);
        }
    }

    /// Leave the line as it stands.
    void end() {
        if (terminal) {
            show(clock.millis());
            err.println();
        }
    }
}
