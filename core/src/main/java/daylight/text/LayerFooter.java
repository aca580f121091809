package daylight.text;

import daylight.id.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.zip.CRC32C;

/// The last bytes of a layer: how many of what it holds.
///
/// @param counted  the bytes before the checksum, which it counts
/// @param bytes    of the whole footer
/// @param checksum of the tables and of `counted`
record LayerFooter(
        long textBytes,
        long pages,
        long segments,
        long blocks,
        long pictures,
        long wordBytes,
        int version,
        byte[] counted,
        int bytes,
        int checksum) {
    /// The version's place from the end of the file: before checksum and magic.
    private static final int VERSION_FROM_END = 4 + 4 + 8;

    /// @throws DamagedLayer where the file does not end as a layer does
    static LayerFooter read(Sha256 layer, FileChannel file) throws IOException {
        long size = file.size();
        if (size < LayerFormat.FOOTER_BYTES) {
            throw new DamagedLayer(layer, "it is cut off");
        }
        ByteBuffer tail = LayerTables.readFully(layer, file, size - LayerFormat.FOOTER_BYTES, LayerFormat.FOOTER_BYTES);
        byte[] magic = new byte[LayerFormat.MAGIC.length];
        tail.get(LayerFormat.FOOTER_BYTES - magic.length, magic);
        if (!Arrays.equals(magic, LayerFormat.MAGIC)) {
            throw new DamagedLayer(layer, "it does not end as a text layer does");
        }
        int version = tail.getInt(LayerFormat.FOOTER_BYTES - VERSION_FROM_END);
        if (version < LayerFormat.VERSION_PLAIN || version > LayerFormat.VERSION_WORDS) {
            throw new DamagedLayer(layer, "its format version is " + version + ", expected 1, 2 or 3");
        }
        boolean hasWords = version == LayerFormat.VERSION_WORDS;
        int bytes = hasWords ? LayerFormat.FOOTER_BYTES_WITH_WORDS : LayerFormat.FOOTER_BYTES;
        if (size < bytes) {
            throw new DamagedLayer(layer, "it is cut off");
        }
        ByteBuffer in = LayerTables.readFully(layer, file, size - bytes, bytes);
        byte[] counted = Arrays.copyOf(in.array(), bytes - 4 - magic.length);
        long textBytes = in.getLong();
        long pages = Integer.toUnsignedLong(in.getInt());
        long segments = Integer.toUnsignedLong(in.getInt());
        long blocks = Integer.toUnsignedLong(in.getInt());
        long pictures = hasWords ? Integer.toUnsignedLong(in.getInt()) : 0;
        long wordBytes = hasWords ? Integer.toUnsignedLong(in.getInt()) : 0;
        return new LayerFooter(
                textBytes,
                pages,
                segments,
                blocks,
                pictures,
                wordBytes,
                version,
                counted,
                bytes,
                in.getInt(counted.length));
    }

    /// @throws DamagedLayer where the checksum of tables and footer is another
    void check(Sha256 layer, ByteBuffer tables) {
        CRC32C crc = new CRC32C();
        crc.update(tables.array());
        crc.update(counted);
        if ((int) crc.getValue() != checksum) {
            throw new DamagedLayer(layer, "the checksum of its tables does not fit");
        }
    }
}
