package daylight.extraction;

/// The original could not be read to the end, or has other bytes than were taken in.
final class SourceDamaged extends Exception {
    private static final long serialVersionUID = 1L;

    SourceDamaged() {
        super("the original's bytes are not those that were taken in", null, false, false);
    }
}
