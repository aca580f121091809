package daylight.house.sample;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The TIFF block of an Exif segment: camera, time, words, and a place at sea. Source: Exif 2.32, chapter 4.
///
/// @param south whole degrees, minutes and seconds
/// @param west likewise
record Exif(String description, String time, String software, int[] south, int[] west) {
    private static final int ASCII = 2;
    private static final int LONG = 4;
    private static final int RATIONAL = 5;

    private record Entry(int tag, int type, int count, byte[] value) {}

    byte[] bytes() {
        List<Entry> main = new ArrayList<>(List.of(
                ascii(0x010e, description),
                ascii(0x010f, "Tolmi Optical"),
                ascii(0x0110, "Pocket 4"),
                ascii(0x0131, software),
                ascii(0x0132, time)));
        List<Entry> shot = List.of(ascii(0x9003, time));
        List<Entry> place = List.of(ascii(1, "S"), angle(2, south), ascii(3, "W"), angle(4, west));
        int shotAt = 8 + size(main) + 2 * 12;
        int placeAt = shotAt + size(shot);
        main.add(pointer(0x8769, shotAt));
        main.add(pointer(0x8825, placeAt));
        var out = ByteBuffer.allocate(placeAt + size(place));
        out.putShort((short) 0x4d4d).putShort((short) 42).putInt(8);
        write(out, main);
        write(out, shot);
        write(out, place);
        return out.array();
    }

    private static Entry ascii(int tag, String text) {
        byte[] value = (text + "\0").getBytes(StandardCharsets.US_ASCII);
        return new Entry(tag, ASCII, value.length, value);
    }

    private static Entry angle(int tag, int[] parts) {
        var value = ByteBuffer.allocate(24);
        for (int part : parts) {
            value.putInt(part).putInt(1);
        }
        return new Entry(tag, RATIONAL, 3, value.array());
    }

    private static Entry pointer(int tag, int offset) {
        return new Entry(tag, LONG, 1, ByteBuffer.allocate(4).putInt(offset).array());
    }

    private static int size(List<Entry> entries) {
        int far = entries.stream().mapToInt(Exif::far).sum();
        return 2 + 12 * entries.size() + 4 + far;
    }

    /// How many bytes an entry's value takes behind the directory: none if it fits into the entry.
    private static int far(Entry entry) {
        return entry.value.length <= 4 ? 0 : entry.value.length + entry.value.length % 2;
    }

    private static void write(ByteBuffer out, List<Entry> entries) {
        int behind = out.position() + 2 + 12 * entries.size() + 4;
        out.putShort((short) entries.size());
        for (Entry entry : entries) {
            out.putShort((short) entry.tag).putShort((short) entry.type).putInt(entry.count);
            if (far(entry) == 0) {
                out.put(entry.value).position(out.position() + 4 - entry.value.length);
            } else {
                out.putInt(behind);
                out.put(behind, entry.value);
                behind += far(entry);
            }
        }
        out.putInt(0).position(behind);
    }
}
