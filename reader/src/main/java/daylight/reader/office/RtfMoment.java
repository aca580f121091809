package daylight.reader.office;

import java.util.Locale;

/// A point in time as rich texts pack it into 32 bits: minute, hour, day, month, years since 1900, day
/// of the week, from the lowest bit on (Rich Text Format Specification 1.9.1, "Date and Time").
final class RtfMoment {
    private RtfMoment() {}

    /// In the form of ISO 8601, without a zone, which is not said; empty where the bits are none.
    static String of(long packed) {
        int bits = (int) packed;
        int minute = bits & 0x3f;
        int hour = bits >>> 6 & 0x1f;
        int day = bits >>> 11 & 0x1f;
        int month = bits >>> 16 & 0xf;
        int year = 1900 + (bits >>> 20 & 0x1ff);
        boolean isMoment = minute < 60 && hour < 24 && day > 0 && month > 0 && month < 13;
        return isMoment ? String.format(Locale.ROOT, "%04d-%02d-%02dT%02d:%02d", year, month, day, hour, minute) : "";
    }

    /// The same of a number in words.
    static String of(String packed) {
        return packed.strip().matches("-?\\d{1,10}") ? of(Long.parseLong(packed.strip())) : "";
    }
}
