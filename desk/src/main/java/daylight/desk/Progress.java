package daylight.desk;

import daylight.protocol.Verdict;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/// How far a long run is: one line on standard error, rewritten in place on a terminal and printed now and then
/// elsewhere. Counts are only ever counted up.
final class Progress {
    private static final long TERMINAL_EVERY_MILLIS = 200;
    private static final long LOG_EVERY_MILLIS = 10_000;
    private static final long MEGABYTE = 1_000_000;
    private static final long SECOND_MILLIS = 1_000;
    private static final long MINUTE_SECONDS = 60;
    private static final long HOUR_MINUTES = 60;

    /// Before so much time has passed no rate means anything.
    private static final long RATE_AFTER_MILLIS = 3_000;

    /// Files, and their bytes together.
    record Amount(long files, long bytes) {}

    /// Files and bytes, counted up by several threads.
    private static final class Counter {
        private final AtomicLong files = new AtomicLong();
        private final AtomicLong bytes = new AtomicLong();

        void add(Amount amount) {
            files.addAndGet(amount.files());
            bytes.addAndGet(amount.bytes());
        }
    }

    private final PrintStream err;
    private final Clock clock;
    private final boolean terminal;
    private final long startedMillis;
    private final Counter taken = new Counter();
    private final Counter toRead = new Counter();
    private final Counter read = new Counter();
    private final AtomicLongArray outcomes = new AtomicLongArray(Verdict.values().length);
    private final AtomicLong indexed = new AtomicLong();
    private final AtomicLong toRecognise = new AtomicLong();
    private final AtomicLong recognised = new AtomicLong();
    private final AtomicLong recognitionStartedMillis = new AtomicLong();
    private final AtomicLong lastShownMillis;
    private volatile boolean allTaken;
    private volatile int lastLength;

    Progress(PrintStream err, Clock clock, boolean terminal) {
        this.err = err;
        this.clock = clock;
        this.terminal = terminal;
        this.startedMillis = clock.millis();
        this.lastShownMillis = new AtomicLong(startedMillis);
    }

    void taken(Amount files) {
        taken.add(files);
        showNowAndThen();
    }

    /// So many more originals wait to be read.
    void toRead(Amount originals) {
        toRead.add(originals);
    }

    /// Nothing more will be taken in: from now on it can be told how long reading will take.
    void allTaken() {
        allTaken = true;
    }

    void read(Amount originals) {
        read.add(originals);
        showNowAndThen();
    }

    /// What became of a document, members of containers too.
    void document(Verdict verdict) {
        outcomes.incrementAndGet(verdict.ordinal());
    }

    /// So many originals wait for recognition.
    void toRecognise(long originals) {
        toRecognise.addAndGet(originals);
        recognitionStartedMillis.set(clock.millis());
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
        if (terminal && lastLength > 0) {
            err.println();
            lastLength = 0;
        }
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
        String line = line(now);
        if (terminal) {
            err.print("\r" + line + " ".repeat(Math.max(0, lastLength - line.length())));
            err.flush();
            lastLength = line.length();
        } else {
            err.println(line);
        }
    }

    /// For instance `1,204 taken in, 900 of 1,180 read (410 MB, 18 MB/s), 890 searchable, 12 partly
    /// read, 1 failed (23 s, about 15 s left)`.
    private String line(long now) {
        long millis = now - startedMillis;
        StringBuilder line = new StringBuilder();
        if (taken.files.get() > 0) {
            line.append(number(taken.files.get())).append(" taken in, ");
        }
        line.append(number(read.files.get()));
        if (allTaken && read.files.get() < toRead.files.get()) {
            line.append(" of ").append(number(toRead.files.get()));
        }
        line.append(" read");
        if (read.bytes.get() >= MEGABYTE && millis >= RATE_AFTER_MILLIS && toRecognise.get() == 0) {
            line.append(String.format(
                    Locale.ROOT,
                    " (%,d MB, %.1f MB/s)",
                    read.bytes.get() / MEGABYTE,
                    read.bytes.get() / (double) MEGABYTE / millis * SECOND_MILLIS));
        }
        line.append(", ").append(number(indexed.get())).append(" searchable");
        if (toRecognise.get() > 0) {
            line.append(String.format(Locale.ROOT, ", %,d of %,d recognised", recognised.get(), toRecognise.get()));
        }
        for (Verdict verdict : Verdict.values()) {
            long count = outcomes.get(verdict.ordinal());
            if (verdict != Verdict.READ && count > 0) {
                line.append(", ")
                        .append(number(count))
                        .append(' ')
                        .append(verdict.code().replace('_', ' '));
            }
        }
        line.append(" (").append(duration(millis));
        return line.append(left(now)).append(')').toString();
    }

    private String left(long now) {
        if (toRecognise.get() > 0) {
            return left(now - recognitionStartedMillis.get(), recognised.get(), toRecognise.get());
        }
        // Bytes tell more than files: a mailbox may be as large as all else.
        return allTaken ? left(now - startedMillis, read.bytes.get(), toRead.bytes.get()) : "";
    }

    private static String left(long millis, long done, long all) {
        if (done <= 0 || done >= all || millis < RATE_AFTER_MILLIS) {
            return "";
        }
        return ", about " + duration((long) ((double) millis / done * (all - done))) + " left";
    }

    private static String number(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    private static String duration(long millis) {
        long seconds = millis / SECOND_MILLIS;
        long minutes = seconds / MINUTE_SECONDS;
        if (minutes < 2) {
            return seconds + " s";
        }
        return minutes < 2 * HOUR_MINUTES ? minutes + " min" : minutes / HOUR_MINUTES + " h";
    }

    /// Leave the line as it stands.
    void end() {
        if (terminal) {
            show(clock.millis());
            err.println();
        }
    }
}
