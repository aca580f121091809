package daylight.reader.chat;

import daylight.reader.ground.Ending;
import daylight.reader.ground.Evidence;
import daylight.reader.ground.Node;
import daylight.reader.ground.StrictText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Finds chats among texts. What does not begin with a date in its first bytes costs a look at those.
public final class Chats {
    /// A chat is held in memory as text; a larger one is read as a plain text.
    private static final int SIZE_BYTES_MAX = 32 * 1024 * 1024;

    /// Marks of direction and a mark of byte order may stand before the first date.
    private static final int START_BYTES = 24;

    /// Enough to hold the first fields of an export as data.
    private static final int DATA_START_BYTES = 8 * 1024;

    /// Read a chat into its node.
    ///
    /// @return how it ended; empty when it is none, and nothing was emitted
    public Optional<Ending> read(Evidence evidence, Node node) throws IOException {
        byte[] start = start(evidence, START_BYTES);
        if (beginsWith(start, '{')) {
            return data(evidence, node);
        }
        if (evidence.sizeBytes() > SIZE_BYTES_MAX) {
            return Optional.empty();
        }
        if (beginsWith(start, '<')) {
            return page(evidence, node);
        }
        return beginsLikeADate(start)
                ? text(evidence)
                        .flatMap(text -> WhatsApp.of(text, node.name().display()))
                        .map(chat -> chat.read(node))
                : Optional.empty();
    }

    /// The whole document; empty where it is not UTF-8, in which all exports are.
    private static Optional<String> text(Evidence evidence) throws IOException {
        byte[] bytes = evidence.bytes().isPresent() ? evidence.bytes().get() : all(evidence);
        return StrictText.of(bytes, StandardCharsets.UTF_8).map(Chats::unmarked);
    }

    private static String unmarked(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static Optional<Ending> page(Evidence evidence, Node node) throws IOException {
        if (!TelegramPage.begins(startText(evidence))) {
            return Optional.empty();
        }
        Optional<String> html = text(evidence);
        return html.isPresent() ? Optional.of(TelegramPage.read(html.get(), node)) : Optional.empty();
    }

    private static String startText(Evidence evidence) throws IOException {
        byte[] start = start(evidence, DATA_START_BYTES);
        return unmarked(new String(start, 0, Math.min(start.length, DATA_START_BYTES), StandardCharsets.UTF_8));
    }

    /// An export as JSON, of any size: it is read as it streams by.
    private static Optional<Ending> data(Evidence evidence, Node node) throws IOException {
        String start = startText(evidence);
        if (Telegram.begins(start)) {
            return Optional.of(Telegram.read(evidence, node));
        }
        return Signal.begins(start) ? Optional.of(Signal.read(evidence, node)) : Optional.empty();
    }

    /// White space and a mark of byte order may stand before it.
    private static boolean beginsWith(byte[] start, char first) {
        int at = start.length > 2 && start[0] == (byte) 0xef ? 3 : 0;
        while (at < Math.min(start.length, START_BYTES) && start[at] <= ' ' && start[at] >= 0) {
            at++;
        }
        return at < start.length && start[at] == first;
    }

    private static byte[] start(Evidence evidence, int bytes) throws IOException {
        if (evidence.bytes().isPresent()) {
            return evidence.bytes().get();
        }
        try (InputStream in = evidence.open()) {
            return in.readNBytes(bytes);
        }
    }

    private static byte[] all(Evidence evidence) throws IOException {
        try (InputStream in = evidence.open()) {
            return in.readNBytes(SIZE_BYTES_MAX);
        }
    }

    /// Marks as UTF-8 writes them (three bytes, E2 80, E2 81 or EF BB BF), perhaps a bracket, then a digit of any
    /// script that has two bytes, or of ASCII; and in what follows soon a sign between numbers.
    static boolean beginsLikeADate(byte[] start) {
        int at = 0;
        while (at + 2 < start.length && at < 12 && (start[at] == (byte) 0xe2 || start[at] == (byte) 0xef)) {
            at += 3;
        }
        if (at < start.length && start[at] == '[') {
            at++;
        }
        if (at >= start.length || !isDigit(start[at])) {
            return false;
        }
        for (int i = at + 1; i < Math.min(start.length, at + 12); i++) {
            if (start[i] == '.' || start[i] == '/' || start[i] == '-') {
                return true;
            }
        }
        return false;
    }

    private static boolean isDigit(byte one) {
        return one >= '0' && one <= '9' || one == (byte) 0xd9 || one == (byte) 0xdb;
    }
}
