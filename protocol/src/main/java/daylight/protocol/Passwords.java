package daylight.protocol;

import java.util.List;

/// What a reader may try to open a locked document with, in order. Tried on documents alone, and told to nobody: not in
/// an answer, a log or a message of an error.
///
/// @param tried no two alike, none empty
public record Passwords(List<String> tried) {
    /// Each try at a modern document costs a tenth of a second of one processor, on purpose of its maker.
    public static final int COUNT_MAX = 200;

    /// Office takes 255 characters; nobody types more.
    public static final int CHARS_MAX = 255;

    public static final Passwords NONE = new Passwords(List.of());

    public Passwords {
        tried = tried.stream().distinct().toList();
        if (tried.size() > COUNT_MAX) {
            throw new IllegalArgumentException(
                    tried.size() + " passwords are more than the " + COUNT_MAX + " that are tried");
        }
        if (tried.stream().anyMatch(one -> one.isEmpty() || one.length() > CHARS_MAX)) {
            throw new IllegalArgumentException("a password has 1 to " + CHARS_MAX + " characters");
        }
    }

    public boolean isEmpty() {
        return tried.isEmpty();
    }

    /// How many, and none of them: records are printed by accident.
    @Override
    public String toString() {
        return tried.size() + " passwords";
    }
}
