package daylight.reader.table;

import daylight.reader.opc.Xml;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;

/// How a workbook's numbers are shown (ECMA-376, part 1, 18.8): dates in the form of ISO 8601, other numbers as the
/// workbook shows them.
final class CellFormats {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final LocalDateTime START_1904 = LocalDateTime.of(1904, 1, 1, 0, 0);

    /// Day 60 is the 29th of February 1900, which was none: before it days count from one day later.
    private static final LocalDateTime START_1900 = LocalDateTime.of(1899, 12, 30, 0, 0);

    private static final int LAST_FEBRUARY_1900 = 60;

    /// The 31st of December 9999.
    private static final double DAYS_MAX = 2_958_466;

    private static final long SECONDS_PER_DAY = 86_400;

    /// A number that is written so short is shown as it is written where no format says otherwise.
    private static final int GENERAL_CHARS = 11;

    private static final MathContext DIGITS = new MathContext(15);
    private static final double PLAIN_MAX = 1e15;
    private static final double PLAIN_MIN = 1e-9;

    /// @param hides whether the number's format leaves nothing to see of it
    record Shown(String text, boolean hides) {}

    /// @param decimals digits behind the point of a format that has nothing else but groups of thousands; else -1
    private record Kind(
            int index,
            String format,
            boolean isGeneral,
            boolean isDate,
            boolean hasTime,
            int decimals,
            boolean isGrouped) {}

    private static final Kind GENERAL = new Kind(0, "General", true, false, false, -1, false);

    private static final Pattern DECIMALS = Pattern.compile("(#,##)?0(?:\\.(0{1,10}))?");

    /// Numbers of a column are often the same, and a format takes a microsecond.
    private static final int KEPT_MAX = 4_096;

    private record Written(String written, Kind kind) {}

    private final List<Kind> kinds;
    private final boolean from1904;
    private final Map<Written, Shown> formatted = new HashMap<>();
    private Optional<DataFormatter> formatter = Optional.empty();

    private CellFormats(List<Kind> kinds, boolean from1904) {
        this.kinds = kinds;
        this.from1904 = from1904;
    }

    static CellFormats none(boolean from1904) {
        return new CellFormats(List.of(), from1904);
    }

    /// Formats of a workbook that numbers them itself.
    ///
    /// @param styles the number of each style's format
    /// @param own    formats by their number, where they are not those that every workbook has
    static CellFormats of(List<Integer> styles, Map<Integer, String> own, boolean from1904) {
        return new CellFormats(styles.stream().map(index -> kind(index, own)).toList(), from1904);
    }

