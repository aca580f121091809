package daylight.reader.chat;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Date and time at the beginning of a message of WhatsApp, as the phone's locale writes them. Which of the numbers is
/// the day is not known from one alone.
///
/// @param form      what all messages of one export have in common: brackets, the signs between the numbers, where the
/// year stands
/// @param from      where date and time begin in the line
/// @param to        where they end
/// @param messageAt where sender or text begins
record Stamp(String form, int[] numbers, int hour, int minute, int second, Half half, int from, int to, int messageAt) {
    /// Of a day of twice twelve hours.
    enum Half {
        NONE,
        MORNING,
        AFTERNOON,
        /// A word that is not known; the hour may be either.
        UNKNOWN
    }

    /// Marks of direction and the spaces that phones put between numbers and words.
    private static final String MARKS = "[\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufeff]";

    private static final String SPACE = "[ \\u00a0\\u202f]";

    /// No line is looked at further than this for its date.
    private static final int HEAD_CHARS = 80;

    private static final Pattern HEAD = Pattern.compile(
            MARKS + "{0,3}(?<open>\\[?)(?<stamp>"
                    + "(?<a>\\d{1,4})(?<sign>[./-])" + SPACE + "?" + MARKS + "?(?<b>\\d{1,2})\\k<sign>" + SPACE + "?"
                    + MARKS
                    + "?(?<c>\\d{1,4})\\.?(?<comma>[,\\u060c]|" + SPACE + "(?:um|kl\\.|klo|\\u00e0))?" + SPACE
                    + "(?<before>[^\\d\\s\\[\\]:-]{1,8}" + SPACE
                    + "?)?(?<h>\\d{1,2})[:.](?<m>\\d{2})(?:[:.](?<s>\\d{2}))?"
                    + "(?:" + SPACE + "?(?<after>[^\\d\\s\\[\\]:-]{1,6}(?:" + SPACE + "[^\\d\\s\\[\\]:-]{1,4})?))?)"
                    + "(?<close>\\] |" + SPACE + "- )",
            Pattern.UNICODE_CHARACTER_CLASS);

    private static final List<String> MORNINGS =
            List.of("am", "\u0635", "\u4e0a\u5348", "\uc624\uc804", "\u0642\u0638", "\u6e05\u6668", "\u65e9\u4e0a");
    private static final List<String> AFTERNOONS =
            List.of("pm", "\u0645", "\u4e0b\u5348", "\uc624\ud6c4", "\u0628\u0638", "\u665a\u4e0a");

    /// The stamp with which a line begins; empty where it begins with none.
    static Optional<Stamp> of(String line) {
        Matcher head = HEAD.matcher(line);
        head.region(0, Math.min(line.length(), HEAD_CHARS));
        if (!head.lookingAt()
                || head.group("open").isEmpty() == head.group("close").startsWith("]")) {
            return Optional.empty();
        }
        int hour = Integer.parseInt(head.group("h"));
        int minute = Integer.parseInt(head.group("m"));
        int second = head.group("s") == null ? 0 : Integer.parseInt(head.group("s"));
        int[] numbers = {number(head, "a"), number(head, "b"), number(head, "c")};
        boolean isDate = head.group("a").length() == 4
                || head.group("a").length() <= 2 && head.group("c").length() % 2 == 0;
        if (!isDate || hour > 23 || minute > 59 || second > 59) {
            return Optional.empty();
        }
        String comma = head.group("comma") == null ? "" : head.group("comma");
        String form = head.group("open")
                + head.group("sign")
                + comma
                + (head.group("a").length() == 4 ? "y" : "");
        int from = head.start("stamp");
        return Optional.of(
                new Stamp(form, numbers, hour, minute, second, half(head), from, head.end("stamp"), head.end()));
    }

    private static int number(Matcher head, String group) {
        return Integer.parseInt(head.group(group));
    }

    private static Half half(Matcher head) {
        String before = head.group("before");
        String word = before != null ? before : head.group("after");
        if (word == null) {
            return Half.NONE;
        }
        String plain = word.toLowerCase(Locale.ROOT).replaceAll("[.\\s\\u00a0\\u202f\\u200e\\u200f]", "");
        if (MORNINGS.contains(plain)) {
            return Half.MORNING;
        }
        return AFTERNOONS.contains(plain) ? Half.AFTERNOON : Half.UNKNOWN;
    }

    boolean beginsWithYear() {
        return form.endsWith("y");
    }

    /// The time on the phone's clock; empty where the order makes no date of the numbers, or the half of the day is not
    /// known.
    Optional<LocalDateTime> time(DateOrder order) {
        int year = beginsWithYear() ? numbers[0] : numbers[2] < 100 ? 2000 + numbers[2] : numbers[2];
        int day = order == DateOrder.DAY_FIRST ? numbers[0] : order == DateOrder.MONTH_FIRST ? numbers[1] : numbers[2];
        int month = order == DateOrder.MONTH_FIRST ? numbers[0] : numbers[1];
        if (order == DateOrder.UNKNOWN || half == Half.UNKNOWN || half != Half.NONE && (hour > 12 || hour == 0)) {
            return Optional.empty();
        }
        int onTheClock = half == Half.NONE ? hour : hour % 12 + (half == Half.AFTERNOON ? 12 : 0);
        try {
            return Optional.of(LocalDateTime.of(year, month, day, onTheClock, minute, second));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
