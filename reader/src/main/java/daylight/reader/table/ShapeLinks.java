package daylight.reader.table;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/// Addresses behind the shapes of a binary workbook's sheet: a property of the shape ([MS-ODRAW]
/// 2.3.4.10) that holds a hyperlink ([MS-OSHARED] 2.3.7.1).
final class ShapeLinks {
    private static final int HEAD_BYTES = 8;
    private static final int CONTAINER = 0xF;

    /// Options of a shape, in their three tables.
    private static final Set<Integer> OPTIONS = Set.of(0xF00B, 0xF121, 0xF122);

    private static final int PROPERTY_BYTES = 6;
    private static final int LINK = 0x0382;
    private static final int NUMBER_MASK = 0x3FFF;
    private static final int COMPLEX = 0x8000;

    private static final int CLASS_BYTES = 16;
    private static final int HAS_MONIKER = 0x01;
    private static final int HAS_LOCATION = 0x08;
    private static final int HAS_NAME = 0x10;
    private static final int HAS_FRAME = 0x80;
    private static final int IS_TEXT = 0x100;
    private static final byte[] URL = HexFormat.of().parseHex("e0c9ea79f9bace118c8200aa004ba90b");
    private static final byte[] FILE = HexFormat.of().parseHex("0303000000000000c000000000000046");

    /// Paths that are not told in Unicode too are in the code of whoever wrote them.
    private static final Charset WEST = Charset.forName("windows-1252");

    private static final int FILE_END_BYTES = 24;

    private ShapeLinks() {}

    /// @param drawing a record of the sheet's drawing: shapes, the last of which may go on in the next record
    static List<String> of(byte[] drawing) {
        List<String> links = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(drawing).order(ByteOrder.LITTLE_ENDIAN);
        while (in.remaining() >= HEAD_BYTES) {
            int head = in.getShort() & 0xFFFF;
            int kind = in.getShort() & 0xFFFF;
            long length = in.getInt() & 0xFFFFFFFFL;
            if ((head & CONTAINER) != CONTAINER) {
                int here = (int) Math.min(length, in.remaining());
                if (OPTIONS.contains(kind)) {
                    options(in.slice(in.position(), here).order(ByteOrder.LITTLE_ENDIAN), head >> 4, links);
                }
                in.position(in.position() + here);
            }
        }
        return links;
    }

    /// @param count how many properties there are; what the complex ones hold follows the last
    private static void options(ByteBuffer in, int count, List<String> links) {
        int at = count * PROPERTY_BYTES;
        for (int i = 0; i < count; i++) {
            int number = in.getShort(i * PROPERTY_BYTES) & 0xFFFF;
            int length = in.getInt(i * PROPERTY_BYTES + 2);
            if ((number & COMPLEX) != 0) {
                if (length < 0 || at + (long) length > in.limit()) {
                    throw new BufferUnderflowException();
                }
                if ((number & NUMBER_MASK) == LINK) {
                    links.add(target(in.slice(at, length).order(ByteOrder.LITTLE_ENDIAN)));
                }
                at += length;
            }
        }
    }

    private static String target(ByteBuffer in) {
        in.position(CLASS_BYTES + 4);
        int flags = in.getInt();
        if ((flags & HAS_NAME) != 0) {
            text(in);
        }
        if ((flags & HAS_FRAME) != 0) {
            text(in);
        }
        String address = "";
        if ((flags & HAS_MONIKER) != 0) {
            address = (flags & IS_TEXT) != 0 ? text(in) : moniker(in);
        }
        // Behind a moniker of another kind, whose length nobody tells, nothing is found.
        boolean goesOn = (flags & HAS_LOCATION) != 0 && in.hasRemaining();
        return address + (goesOn ? "#" + text(in) : "");
    }

    private static String moniker(ByteBuffer in) {
        byte[] kind = bytes(in, CLASS_BYTES);
        if (Arrays.equals(kind, URL)) {
            return untilZero(new String(bytes(in, in.getInt()), StandardCharsets.UTF_16LE));
        }
        if (!Arrays.equals(kind, FILE)) {
            in.position(in.limit());
            return "";
        }
        int up = in.getShort() & 0xFFFF;
        String path = untilZero(new String(bytes(in, in.getInt()), WEST));
        in.position(in.position() + FILE_END_BYTES);
        int more = in.getInt();
        if (more > 0) {
            int length = in.getInt();
            in.getShort();
            path = new String(bytes(in, length), StandardCharsets.UTF_16LE);
        }
        return "../".repeat(Math.min(up, path.length())) + path;
    }

    /// Letters with their count before, of which the last is zero.
    private static String text(ByteBuffer in) {
        return untilZero(new String(bytes(in, Math.multiplyExact(in.getInt(), 2)), StandardCharsets.UTF_16LE));
    }

    private static byte[] bytes(ByteBuffer in, int length) {
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private static String untilZero(String text) {
        int end = text.indexOf(0);
        return end < 0 ? text : text.substring(0, end);
    }
}
