package daylight.index;

/// The index on disk cannot be used by this build and has to be made again from the facts.
public final class RebuildNeeded extends RuntimeException {
    public RebuildNeeded(String sentence) {
        super(sentence);
    }

    public RebuildNeeded(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
