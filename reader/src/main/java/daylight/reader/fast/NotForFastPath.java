package daylight.reader.fast;

/// A form that only the general reader knows was met; nothing has been emitted yet.
final class NotForFastPath extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotForFastPath(String why) {
        // No stack trace: this is a signal, and a folder of odd files raises it for each of them.
        super(why, null, false, false);
    }
}
