package daylight.reader.table;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.JulianFields;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// The values of one record of a table of dBASE and its kin, as people write them.
final class DbaseRecord {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final int CURRENCY_DECIMALS = 4;
    private static final int BLOCK_NUMBER_BYTES = 4;

    private final DbaseHeader header;
    private final DbaseTexts texts;
    private final ByteBuffer bytes;
    private final long[] nulls;

    DbaseRecord(DbaseHeader header, DbaseTexts texts, byte[] record) {
        this.header = header;
        this.texts = texts;
        this.bytes = ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN);
        this.nulls = flags();
    }

    /// The bits of the last column that Visual FoxPro adds where values can be null or vary in length.
    private long[] flags() {
        for (DbaseHeader.Field field : header.fields()) {
            if (field.type() == '0') {
                byte[] flags = new byte[field.bytes()];
                bytes.get(field.from(), flags);
                return BitSet.valueOf(flags).toLongArray();
            }
        }
        return new long[0];
    }

    private boolean isFlagged(int bit) {
        return bit / 64 < nulls.length && (nulls[bit / 64] >>> bit % 64 & 1) != 0;
    }

    boolean isDeleted() {
        return bytes.get(0) == '*';
    }

    /// Whether the mark before the record is one that a record has.
    boolean isRecord() {
        return bytes.get(0) == '*' || bytes.get(0) == ' ';
    }

    /// All values in the order of the columns, and the words behind the last column; empty for nothing.
    List<String> values() {
        String[] values = new String[header.fields().size() + 1];
        int bit = 0;
        values[values.length - 1] = behindColumns();
        for (int i = 0; i < values.length - 1; i++) {
            DbaseHeader.Field field = header.fields().get(i);
            boolean varies = header.isFoxPro() && (field.type() == 'V' || field.type() == 'Q');
            boolean isShort = varies && isFlagged(bit);
            bit += varies ? 1 : 0;
            boolean isNull = field.nullable() && isFlagged(bit);
            bit += field.nullable() ? 1 : 0;
            values[i] = isNull || field.bytes() == 0 ? "" : value(field, isShort);
        }
        return List.of(values);
    }

    /// Words in bytes that belong to no column, such as those of a text whose length is told wrongly.
    private String behindColumns() {
        int from = header.fieldsEnd();
        String text = texts.text(bytes.array(), from, bytes.capacity() - from);
        return text.codePoints().anyMatch(Character::isLetterOrDigit)
                ? text.replaceAll("\\p{Cntrl}", " ").strip()
                : "";
    }

    private String value(DbaseHeader.Field field, boolean isShort) {
        return switch (field.type()) {
            case 'C' -> text(field, field.bytes());
            case 'V' -> text(field, length(field, isShort));
            case 'Q' -> hex(field, length(field, isShort));
            case 'D' -> day(text(field, field.bytes()));
            case 'I' -> field.bytes() == 4 ? number(field) : text(field, field.bytes());
            case '+' -> field.bytes() == 4 ? number(field) : text(field, field.bytes());
            case 'Y' -> field.bytes() == 8 ? currency(field) : text(field, field.bytes());
            case 'T', '@' -> field.bytes() == 8 ? moment(field) : text(field, field.bytes());
            case 'O' -> field.bytes() == 8 ? real(field) : text(field, field.bytes());
            case 'B' -> header.isFoxPro() && field.bytes() == 8 ? real(field) : memo(field);
            case 'M', 'G', 'P', 'W' -> memo(field);
            case '0' -> "";
            default -> text(field, field.bytes());
        };
    }

    private int length(DbaseHeader.Field field, boolean isShort) {
        int told = bytes.get(field.from() + field.bytes() - 1) & 0xFF;
        return isShort ? Math.min(told, field.bytes()) : field.bytes();
    }

    private String text(DbaseHeader.Field field, int length) {
        String text = texts.text(bytes.array(), field.from(), length);
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == 0)) {
            end--;
        }
        String kept = text.substring(0, end).replace('\u0000', ' ');
        boolean isNumber = field.type() == 'N' || field.type() == 'F';
        return isNumber || field.type() == 'L' ? kept.strip() : kept;
    }

    private String hex(DbaseHeader.Field field, int length) {
        return HexFormat.of().formatHex(bytes.array(), field.from(), field.from() + length);
    }

    private static String day(String written) {
        boolean isDay = written.length() == 8 && written.chars().allMatch(c -> c >= '0' && c <= '9');
        return isDay && isIn(written.substring(4, 6), 12) && isIn(written.substring(6), 31)
                ? written.substring(0, 4) + "-" + written.substring(4, 6) + "-" + written.substring(6)
                : written.strip();
    }

    private static boolean isIn(String digits, int max) {
        int number = (digits.charAt(0) - '0') * 10 + digits.charAt(1) - '0';
        return number >= 1 && number <= max;
    }

    /// dBASE 7 turns the sign and puts the higher byte first, so that bytes sort as numbers.
    private String number(DbaseHeader.Field field) {
        int number = bytes.getInt(field.from());
        return String.valueOf(header.isSeven() ? Integer.reverseBytes(number) ^ Integer.MIN_VALUE : number);
    }

    private String currency(DbaseHeader.Field field) {
        return BigDecimal.valueOf(bytes.getLong(field.from()), CURRENCY_DECIMALS)
                .toPlainString();
    }

    private String real(DbaseHeader.Field field) {
        long bits = bytes.getLong(field.from());
        if (header.isSeven()) {
            long sorted = Long.reverseBytes(bits);
            bits = sorted < 0 ? sorted ^ Long.MIN_VALUE : ~sorted;
        }
        double number = Double.longBitsToDouble(bits);
        return Double.isNaN(number) || Double.isInfinite(number)
                ? String.valueOf(number)
                : new BigDecimal(String.valueOf(number)).stripTrailingZeros().toPlainString();
    }

    /// A day counted as astronomers do, and a time in milliseconds.
    private String moment(DbaseHeader.Field field) {
        long day;
        long millis;
        if (header.isSeven()) {
            double all = Double.longBitsToDouble(Long.reverseBytes(bytes.getLong(field.from())));
            day = (long) (all / 86_400_000L);
            millis = (long) (all % 86_400_000L);
        } else {
            day = bytes.getInt(field.from()) & 0xFFFFFFFFL;
            millis = bytes.getInt(field.from() + 4) & 0xFFFFFFFFL;
        }
        if (day == 0) {
            return "";
        }
        try {
            LocalDate date = LocalDate.EPOCH.with(JulianFields.JULIAN_DAY, day);
            LocalDateTime moment = date.atTime(LocalTime.MIDNIGHT).plus(millis, ChronoUnit.MILLIS);
            return MOMENT.format(moment.plusNanos(500_000_000).truncatedTo(ChronoUnit.SECONDS));
        } catch (DateTimeException | ArithmeticException _) {
            return "day " + day + ", " + millis + " ms";
        }
    }

    /// What lies in the file beside this one.
    private String memo(DbaseHeader.Field field) {
        String block = field.bytes() == BLOCK_NUMBER_BYTES
                ? String.valueOf(bytes.getInt(field.from()) & 0xFFFFFFFFL)
                : text(field, field.bytes()).strip();
        boolean isNone = block.chars().allMatch(c -> c == '0');
        return isNone ? "" : "(memo " + block + ")";
    }
}