    /// @param in the styles
    static CellFormats of(InputStream in, boolean from1904) throws XMLStreamException {
        Map<Integer, String> own = new HashMap<>();
        List<Kind> kinds = new ArrayList<>();
        boolean inCells = false;
        XMLStreamReader xml = Xml.quickReader(in);
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                inCells &= !xml.getLocalName().equals("cellXfs");
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "numFmt" -> own.put(Xml.number(xml, "numFmtId", -1), Xml.attribute(xml, "formatCode"));
                    case "cellXfs" -> inCells = true;
                    case "xf" -> {
                        if (inCells) {
                            kinds.add(kind(Xml.number(xml, "numFmtId", 0), own));
                        }
                    }
                    default -> {}
                }
            }
        }
        return new CellFormats(kinds, from1904);
    }

    private static Kind kind(int index, Map<Integer, String> own) {
        String format = own.getOrDefault(index, "");
        if (format.isEmpty()) {
            String known = BuiltinFormats.getBuiltinFormat(index);
            format = known == null ? "General" : known;
        }
        if (format.equalsIgnoreCase("General")) {
            return GENERAL;
        }
        boolean isDate = DateUtil.isADateFormat(index, format) && !format.contains("[h") && !format.contains("[m");
        boolean hasTime = format.indexOf('h') >= 0 || format.indexOf('s') >= 0;
        Matcher plain = DECIMALS.matcher(format);
        boolean isPlain = plain.matches();
        int decimals =
                !isPlain ? -1 : plain.group(2) == null ? 0 : plain.group(2).length();
        boolean isGrouped = isPlain && plain.group(1) != null;
        return new Kind(index, format, format.equals("@"), isDate, hasTime, decimals, isGrouped);
    }

    /// A number as it is shown.
    ///
    /// @param written as the sheet has it
    /// @param style   number of the cell's style, from 0
    Shown shown(String written, int style) {
        Kind kind = style >= 0 && style < kinds.size() ? kinds.get(style) : GENERAL;
        if (kind.isGeneral() && written.length() <= GENERAL_CHARS && written.indexOf('E') < 0) {
            return new Shown(written, false);
        }
        double number;
        try {
            number = Double.parseDouble(written);
        } catch (NumberFormatException _) {
            return new Shown(written, false);
        }
        if (kind.isGeneral()) {
            return new Shown(general(number), false);
        }
        if (kind.isDate() && number >= 0 && number < DAYS_MAX) {
            return new Shown(date(number, kind.hasTime()), false);
        }
        if (kind.decimals() >= 0 && written.length() <= GENERAL_CHARS && written.indexOf('E') < 0) {
            Optional<String> rounded = rounded(written, kind);
            if (rounded.isPresent()) {
                return new Shown(rounded.get(), false);
            }
        }
        if (kind.format().replace(";", "").isBlank()) {
            return new Shown(written, true);
        }
        if (formatted.size() >= KEPT_MAX) {
            formatted.clear();
        }
        return formatted.computeIfAbsent(new Written(written, kind), _ -> formatted(number, written, kind));
    }

    /// A number with a fixed count of decimals; empty for one that is negative and rounds to nothing.
    private static Optional<String> rounded(String written, Kind kind) {
        BigDecimal number = new BigDecimal(written).setScale(kind.decimals(), RoundingMode.HALF_UP);
        if (number.signum() == 0 && written.startsWith("-")) {
            return Optional.empty();
        }
        String plain = number.toPlainString();
        int point = kind.decimals() == 0 ? plain.length() : plain.length() - kind.decimals() - 1;
        if (!kind.isGrouped() || point <= 3) {
            return Optional.of(plain);
        }
        StringBuilder grouped = new StringBuilder(plain);
        for (int i = point - 3; i > (number.signum() < 0 ? 1 : 0); i -= 3) {
            grouped.insert(i, ',');
        }
        return Optional.of(grouped.toString());
    }

    /// Fifteen digits are what a workbook counts with; more are the rest of a division.
    private static String general(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return String.valueOf(number);
        }
        BigDecimal rounded = new BigDecimal(number, DIGITS).stripTrailingZeros();
        boolean isLong = Math.abs(number) >= PLAIN_MAX || number != 0 && Math.abs(number) < PLAIN_MIN;
        return isLong ? rounded.toString() : rounded.toPlainString();
    }

    private Shown formatted(double number, String written, Kind kind) {
        if (formatter.isEmpty()) {
            formatter = Optional.of(new DataFormatter(Locale.US));
        }
        try {
            String text = formatter.get().formatRawCellContents(number, kind.index(), kind.format(), from1904);
            return text.isBlank() ? new Shown(written, true) : new Shown(text.strip(), false);
        } catch (IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException _) {
            // A format that is none: the number itself is what matters.
            return new Shown(written, false);
        }
    }

    private String date(double days, boolean hasTime) {
        long seconds = Math.round(days * SECONDS_PER_DAY);
        LocalDateTime moment = (from1904 ? START_1904 : START_1900).plusSeconds(seconds);
        if (!from1904 && days < LAST_FEBRUARY_1900) {
            moment = moment.plusDays(1);
        }
        boolean hasDate = days >= 1 || !hasTime;
        boolean showsTime = hasTime || seconds % SECONDS_PER_DAY != 0;
        return (hasDate ? DATE.format(moment) : "")
                + (hasDate && showsTime ? " " : "")
                + (showsTime ? TIME.format(moment) : "");
    }
}
