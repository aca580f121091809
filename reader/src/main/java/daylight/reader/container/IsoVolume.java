package daylight.reader.container;

import daylight.reader.ground.ByteChannels;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// One tree of an image, as its descriptor names it (ECMA-119, 8.4 and 8.5; Joliet Specification).
///
/// @param rootAt    the block of the root folder
/// @param isJoliet  whether names are UTF-16
/// @param ridgeSkip bytes before the fields of Rock Ridge in each record; negative where there are none
record IsoVolume(int blockBytes, long rootAt, boolean isJoliet, String label, int ridgeSkip) {
    static final int SECTOR = 2_048;

    private static final int DESCRIPTORS_AT = 16 * SECTOR;
    private static final int DESCRIPTORS_MAX = 64;
    private static final int ROOT_RECORD_AT = 156;
    private static final int RECORD_BYTES_MIN = 34;
    private static final int LABEL_BYTES = 32;

    /// The first descriptor of a kind: 1 for the primary one, 2 for a supplementary one with the marks of Joliet.
    static Optional<IsoVolume> first(SeekableByteChannel channel, int kind) throws IOException {
        for (int i = 0; i < DESCRIPTORS_MAX; i++) {
            ByteBuffer sector = ByteChannels.read(channel, DESCRIPTORS_AT + (long) i * SECTOR, SECTOR)
                    .order(ByteOrder.LITTLE_ENDIAN);
            if (sector.limit() < SECTOR
                    || !text(sector, 1, 5, StandardCharsets.ISO_8859_1).equals("CD001")) {
                return Optional.empty();
            }
            if (sector.get(0) == kind && (kind == 1 || isJoliet(sector))) {
                return Optional.of(of(sector, channel, kind == 2));
            }
        }
        return Optional.empty();
    }

    private static boolean isJoliet(ByteBuffer sector) {
        return sector.get(88) == '%' && sector.get(89) == '/' && "@CE".indexOf(sector.get(90)) >= 0;
    }

    private static IsoVolume of(ByteBuffer sector, SeekableByteChannel channel, boolean isJoliet) throws IOException {
        int blockBytes = sector.getShort(128) & 0xffff;
        if (blockBytes == 0 || blockBytes > SECTOR) {
            blockBytes = SECTOR;
        }
        long root = sector.getInt(ROOT_RECORD_AT + 2) & 0xffffffffL;
        String label =
                text(sector, 40, LABEL_BYTES, isJoliet ? StandardCharsets.UTF_16BE : StandardCharsets.ISO_8859_1);
        ByteBuffer own = ByteChannels.read(channel, root * blockBytes, 255);
        int skip = -1;
        if (!isJoliet && own.limit() > RECORD_BYTES_MIN && (own.get(0) & 0xff) > RECORD_BYTES_MIN) {
            int bytes = Math.min(own.get(0) & 0xff, own.limit());
            ByteBuffer fields = own.slice(RECORD_BYTES_MIN, bytes - RECORD_BYTES_MIN);
            skip = RockRidge.of(fields, channel, blockBytes).skip();
        }
        return new IsoVolume(blockBytes, root, isJoliet, label.strip(), skip);
    }

    private static String text(ByteBuffer sector, int from, int length, java.nio.charset.Charset charset) {
        byte[] bytes = new byte[length];
        sector.get(from, bytes);
        return new String(bytes, charset).replace("\0", "");
    }

    boolean hasRockRidge() {
        return ridgeSkip >= 0;
    }
}
