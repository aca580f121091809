package daylight.reader.container;

import daylight.protocol.NameBytes;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Optional;

/// A file block of a RAR 5.
///
/// @param kind          what the entry is
/// @param packing       version 0 of the packing, version 1 with larger dictionaries, and so on
/// @param method        0: stored
/// @param isSolid       whether it goes on in the window of the entry before
/// @param unpackedBytes -1 where the archive does not say
/// @param crc           CRC-32 of the unpacked bytes
/// @param blake2        BLAKE2sp of the unpacked bytes
/// @param dataAt        where in the file its packed bytes lie
record Rar5Entry(
        NameBytes path,
        Kind kind,
        boolean isEncrypted,
        boolean goesOnBefore,
        boolean goesOnAfter,
        int packing,
        int method,
        boolean isSolid,
        long dictionaryBytes,
        long unpackedBytes,
        Optional<Integer> crc,
        Optional<byte[]> blake2,
        long dataAt,
        long dataBytes) {
    enum Kind {
        FOLDER,
        FILE,
        LINK
    }

    private static final int BLOCK_GOES_ON_BEFORE = 0x08;
    private static final int BLOCK_GOES_ON_AFTER = 0x10;
    private static final int FILE_IS_FOLDER = 0x01;
    private static final int FILE_HAS_TIME = 0x02;
    private static final int FILE_HAS_CRC = 0x04;
    private static final int FILE_SIZE_UNKNOWN = 0x08;
    private static final int EXTRA_ENCRYPTION = 1;
    private static final int EXTRA_HASH = 2;
    private static final int EXTRA_LINK = 5;
    private static final int BLAKE2_BYTES = 32;
    private static final int DICTIONARY_MIN = 128 * 1024;

    /// @param head  positioned behind the sizes of extra area and data
    /// @param flags of the block
    static Rar5Entry read(ByteBuffer head, long flags, ByteBuffer extra, long dataAt, long dataBytes) {
        long fileFlags = Rar5Blocks.number(head);
        long unpacked = Rar5Blocks.number(head);
        Rar5Blocks.number(head);
        if ((fileFlags & FILE_HAS_TIME) != 0) {
            head.getInt();
        }
        Optional<Integer> crc = (fileFlags & FILE_HAS_CRC) != 0 ? Optional.of(head.getInt()) : Optional.empty();
        long compression = Rar5Blocks.number(head);
        Rar5Blocks.number(head);
        long nameBytes = Rar5Blocks.number(head);
        if (nameBytes > head.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] name = new byte[(int) nameBytes];
        head.get(name);
        Extra said = Extra.read(extra);
        Kind kind = said.isLink ? Kind.LINK : Kind.FILE;
        return new Rar5Entry(
                NameBytes.of(name),
                (fileFlags & FILE_IS_FOLDER) != 0 ? Kind.FOLDER : kind,
                said.isEncrypted,
                (flags & BLOCK_GOES_ON_BEFORE) != 0,
                (flags & BLOCK_GOES_ON_AFTER) != 0,
                (int) (compression & 0x3f),
                (int) (compression >>> 7 & 7),
                (compression & 0x40) != 0,
                (long) DICTIONARY_MIN << (compression >>> 10 & 0xf),
                (fileFlags & FILE_SIZE_UNKNOWN) != 0 ? -1 : unpacked,
                crc,
                said.blake2,
                dataAt,
                dataBytes);
    }

    boolean isStored() {
        return method == 0;
    }

    /// The records of a file block that matter here. Others are skipped; a broken one ends them.
    private record Extra(boolean isEncrypted, boolean isLink, Optional<byte[]> blake2) {
        static Extra read(ByteBuffer extra) {
            boolean isEncrypted = false;
            boolean isLink = false;
            Optional<byte[]> blake2 = Optional.empty();
            while (extra.hasRemaining()) {
                long bytes = Rar5Blocks.number(extra);
                if (bytes <= 0 || bytes > extra.remaining()) {
                    break;
                }
                int end = extra.position() + (int) bytes;
                long type = Rar5Blocks.number(extra);
                isEncrypted |= type == EXTRA_ENCRYPTION;
                isLink |= type == EXTRA_LINK;
                if (type == EXTRA_HASH && Rar5Blocks.number(extra) == 0 && end - extra.position() >= BLAKE2_BYTES) {
                    byte[] hash = new byte[BLAKE2_BYTES];
                    extra.get(hash);
                    blake2 = Optional.of(hash);
                }
                extra.position(Math.max(end, extra.position()));
            }
            return new Extra(isEncrypted, isLink, blake2);
        }
    }
}
