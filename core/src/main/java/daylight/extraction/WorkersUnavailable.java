package daylight.extraction;

/// No worker can be started: nothing can be read until the named cause is mended.
public final class WorkersUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WorkersUnavailable(String sentence) {
        super(sentence);
    }
}
