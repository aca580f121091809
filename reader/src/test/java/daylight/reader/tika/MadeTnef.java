package daylight.reader.tika;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// Writes a message as Outlook packs it into one file (\[MS-OXTNEF\]).
final class MadeTnef {
    private static final int SIGNATURE = 0x223e9f78;
    private static final byte OF_MESSAGE = 1;
    private static final int BODY = 0x0002800c;
    private static final int PROPERTIES = 0x00069003;
    private static final int CODE_PAGE = 0x00069007;

    private final ByteBuffer file = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);

    MadeTnef(int codePage) {
        file.putInt(SIGNATURE).putShort((short) 1);
        attribute(CODE_PAGE, data(8).putInt(codePage).putInt(0));
    }

    private static ByteBuffer data(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// The body of old Outlooks.
    MadeTnef body(String text, Charset charset) {
        byte[] bytes = text.getBytes(charset);
        attribute(BODY, data(bytes.length).put(bytes));
        return this;
    }

    MadeTnef html(String html, Charset charset) {
        return property(0x0102, 0x1013, html.getBytes(charset));
    }

    MadeTnef text(String text) {
        return property(0x001f, 0x1000, text.getBytes(StandardCharsets.UTF_16LE));
    }

    private MadeTnef property(int type, int id, byte[] value) {
        ByteBuffer properties = data(16 + value.length + 3)
                .putInt(1)
                .putShort((short) type)
                .putShort((short) id)
                .putInt(1)
                .putInt(value.length)
                .put(value);
        while (properties.position() % 4 != 0) {
            properties.put((byte) 0);
        }
        attribute(PROPERTIES, properties);
        return this;
    }

    private void attribute(int id, ByteBuffer content) {
        byte[] bytes = new byte[content.position()];
        content.flip().get(bytes);
        int sum = 0;
        for (byte b : bytes) {
            sum += b & 0xff;
        }
        file.put(OF_MESSAGE).putInt(id).putInt(bytes.length).put(bytes).putShort((short) sum);
    }

    byte[] bytes() {
        byte[] bytes = new byte[file.position()];
        file.duplicate().flip().get(bytes);
        return bytes;
    }
}
