package daylight.reader;

import daylight.protocol.Event;
import daylight.reader.ground.Emitter;
import java.util.List;

/// Passes on a document's events and notices what the document may have done to this worker for good: a class whose
/// initialiser ended with an error can never be used again (JLS, 12.4.2), and the next document that needs it
/// would fail for this one's sake. A stack that overflows may do so anywhere.
final class Wear implements Emitter {
    private static final List<String> LASTING =
            List.of("StackOverflowError", "ExceptionInInitializerError", "NoClassDefFoundError");

    private final Emitter out;
    private boolean spent;

    Wear(Emitter out) {
        this.out = out;
    }

    @Override
    public void emit(Event event) {
        if (event instanceof Event.Ended ended) {
            spent |= LASTING.stream().anyMatch(ended.detail()::contains);
        }
        out.emit(event);
    }

    /// Whether the worker is to be replaced before the next document.
    boolean isSpent() {
        return spent;
    }
}
