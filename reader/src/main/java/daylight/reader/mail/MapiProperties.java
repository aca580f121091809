package daylight.reader.mail;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// A list of properties of a message, attachment or recipient (\[MS-OXTNEF\], 2.1.3.4; types in \[MS-OXCDATA\],
/// 2.11.1).
///
/// @param properties in the list's order
/// @param isWhole    whether all could be read
record MapiProperties(List<Property> properties, boolean isWhole) {
    static final int TEXT_OF_8_BITS = 0x1e;
    static final int TEXT = 0x1f;
    static final int BINARY = 0x102;
    static final int OBJECT = 0x0d;
    static final int TIME = 0x40;
    private static final int SHORT = 0x02;
    private static final int NUMBER = 0x03;
    private static final int YES_OR_NO = 0x0b;
    private static final int LONG = 0x14;
    private static final int SEVERAL = 0x1000;

    /// A list of more is a broken count.
    private static final int PROPERTIES_MAX = 10_000;

    private static final int VALUES_MAX = 100_000;

    /// From 1601 to 1970, in steps of 100 nanoseconds.
    private static final long EPOCH = 116_444_736_000_000_000L;

    /// One property with its first value, which is all there is but for lists.
    ///
    /// @param id     0x8000 and above: a property with a name
    /// @param name   of such a property: its text, or its number in its set (`{guid} 8208`); else empty
    /// @param type   without the bit for lists
    /// @param from   where the value begins in the bytes of the list
    /// @param values the bytes of each
    record Property(int id, String name, int type, int from, List<byte[]> values) {
        byte[] first() {
            return values.isEmpty() ? new byte[0] : values.getFirst();
        }

        boolean isText() {
            return type == TEXT || type == TEXT_OF_8_BITS;
        }

        /// The value for people: text, a number, a time in UTC; empty for bytes.
        String words(Charset eightBits) {
            List<String> all =
                    values.stream().map(value -> words(value, eightBits)).toList();
            return String.join("; ", all);
        }

        private String words(byte[] value, Charset eightBits) {
            return switch (type) {
                case TEXT -> withoutEnd(new String(value, StandardCharsets.UTF_16LE));
                case TEXT_OF_8_BITS -> withoutEnd(new String(value, eightBits));
                case TIME -> time(number(value));
                case SHORT, NUMBER, LONG -> Long.toString(number(value));
                case YES_OR_NO -> number(value) == 0 ? "no" : "yes";
                default -> "";
            };
        }

        private static String withoutEnd(String text) {
            int end = text.indexOf(0);
            return (end < 0 ? text : text.substring(0, end)).strip();
        }

        private static String time(long ticks) {
            // A year that people write, else nothing is said.
            long seconds = (ticks - EPOCH) / 10_000_000;
            return ticks <= 0 || seconds > 253_402_300_799L
                    ? ""
                    : Instant.ofEpochSecond(seconds).toString();
        }
    }

    MapiProperties {
        properties = List.copyOf(properties);
    }

    static long number(byte[] value) {
        long number = 0;
        for (int i = Math.min(value.length, Long.BYTES) - 1; i >= 0; i--) {
            number = number << 8 | value[i] & 0xff;
        }
        return number;
    }

    static MapiProperties of(byte[] bytes) {
        return of(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
    }

    /// One list of several that follow one another.
    static MapiProperties of(ByteBuffer in) {
        List<Property> found = new ArrayList<>();
        try {
            int count = in.getInt();
            for (int i = 0; i < count; i++) {
                if (count > PROPERTIES_MAX) {
                    return new MapiProperties(found, false);
                }
                found.add(property(in));
            }
            return new MapiProperties(found, true);
        } catch (BufferUnderflowException _) {
            return new MapiProperties(found, false);
        }
    }

    private static Property property(ByteBuffer in) {
        int whole = in.getShort() & 0xffff;
        int id = in.getShort() & 0xffff;
        String name = id >= 0x8000 ? name(in) : "";
        int type = whole & ~SEVERAL;
        boolean isVariable = type == TEXT || type == TEXT_OF_8_BITS || type == BINARY || type == OBJECT;
        int count = isVariable || (whole & SEVERAL) != 0 ? in.getInt() : 1;
        if (count < 0 || count > VALUES_MAX) {
            throw new BufferUnderflowException();
        }
        List<byte[]> values = new ArrayList<>();
        int from = in.position() + (isVariable ? Integer.BYTES : 0);
        for (int i = 0; i < count; i++) {
            values.add(isVariable ? padded(in, in.getInt()) : padded(in, size(type)));
        }
        return new Property(id, name, type, from, values);
    }

    private static int size(int type) {
        return switch (type) {
            case 0x05, 0x06, 0x07, LONG, TIME -> Long.BYTES;
            case 0x48 -> 16;
            case SHORT, YES_OR_NO -> Short.BYTES;
            default -> Integer.BYTES;
        };
    }

    private static byte[] padded(ByteBuffer in, int length) {
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] value = new byte[length];
        in.get(value);
        in.position(in.position() + Math.min(in.remaining(), -length & 3));
        return value;
    }

    private static String name(ByteBuffer in) {
        byte[] guid = padded(in, 16);
        if (in.getInt() == 0) {
            return "{" + guid(guid) + "} " + Integer.toHexString(in.getInt());
        }
        byte[] text = padded(in, in.getInt());
        return Property.withoutEnd(new String(text, StandardCharsets.UTF_16LE));
    }

    private static String guid(byte[] bytes) {
        HexFormat hex = HexFormat.of();
        byte[] turned = {bytes[3], bytes[2], bytes[1], bytes[0], bytes[5], bytes[4], bytes[7], bytes[6]};
        return hex.formatHex(turned, 0, 4) + "-" + hex.formatHex(turned, 4, 6) + "-" + hex.formatHex(turned, 6, 8) + "-"
                + hex.formatHex(bytes, 8, 10) + "-" + hex.formatHex(bytes, 10, 16);
    }

    /// The first property with an id that has a value.
    Optional<Property> property(int id) {
        return properties.stream()
                .filter(each -> each.id() == id && each.first().length > 0)
                .findFirst();
    }

    /// Its value for people; empty where there is none.
    String words(int id, Charset eightBits) {
        return property(id).map(found -> found.words(eightBits)).orElse("");
    }
}
