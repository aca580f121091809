package daylight.protocol;

/// How far the reading of a container has come, so that the same reader can go on there with the same bytes.
///
/// @param nodes   how many nodes have begun and ended, the container's own left out: the next member's
///                number is one more
/// @param members how many of them count against the limit of members
/// @param state   what else the reader has to know; its own matter, at most [#STATE_CHARS_MAX] characters
public record Checkpoint(int nodes, int members, String state) {
    public static final int STATE_CHARS_MAX = 256;

    public Checkpoint {
        if (nodes < 1 || members < 0 || members > nodes || state.length() > STATE_CHARS_MAX) {
            throw new IllegalArgumentException(
                    nodes + " nodes, " + members + " members, a state of " + state.length() + " characters");
        }
    }
}
