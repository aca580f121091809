package daylight.search;

import daylight.index.NumberField;
import daylight.index.Query;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What stands behind `date:`, `created:`, `modified:`, `size:` and `confidence:`: `2018`, `2018-03..2019`,
/// `>=2018-03-01`, `>1MB`, `<60`.
///
/// A date is a stretch of time, in UTC: 2018 is the whole year. Both ends of `..` belong to the range. KB, MB
/// and GB are powers of 1,000, KiB, MiB and GiB of 1,024.
final class RangeText {

    private static final Pattern COMPARED = Pattern.compile("(>=|<=|>|<|=)(.+)");
    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    private static final Pattern MONTH = Pattern.compile("(\\d{4})-(\\d{1,2})");
    private static final Pattern DAY = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
    private static final Pattern CONFIDENCE = Pattern.compile("\\d{1,3}");
    private static final Pattern SIZE =
            Pattern.compile("(\\d{1,15}(?:\\.\\d{1,6})?)\\s*(b|k|kb|kib|m|mb|mib|g|gb|gib)?");

    private static final int CONFIDENCE_MAX = 100;

    /// What a value of this field looks like, for whoever typed another.
    static String expected(NumberField field) {
        return switch (field) {
            case DATE, CREATED, MODIFIED -> "2018, 2018-03, 2018-03-15, 2018..2019 or >=2018-03";
            case SIZE -> "500KB, >1MB or 1MB..2GB";
            case CONFIDENCE -> "<60, 40..70 or >=90, between 0 and 100";
        };
    }

    /// One such value.
    static String example(NumberField field) {
        return switch (field) {
            case DATE, CREATED, MODIFIED -> "2018-03";
            case SIZE -> ">1MB";
            case CONFIDENCE -> "<60";
        };
    }

    /// From the first value to the last that one typed value stands for.
    private record Stretch(long first, long last) {}

    private RangeText() {}

    /// Nothing, when the text is no range of this field.
    static Optional<Query> read(NumberField field, String typed) {
        String text = digits(typed).strip();
        Matcher compared = COMPARED.matcher(text);
        if (compared.matches()) {
            return stretch(field, compared.group(2)).map(s -> compared(field, compared.group(1), s));
        }
        int dots = text.indexOf("..");
        if (dots < 0) {
            return stretch(field, text).map(s -> range(field, OptionalLong.of(s.first()), OptionalLong.of(s.last())));
        }
        String from = text.substring(0, dots);
        String to = text.substring(dots + 2);
        Optional<Stretch> first = stretch(field, from);
        Optional<Stretch> last = stretch(field, to);
        boolean readable = (from.isEmpty() || first.isPresent()) && (to.isEmpty() || last.isPresent());
        if (!readable || from.isEmpty() && to.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(range(
                field,
                first.map(s -> OptionalLong.of(s.first())).orElseGet(OptionalLong::empty),
                last.map(s -> OptionalLong.of(s.last())).orElseGet(OptionalLong::empty)));
    }

    private static Query compared(NumberField field, String sign, Stretch s) {
        return switch (sign) {
            case ">=" -> range(field, OptionalLong.of(s.first()), OptionalLong.empty());
            case ">" -> range(field, OptionalLong.of(s.last() + 1), OptionalLong.empty());
            case "<=" -> range(field, OptionalLong.empty(), OptionalLong.of(s.last()));
            case "<" -> range(field, OptionalLong.empty(), OptionalLong.of(s.first() - 1));
            default -> range(field, OptionalLong.of(s.first()), OptionalLong.of(s.last()));
        };
    }

    private static Query range(NumberField field, OptionalLong from, OptionalLong to) {
        return new Query.Range(field, from, to);
    }

    private static Optional<Stretch> stretch(NumberField field, String text) {
        try {
            return switch (field) {
                case DATE, CREATED, MODIFIED -> date(text);
                case SIZE -> size(text);
                case CONFIDENCE -> confidence(text);
            };
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static Optional<Stretch> date(String text) {
        Matcher month = MONTH.matcher(text);
        Matcher day = DAY.matcher(text);
        if (YEAR.matcher(text).matches()) {
            int year = Integer.parseInt(text);
            return Optional.of(days(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)));
        }
        if (month.matches()) {
            YearMonth of = YearMonth.of(Integer.parseInt(month.group(1)), Integer.parseInt(month.group(2)));
            return Optional.of(days(of.atDay(1), of.atEndOfMonth()));
        }
        if (day.matches()) {
            LocalDate of = LocalDate.of(
                    Integer.parseInt(day.group(1)), Integer.parseInt(day.group(2)), Integer.parseInt(day.group(3)));
            return Optional.of(days(of, of));
        }
        if (text.indexOf('T') < 0) {
            return Optional.empty();
        }
        boolean zoned = text.endsWith("Z") || text.lastIndexOf('+') > 0;
        Instant instant = zoned
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        return Optional.of(new Stretch(instant.toEpochMilli(), instant.toEpochMilli()));
    }

    private static Stretch days(LocalDate first, LocalDate last) {
        return new Stretch(start(first), start(last.plusDays(1)) - 1);
    }

    private static long start(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    private static Optional<Stretch> size(String text) {
        Matcher size = SIZE.matcher(text.toLowerCase(Locale.ROOT));
        if (!size.matches()) {
            return Optional.empty();
        }
        String unit = size.group(2) == null ? "b" : size.group(2);
        double factor = switch (unit) {
            case "k", "kb" -> 1e3;
            case "m", "mb" -> 1e6;
            case "g", "gb" -> 1e9;
            case "kib" -> 1L << 10;
            case "mib" -> 1L << 20;
            case "gib" -> 1L << 30;
            default -> 1;
        };
        long bytes = Math.round(Double.parseDouble(size.group(1)) * factor);
        return Optional.of(new Stretch(bytes, bytes));
    }

    private static Optional<Stretch> confidence(String text) {
        if (!CONFIDENCE.matcher(text).matches() || Integer.parseInt(text) > CONFIDENCE_MAX) {
            return Optional.empty();
        }
        int confidence = Integer.parseInt(text);
        return Optional.of(new Stretch(confidence, confidence));
    }

    /// Any script's decimal digits as ASCII.
    private static String digits(String text) {
        StringBuilder ascii = new StringBuilder();
        text.codePoints().forEach(c -> {
            int digit = Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER ? Character.digit(c, 10) : -1;
            ascii.appendCodePoint(digit < 0 ? c : '0' + digit);
        });
        return ascii.toString();
    }
}
