package daylight.reader.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The head of a table of dBASE and its kin: what follows, in which columns (dBASE's and Visual FoxPro's
/// "Table file structure").
///
/// @param version     the first byte: which program's form it is
/// @param records     how many the file says that it has
/// @param headBytes   where the first record begins
/// @param recordBytes the length of each, with the mark before it
/// @param charset     of the texts, where the file names one
/// @param database    the database that the table belongs to, as a path; empty where it has none
record DbaseHeader(
        int version,
        long records,
        int headBytes,
        int recordBytes,
        Optional<Charset> charset,
        String lastUpdate,
        String database,
        List<Field> fields) {
    /// A column.
    ///
    /// @param type the letter of its type
    /// @param from where its value begins in the record
    record Field(String name, char type, int from, int bytes, int decimals, boolean system, boolean nullable) {}

    private static final int HEAD_BYTES = 32;
    private static final int FIELD_BYTES = 32;

    /// dBASE 7 has longer names.
    private static final int HEAD_BYTES_7 = 68;

    private static final int FIELD_BYTES_7 = 48;
    private static final int END_OF_FIELDS = 0x0D;

    /// Columns of which anybody has heard: Visual FoxPro has 255, dBASE 7 has 1,024.
    private static final int FIELDS_MAX = 4_096;

    /// Names of code pages by the mark in the file. What two programs call differently is not here.
    private static final Map<Integer, String> CHARSETS = Map.ofEntries(
            Map.entry(0x01, "IBM437"),
            Map.entry(0x02, "IBM850"),
            Map.entry(0x03, "windows-1252"),
            Map.entry(0x08, "IBM865"),
            Map.entry(0x09, "IBM437"),
            Map.entry(0x0A, "IBM850"),
            Map.entry(0x0B, "IBM437"),
            Map.entry(0x0D, "IBM437"),
            Map.entry(0x0E, "IBM850"),
            Map.entry(0x0F, "IBM437"),
            Map.entry(0x10, "IBM850"),
            Map.entry(0x13, "windows-31j"),
            Map.entry(0x1F, "IBM852"),
            Map.entry(0x23, "IBM852"),
            Map.entry(0x24, "IBM860"),
            Map.entry(0x26, "IBM866"),
            Map.entry(0x37, "IBM850"),
            Map.entry(0x4D, "GBK"),
            Map.entry(0x4E, "x-windows-949"),
            Map.entry(0x4F, "Big5"),
            Map.entry(0x50, "x-windows-874"),
            Map.entry(0x57, "windows-1252"),
            Map.entry(0x58, "windows-1252"),
            Map.entry(0x59, "windows-1252"),
            Map.entry(0x64, "IBM852"),
            Map.entry(0x65, "IBM866"),
            Map.entry(0x66, "IBM865"),
            Map.entry(0x67, "IBM861"),
            Map.entry(0x6A, "x-IBM737"),
            Map.entry(0x6B, "IBM857"),
            Map.entry(0x78, "Big5"),
            Map.entry(0x79, "x-windows-949"),
            Map.entry(0x7A, "GBK"),
            Map.entry(0x7B, "windows-31j"),
            Map.entry(0x7C, "x-windows-874"),
            Map.entry(0x7D, "windows-1255"),
            Map.entry(0x7E, "windows-1256"),
            Map.entry(0xC8, "windows-1250"),
            Map.entry(0xC9, "windows-1251"),
            Map.entry(0xCA, "windows-1254"),
            Map.entry(0xCB, "windows-1253"),
            Map.entry(0xCC, "windows-1257"));

    DbaseHeader {
        fields = List.copyOf(fields);
    }

    /// Whether Visual FoxPro wrote it, whose types differ from those of dBASE with the same letter.
    boolean isFoxPro() {
        return version >= 0x30 && version <= 0x32;
    }

    boolean isSeven() {
        return (version & 7) == 4;
    }

    /// Where the last column ends; what a record has behind is in none.
    int fieldsEnd() {
        return end(fields);
    }

    /// Read the head, and no more of the stream than it.
    ///
    /// @return empty where it is none
    static Optional<DbaseHeader> of(InputStream in) throws IOException {
        byte[] start = in.readNBytes(HEAD_BYTES);
        if (start.length < HEAD_BYTES) {
            return Optional.empty();
        }
        ByteBuffer head = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN);
        int version = start[0] & 0xFF;
        int headBytes = head.getShort(8) & 0xFFFF;
        int recordBytes = head.getShort(10) & 0xFFFF;
        byte[] rest = in.readNBytes(Math.max(0, headBytes - HEAD_BYTES));
        if (headBytes <= HEAD_BYTES || recordBytes < 2 || rest.length < headBytes - HEAD_BYTES) {
            return Optional.empty();
        }
        boolean isSeven = (version & 7) == 4;
        int at = isSeven ? HEAD_BYTES_7 - HEAD_BYTES : 0;
        Optional<Charset> charset = Optional.ofNullable(CHARSETS.get(start[29] & 0xFF))
                .filter(Charset::isSupported)
                .map(Charset::forName);
        List<Field> fields = fields(rest, at, isSeven, false, charset);
        if (end(fields) < recordBytes) {
            // Clipper and FoxPro put the higher byte of a text's length where others count decimals.
            List<Field> longer = fields(rest, at, isSeven, true, charset);
            fields = end(longer) <= recordBytes ? longer : fields;
        }
        if (fields.isEmpty() || end(fields) > recordBytes) {
            return Optional.empty();
        }
        int after = at + fields.size() * (isSeven ? FIELD_BYTES_7 : FIELD_BYTES) + 1;
        boolean isFoxPro = version >= 0x30 && version <= 0x32;
        String database = isFoxPro && after < rest.length ? text(rest, after, rest.length - after, charset) : "";
        return Optional.of(new DbaseHeader(
                version, head.getInt(4) & 0xFFFFFFFFL, headBytes, recordBytes, charset, day(start), database, fields));
    }

    /// The day of the last change; two digits of the year are all it has.
    private static String day(byte[] start) {
        int year = start[1] & 0xFF;
        int month = start[2];
        int day = start[3];
        if (month < 1 || month > 12 || day < 1 || day > 31) {
            return "";
        }
        return String.format(
                java.util.Locale.ROOT, "%04d-%02d-%02d", year < 80 ? 2000 + year : 1900 + year, month, day);
    }

    private static int end(List<Field> fields) {
        return fields.isEmpty() ? 1 : fields.getLast().from() + fields.getLast().bytes();
    }

    private static List<Field> fields(
            byte[] rest, int start, boolean isSeven, boolean isLong, Optional<Charset> charset) {
        List<Field> fields = new ArrayList<>();
        int size = isSeven ? FIELD_BYTES_7 : FIELD_BYTES;
        int nameBytes = isSeven ? 32 : 11;
        int from = 1;
        for (int at = start; at + size <= rest.length && fields.size() < FIELDS_MAX; at += size) {
            if (rest[at] == END_OF_FIELDS) {
                break;
            }
            char type = (char) (rest[at + nameBytes] & 0xFF);
            int bytes = rest[at + (isSeven ? 33 : 16)] & 0xFF;
            int decimals = rest[at + (isSeven ? 34 : 17)] & 0xFF;
            int flags = isSeven ? 0 : rest[at + 18];
            if (isLong && type == 'C') {
                bytes += decimals << 8;
            }
            String name = text(rest, at, nameBytes, charset);
            fields.add(new Field(name, type, from, bytes, decimals, (flags & 1) != 0, (flags & 2) != 0));
            from += bytes;
        }
        return fields;
    }

    private static String text(byte[] bytes, int from, int length, Optional<Charset> charset) {
        int end = from;
        while (end < from + length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, from, end - from, charset.orElse(StandardCharsets.ISO_8859_1)).strip();
    }
}
