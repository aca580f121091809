package daylight.reader.table;

/// Where records lie behind the end of a table of dBASE and its kin. The mark of the end may have taken
/// the place of the first byte of a record, or stand before one.
final class OldRecords {
    private static final int END_OF_FILE = 0x1A;

    private OldRecords() {}

    /// @param ahead bytes from the mark of the end on
    /// @return whether the records begin behind the mark
    static boolean areBehind(DbaseHeader header, byte[] ahead) {
        int inPlace = likely(header, ahead, 0);
        int behind = likely(header, ahead, 1);
        if (inPlace != behind) {
            return behind > inPlace;
        }
        // Read one byte too early, the first letter of each text is the mark of its record.
        DbaseHeader.Field first = header.fields().getFirst();
        boolean isMark = true;
        for (int at = first.from(); at < ahead.length; at += header.recordBytes()) {
            isMark &= isMark(ahead[at]);
        }
        return first.type() == 'C' && isMark;
    }

    /// How many records look like some when they begin there.
    private static int likely(DbaseHeader header, byte[] ahead, int from) {
        int count = 0;
        for (int at = from; at + header.recordBytes() <= ahead.length; at += header.recordBytes()) {
            boolean isLikely = isMark(ahead[at]) || at == 0;
            for (DbaseHeader.Field field : header.fields()) {
                for (int i = 0; i < field.bytes() && isLikely; i++) {
                    isLikely = fits(field.type(), ahead[at + field.from() + i]);
                }
            }
            count += isLikely ? 1 : 0;
        }
        return count;
    }

    private static boolean isMark(byte mark) {
        return mark == ' ' || mark == '*';
    }

    private static boolean fits(char type, byte value) {
        return switch (type) {
            case 'C' -> value != END_OF_FILE;
            case 'D', 'N', 'F' -> value == 0 || value == '*' || " 0123456789+-.,eE".indexOf(value) >= 0;
            case 'L' -> value == 0 || " ?TtFfYyNnJj".indexOf(value) >= 0;
            default -> true;
        };
    }
}
