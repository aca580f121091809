package daylight.text;

import daylight.text.Moment.Precision;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the dates that documents carry: ISO 8601 and its relatives (XMP, EXIF, PDF's `D:` form) and mail's
/// (RFC 5322, section 3.3, with the obsolete zones). Orders that a reader cannot tell apart (03/04/2018) are
/// not guessed.
final class MomentText {
    private static final int RAW_CODE_POINTS_MAX = 100;

    /// Longer texts are no dates; patterns are not run over them.
    private static final int CHARS_MAX = 200;

    private static final int YEAR_MAX = 9999;

    /// A FILETIME of zero ([MS-DTYP], 2.3.3) is a field that nobody set: the day on which it began to count is no date.
    private static final int EMPTY_FILE_TIME_YEAR = 1601;

    private static final String OFFSET = "(?<offset>Z|[+-]\\d{2}:?(?:\\d{2})?)?";

    private static final Pattern ISO = Pattern.compile("(?<year>\\d{4})(?:[-:](?<month>\\d{2})(?:[-:](?<day>\\d{2})"
            + "(?:[T ](?<hour>\\d{2}):(?<minute>\\d{2})(?::(?<second>\\d{2})(?:[.,]\\d{1,9})?)?\\s?" + OFFSET
            + ")?)?)?");

    private static final Pattern PDF = Pattern.compile("D:(?<year>\\d{4})(?:(?<month>\\d{2})(?:(?<day>\\d{2})"
            + "(?:(?<hour>\\d{2})(?<minute>\\d{2})(?<second>\\d{2})?" + OFFSET + ")?)?)?");

    private static final Pattern MAIL =
            Pattern.compile("(?:[A-Za-z]{3,9},?\\s+)?(?<day>\\d{1,2})\\s+(?<name>[A-Za-z]{3})"
                    + "[A-Za-z]*\\s+(?<year>\\d{4})\\s+(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2}))?"
                    + "(?:\\s*(?<offset>[+-]\\d{4}|[A-Za-z]{1,5}))?(?:\\s*\\(.*\\))?");

    private static final Map<String, Integer> MONTHS = Map.ofEntries(
            Map.entry("jan", 1),
            Map.entry("feb", 2),
            Map.entry("mar", 3),
            Map.entry("apr", 4),
            Map.entry("may", 5),
            Map.entry("jun", 6),
            Map.entry("jul", 7),
            Map.entry("aug", 8),
            Map.entry("sep", 9),
            Map.entry("oct", 10),
            Map.entry("nov", 11),
            Map.entry("dec", 12));

    /// The zones of RFC 5322, 4.3; any other name says nothing certain.
    private static final Map<String, ZoneOffset> ZONES = Map.ofEntries(
            Map.entry("Z", ZoneOffset.UTC),
            Map.entry("UT", ZoneOffset.UTC),
            Map.entry("UTC", ZoneOffset.UTC),
            Map.entry("GMT", ZoneOffset.UTC),
            Map.entry("EST", ZoneOffset.ofHours(-5)),
            Map.entry("EDT", ZoneOffset.ofHours(-4)),
            Map.entry("CST", ZoneOffset.ofHours(-6)),
            Map.entry("CDT", ZoneOffset.ofHours(-5)),
            Map.entry("MST", ZoneOffset.ofHours(-7)),
            Map.entry("MDT", ZoneOffset.ofHours(-6)),
            Map.entry("PST", ZoneOffset.ofHours(-8)),
            Map.entry("PDT", ZoneOffset.ofHours(-7)));

    private MomentText() {}

    static Moment read(String text) {
        String raw = DisplayText.line(text, RAW_CODE_POINTS_MAX);
        if (text.length() <= CHARS_MAX) {
            // PDF writes an offset as +08'00'.
            String plain = text.strip().replace("'", "");
            for (Pattern pattern : new Pattern[] {ISO, PDF, MAIL}) {
                Matcher match = pattern.matcher(plain);
                if (match.matches()) {
                    return known(match, pattern == MAIL, raw);
                }
            }
        }
        return new Moment.Unreadable(raw);
    }

    private static Moment known(Matcher match, boolean mail, String raw) {
        try {
            int year = number(match, "year", 0);
            Integer month = mail
                    ? MONTHS.get(match.group("name").toLowerCase(Locale.ROOT))
                    : Integer.valueOf(number(match, "month", 1));
            if (month == null || year < 1 || year > YEAR_MAX) {
                return new Moment.Unreadable(raw);
            }
            // A leap second is a second later to a clock that has none.
            int second = Math.min(59, number(match, "second", 0));
            LocalDateTime local = LocalDateTime.of(
                    year, month, number(match, "day", 1), number(match, "hour", 0), number(match, "minute", 0), second);
            Optional<ZoneOffset> offset = offset(match.group("offset"));
            if (year == EMPTY_FILE_TIME_YEAR && local.getDayOfYear() == 1) {
                return new Moment.Unreadable(raw);
            }
            Instant at = local.toInstant(offset.orElse(ZoneOffset.UTC));
            return new Moment.Known(at, offset, precision(match, mail), raw);
        } catch (DateTimeException e) {
            return new Moment.Unreadable(raw);
        }
    }

    private static Precision precision(Matcher match, boolean mail) {
        if (match.group("hour") != null) {
            return Precision.TIME;
        }
        if (match.group("day") != null) {
            return Precision.DAY;
        }
        return mail || match.group("month") != null ? Precision.MONTH : Precision.YEAR;
    }

    /// `-0000` says that the zone is not known (RFC 5322, 3.3).
    private static Optional<ZoneOffset> offset(@org.jspecify.annotations.Nullable String text) {
        if (text == null || text.equals("-0000")) {
            return Optional.empty();
        }
        char sign = text.charAt(0);
        if (sign != '+' && sign != '-') {
            return Optional.ofNullable(ZONES.get(text.toUpperCase(Locale.ROOT)));
        }
        String digits = text.substring(1).replace(":", "");
        int hours = Integer.parseInt(digits.substring(0, 2));
        int minutes = digits.length() > 2 ? Integer.parseInt(digits.substring(2)) : 0;
        int factor = sign == '-' ? -1 : 1;
        return Optional.of(ZoneOffset.ofHoursMinutes(factor * hours, factor * minutes));
    }

    private static int number(Matcher match, String group, int otherwise) {
        String digits = match.group(group);
        return digits == null ? otherwise : Integer.parseInt(digits);
    }
}
