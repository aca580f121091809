package daylight.text;

import daylight.id.Sha256;
import daylight.protocol.BlockKind;
import java.nio.charset.StandardCharsets;

/// The bytes of a layer's file, versions 1 to 3; docs/formats/text-layer.md is the specification.
final class LayerFormat {
    /// Without labels and hidden blocks, and byte for byte what the first release wrote.
    static final int VERSION_PLAIN = 1;

    /// With labels and hidden blocks, in a table of its own form: [BlockTable].
    static final int VERSION_LABELLED = 2;

    /// As 2, with pictures of pages and the words that were recognised in them: [WordTable].
    static final int VERSION_WORDS = 3;

    /// The last eight bytes of every layer: they say what the file is when it is found outside of a case.
    static final byte[] MAGIC = "DAYLTEXT".getBytes(StandardCharsets.US_ASCII);

    /// Code points in a segment, the unit that is checked and decoded at once. At most 128 KiB of UTF-8: small
    /// enough for random access in a page of 200 MB, large enough that twelve bytes for each cost nothing.
    static final int SEGMENT_CODE_POINTS = 32_768;

    static final int UTF8_BYTES_MAX = 4;
    static final int PAGE_ENTRY_BYTES = 4;
    static final int SEGMENT_ENTRY_BYTES = 12;
    static final int BLOCK_ENTRY_BYTES = 16;

    /// u32 page, width, height, dpi, words, bytes of the words, CRC-32C of the words.
    static final int PICTURE_ENTRY_BYTES = 7 * 4;

    /// u64 text bytes; u32 pages, segments, blocks, version, CRC-32C; magic.
    static final int FOOTER_BYTES = 8 + 5 * 4 + 8;

    /// The same with u32 pictures and bytes of all words before the version.
    static final int FOOTER_BYTES_WITH_WORDS = FOOTER_BYTES + 2 * 4;

    /// The tables of pages, segments, blocks and pictures are held in memory while a layer is open; this
    /// bounds each of them, and the words, against damage and against a hostile worker. 64 MiB hold four
    /// million blocks.
    static final int TABLE_BYTES_MAX = 64 * 1024 * 1024;

    private LayerFormat() {}

    /// Where a layer lies below the case's text folder.
    static String relativePath(Sha256 id) {
        return id.hex().substring(0, 2) + "/" + id.hex();
    }

    /// Segments of a page.
    static int segments(int codePoints) {
        return (int) (((long) codePoints + SEGMENT_CODE_POINTS - 1) / SEGMENT_CODE_POINTS);
    }

    /// Numbers in files outlive the order of an enum.
    static int number(BlockKind kind) {
        return switch (kind) {
            case HEADING -> 1;
            case TABLE -> 2;
            case ROW -> 3;
            case CELL -> 4;
            case MAIL_HEADER -> 5;
            case QUOTE -> 6;
            case LIST_ITEM -> 7;
            case NOTE -> 8;
            case MESSAGE -> 9;
        };
    }

    /// @throws IllegalArgumentException for a number that no kind has
    static BlockKind kind(int number) {
        for (BlockKind kind : BlockKind.values()) {
            if (number(kind) == number) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no kind of block has the number " + number);
    }
}
