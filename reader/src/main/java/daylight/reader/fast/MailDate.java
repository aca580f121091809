package daylight.reader.fast;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import org.apache.tika.parser.mailcommons.MailDateParser;

/// The date of a mail. What RFC 5322, 3.3 says is read directly; everything else goes to the general reader's
/// lenient parser, which tries pattern after pattern and costs more than the rest of the mail.
final class MailDate {
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    private static final String DAYS = "montuewedthufrisatsun";
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT);

    private static final int NO_ZONE = Integer.MIN_VALUE;

    /// Hours and minutes as written; no zone lies further east.
    private static final int ZONE_MAX = 1_400;

    /// Earlier mails exist, but a clock that says so is broken, and the lenient parser may think otherwise.
    private static final int YEAR_MIN = 1971;

    private final String text;
    private int at;

    private MailDate(String text) {
        this.text = text;
    }

    /// ISO 8601 in UTC, to the second; empty when it is no date.
    static Optional<String> utc(String body) {
        try {
            Optional<LocalDateTime> strict = new MailDate(body).strict();
            if (strict.isPresent()) {
                return Optional.of(UTC.format(strict.get()));
            }
            Date lenient = MailDateParser.parseDateLenient(body);
            return Optional.ofNullable(lenient)
                    .map(date -> UTC.format(date.toInstant().atOffset(ZoneOffset.UTC)));
        } catch (RuntimeException _) {
            // The lenient parser leaks its formatters' exceptions; such a date is none.
            return Optional.empty();
        }
    }

    /// `[day-name ","] day month year hour ":" minute [":" second] zone`, then nothing or a comment.
    private Optional<LocalDateTime> strict() {
        spaces();
        if (at < text.length() && !isDigit(text.charAt(at)) && !(nameIn(DAYS) >= 0 && skip(','))) {
            return Optional.empty();
        }
        spaces();
        int day = number(1, 2);
        spaces();
        int month = nameIn(MONTHS) + 1;
        spaces();
        int year = number(4, 4);
        spaces();
        int hour = number(1, 2);
        int minute = skip(':') ? number(2, 2) : -1;
        int second = skip(':') ? number(2, 2) : 0;
        spaces();
        if (day < 1 || month < 1 || year < YEAR_MIN || hour < 0 || minute < 0 || second < 0) {
            return Optional.empty();
        }
        int east = zoneMinutes();
        spaces();
        if (east == NO_ZONE || (at < text.length() && text.charAt(at) != '(')) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    LocalDateTime.of(year, month, day, hour, minute, second).minusMinutes(east));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /// `+hhmm`, `-hhmm`, or a last `GMT`; the other zone names of old mails are the lenient parser's.
    private int zoneMinutes() {
        if (text.startsWith("GMT", at) && at + 3 == text.length()) {
            at += 3;
            return 0;
        }
        boolean west = at < text.length() && text.charAt(at) == '-';
        if (!skip('+') && !skip('-')) {
            return NO_ZONE;
        }
        int zone = number(4, 4);
        if (zone < 0 || zone % 100 > 59 || zone > ZONE_MAX) {
            return NO_ZONE;
        }
        return (zone / 100 * 60 + zone % 100) * (west ? -1 : 1);
    }

    private void spaces() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private boolean skip(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private int nameIn(String names) {
        for (int i = 0; i < names.length(); i += 3) {
            if (text.regionMatches(true, at, names, i, 3)) {
                at += 3;
                return i / 3;
            }
        }
        return -1;
    }

    private int number(int digitsMin, int digitsMax) {
        int start = at;
        int value = 0;
        while (at < text.length() && at - start < digitsMax && isDigit(text.charAt(at))) {
            value = value * 10 + text.charAt(at++) - '0';
        }
        boolean ends = at == text.length() || !isDigit(text.charAt(at));
        return at - start >= digitsMin && ends ? value : -1;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
