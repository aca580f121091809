package daylight.reader.ground;

import daylight.protocol.Reason;
import java.util.Optional;

/// What [Contents] know at a checkpoint, as the words of a text.
///
/// @param expanded bytes that were unpacked for all members so far
record ContentsState(
        int count,
        int failed,
        int encrypted,
        boolean cut,
        boolean elsewhere,
        Reason limit,
        Reason stopped,
        long expanded) {
    private static final int WORDS = 8;

    String text() {
        return String.join(
                " ",
                Integer.toString(count),
                Integer.toString(failed),
                Integer.toString(encrypted),
                Boolean.toString(cut),
                Boolean.toString(elsewhere),
                limit.name(),
                stopped.name(),
                Long.toString(expanded));
    }

    /// @return empty where the text is of another reader
    static Optional<ContentsState> of(String text) {
        String[] words = text.split(" ", -1);
        if (words.length != WORDS) {
            return Optional.empty();
        }
        try {
            int next = 0;
            return Optional.of(new ContentsState(
                    Integer.parseInt(words[next++]),
                    Integer.parseInt(words[next++]),
                    Integer.parseInt(words[next++]),
                    Boolean.parseBoolean(words[next++]),
                    Boolean.parseBoolean(words[next++]),
                    Reason.valueOf(words[next++]),
                    Reason.valueOf(words[next++]),
                    Long.parseLong(words[next])));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
