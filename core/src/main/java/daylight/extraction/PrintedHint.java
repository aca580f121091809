package daylight.extraction;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a worker printed. It may hold a document's text, so the desk keeps a little of it in memory, drops the rest
/// unread, and lets out of it only the name of a known kind of exception, signal or failure.
final class PrintedHint {
    /// The first lines of a crashing JVM tell the cause.
    private static final int BYTES_MAX = 16 * 1024;

    private static final Pattern TELLING = Pattern.compile("\\bSIG(?:SEGV|BUS|ILL|FPE|ABRT)\\b"
            + "|\\b(?:java|javax|jdk|sun|org\\.apache|daylight)(?:\\.[a-z][a-z0-9]{0,30}){0,8}\\.[A-Z][A-Za-z0-9]{0,60}"
            + "(?:Error|Exception|Violation)\\b"
            + "|insufficient memory for the Java Runtime"
            + "|Could not find or load main class|Unrecognized option|Unrecognized VM option|bwrap: [a-zA-Z' ]{1,60}");

    private final byte[] head = new byte[BYTES_MAX];
    private int filled;
    private final Thread drain;

    PrintedHint(InputStream printed) {
        drain = Thread.ofPlatform().daemon().name("worker-printed").unstarted(() -> drain(printed));
    }

    void start() {
        drain.start();
    }

    private void drain(InputStream printed) {
        byte[] piece = new byte[4096];
        try (printed) {
            int count = printed.read(piece);
            while (count >= 0) {
                synchronized (this) {
                    int kept = Math.min(count, BYTES_MAX - filled);
                    System.arraycopy(piece, 0, head, filled, kept);
                    filled += kept;
                }
                count = printed.read(piece);
            }
        } catch (IOException _) {
            // The worker is gone; what came is all there is.
        }
    }

    /// The first telling words, or an empty text.
    String words() {
        try {
            // The process is dead when this is asked: its end of the pipe is closed.
            drain.join(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        String text;
        synchronized (this) {
            text = new String(head, 0, filled, StandardCharsets.ISO_8859_1);
        }
        Matcher matcher = TELLING.matcher(text);
        return matcher.find() ? matcher.group() : "";
    }
}
