package daylight.reader.pdf;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Dates as a PDF writes them (ISO 32000-2, 7.9.4), as ISO 8601 has them.
final class Moments {
    private static final Pattern DATE = Pattern.compile(
            "(?:D:)?(\\d{4})(\\d{2})(\\d{2})(?:(\\d{2})(\\d{2})(\\d{2})?)?(Z|[+-]\\d{2}(?:'?\\d{2})?)?.*",
            Pattern.DOTALL);

    private Moments() {}

    /// The first date that says something; one of another form stays as it is.
    static String iso(String first, String second) {
        String date = first.isBlank() ? second : first;
        Matcher parts = DATE.matcher(date);
        if (!parts.matches()) {
            return date;
        }
        String day = parts.group(1) + "-" + parts.group(2) + "-" + parts.group(3);
        if (parts.group(4) == null) {
            return day;
        }
        String seconds = parts.group(6) == null ? "00" : parts.group(6);
        return day + "T" + parts.group(4) + ":" + parts.group(5) + ":" + seconds + zone(parts.group(7));
    }

    private static String zone(String zone) {
        if (zone == null) {
            return "";
        }
        String digits = zone.replace("'", "");
        return digits.length() == 5 ? digits.substring(0, 3) + ":" + digits.substring(3) : digits;
    }
}
