package daylight.reader.mail;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Writes a message as Outlook packs it into one file (\[MS-OXTNEF\]).
public final class MadeTnef {
    private static final int SIGNATURE = 0x223e9f78;
    private static final int BODY = 0x0002800c;
    private static final int PROPERTIES = 0x00069003;
    private static final int CODE_PAGE = 0x00069007;

    private byte level = 1;
    private final ByteBuffer file = ByteBuffer.allocate(64 * 1024).order(ByteOrder.LITTLE_ENDIAN);

    public MadeTnef(int codePage) {
        file.putInt(SIGNATURE).putShort((short) 1);
        attribute(CODE_PAGE, data(8).putInt(codePage).putInt(0));
    }

    private static ByteBuffer data(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// The body of old Outlooks.
    public MadeTnef body(String text, Charset charset) {
        byte[] bytes = text.getBytes(charset);
        attribute(BODY, data(bytes.length).put(bytes));
        return this;
    }

    public MadeTnef html(String html, Charset charset) {
        return property(0x0102, 0x1013, html.getBytes(charset));
    }

    public MadeTnef text(String text) {
        return property(0x001f, 0x1000, text.getBytes(StandardCharsets.UTF_16LE));
    }

    private MadeTnef property(int type, int id, byte[] value) {
        attribute(PROPERTIES, list(new Property(type, id, value)));
        return this;
    }

    /// A property; one of 0x8000 and above has a set and a number in it.
    ///
    /// @param value of types of a fixed length so many bytes, else as many as wanted
    record Property(int type, int id, byte[] value, String set, int number) {
        Property(int type, int id, byte[] value) {
            this(type, id, value, "", 0);
        }

        static Property text(int id, String text) {
            return new Property(0x1f, id, text.getBytes(StandardCharsets.UTF_16LE));
        }

        static Property time(int id, long millis) {
            byte[] value =
                    data(8).putLong(millis * 10_000 + 116_444_736_000_000_000L).array();
            return new Property(0x40, id, value);
        }

        static Property number(int id, int number) {
            return new Property(0x03, id, data(4).putInt(number).array());
        }

        Property named(String guid, int within) {
            return new Property(type, id, value, guid, within);
        }
    }

    MadeTnef properties(Property... all) {
        attribute(PROPERTIES, list(all));
        return this;
    }

    /// The table of recipients, a row for each list.
    MadeTnef recipients(Property[]... rows) {
        ByteBuffer table = data(16 * 1024).putInt(rows.length);
        for (Property[] row : rows) {
            table.put(list(row).flip());
        }
        attribute(0x00069004, table);
        return this;
    }

    MadeTnef attachment(String title, byte[] content, Property... properties) {
        level = 2;
        attribute(0x00069002, data(14).put(new byte[14]));
        attribute(0x00018010, bytes((title + "\0").getBytes(StandardCharsets.US_ASCII)));
        if (content.length > 0) {
            attribute(0x0006800f, bytes(content));
        }
        if (properties.length > 0) {
            attribute(0x00069005, list(properties));
        }
        level = 1;
        return this;
    }

    /// A second file of the attachment before.
    MadeTnef again(byte[] content) {
        level = 2;
        attribute(0x0006800f, bytes(content));
        level = 1;
        return this;
    }

    /// With two attributes more, of so many bytes each.
    static byte[] withLarge(byte[] tnef, int count) {
        ByteBuffer all = data(tnef.length + 2 * (11 + count)).put(tnef);
        for (int id = 0x00061000; id < 0x00061002; id++) {
            all.put((byte) 1).putInt(id).putInt(count).put(new byte[count]).putShort((short) 0);
        }
        return all.array();
    }

    /// A message within, as Outlook writes it: an interface and another such file.
    static Property message(byte[] tnef) {
        byte[] interfaceId = HexFormat.of().parseHex("0703020000000000c000000000000046");
        return new Property(
                0x0d, 0x3701, data(16 + tnef.length).put(interfaceId).put(tnef).array());
    }

    private static ByteBuffer bytes(byte[] content) {
        return data(content.length).put(content);
    }

    private static ByteBuffer list(Property... all) {
        ByteBuffer list = data(32 * 1024).putInt(all.length);
        for (Property each : all) {
            list.putShort((short) each.type()).putShort((short) each.id());
            if (each.id() >= 0x8000) {
                list.put(HexFormat.of().parseHex(each.set())).putInt(0).putInt(each.number());
            }
            boolean isVariable =
                    each.type() == 0x1f || each.type() == 0x1e || each.type() == 0x102 || each.type() == 0x0d;
            if (isVariable) {
                list.putInt(1).putInt(each.value().length);
            }
            list.put(each.value());
            while (list.position() % 4 != 0) {
                list.put((byte) 0);
            }
        }
        return list;
    }

    private void attribute(int id, ByteBuffer content) {
        byte[] bytes = new byte[content.position()];
        content.flip().get(bytes);
        int sum = 0;
        for (byte b : bytes) {
            sum += b & 0xff;
        }
        file.put(level).putInt(id).putInt(bytes.length).put(bytes).putShort((short) sum);
    }

    public byte[] bytes() {
        byte[] bytes = new byte[file.position()];
        file.duplicate().flip().get(bytes);
        return bytes;
    }
}
