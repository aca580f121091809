package daylight.reader.chat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Which number of an account stands behind a name: said where it comes first, and always where a name has several.
final class TelegramAccounts {
    /// Of more, each message says the number.
    private static final int HELD_MAX = 50_000;

    private static final int CHARS_MAX = 300;

    private final Map<String, String> numbers = new HashMap<>();
    private final Set<String> told = new HashSet<>();
    private final Set<String> shared = new HashSet<>();

    /// Whether the number must be said with this message.
    ///
    /// @param number such as `user123`; empty where there is none
    /// @param name   empty where the account has none
    boolean isToBeTold(String number, String name) {
        if (number.isEmpty()) {
            return false;
        }
        if (number.length() + name.length() > CHARS_MAX || told.size() >= HELD_MAX || numbers.size() >= HELD_MAX) {
            return true;
        }
        if (!numbers.computeIfAbsent(name, _ -> number).equals(number)) {
            shared.add(name);
        }
        return told.add(number) || shared.contains(name);
    }
}
