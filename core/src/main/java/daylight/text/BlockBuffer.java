package daylight.text;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// The blocks of a layer that is being written, in the form of [BlockTable]'s version 2; as version 1 where none of
/// them needs more, so that a layer without labels has the bytes and the name it always had.
final class BlockBuffer {
    /// The longest block there can be: head, level, page, start, length, label.
    private static final int BLOCK_BYTES_MAX = 1 + 3 + 5 + 5 + 5 + 5 + 4 * 1024;

    private static final int BYTES_MAX = LayerFormat.TABLE_BYTES_MAX - BLOCK_BYTES_MAX;

    /// So many blocks version 1 can hold, and version 2 is not given more.
    private static final int COUNT_MAX = LayerFormat.TABLE_BYTES_MAX / LayerFormat.BLOCK_ENTRY_BYTES;

    private final GrowingBytes bytes = new GrowingBytes();
    private int count;
    private int page = 1;
    private int start;
    private boolean labelled;

    /// Add a block, unless the table is full.
    void add(TextBlock block) {
        if (bytes.length() > BYTES_MAX || count >= COUNT_MAX) {
            return;
        }
        count++;
        labelled |= block.hidden() || !block.label().isEmpty();
        bytes.putByte(LayerFormat.number(block.kind())
                | (block.hidden() ? BlockTable.HIDDEN : 0)
                | (block.page() == page ? 0 : BlockTable.OTHER_PAGE)
                | (block.level() == 0 ? 0 : BlockTable.LEVEL)
                | (block.label().isEmpty() ? 0 : BlockTable.LABEL));
        if (block.level() != 0) {
            PackedNumbers.put(bytes, block.level());
        }
        if (block.page() != page) {
            PackedNumbers.putSigned(bytes, block.page() - page);
            page = block.page();
        }
        PackedNumbers.putSigned(bytes, (long) block.span().start() - start);
        start = block.span().start();
        PackedNumbers.put(bytes, block.span().end() - start);
        if (!block.label().isEmpty()) {
            byte[] label = block.label().getBytes(StandardCharsets.UTF_8);
            PackedNumbers.put(bytes, label.length);
            bytes.put(label, 0, label.length);
        }
    }

    /// The same without the blocks that pass the end of a page.
    BlockBuffer within(int page, int codePoints) {
        BlockBuffer kept = new BlockBuffer();
        read(block -> {
            if (block.page() != page || block.span().end() <= codePoints) {
                kept.add(block);
            }
        });
        return kept;
    }

    private void read(Consumer<TextBlock> each) {
        ByteBuffer written = ByteBuffer.wrap(bytes.array(), 0, bytes.length());
        new BlockTable(LayerFormat.VERSION_LABELLED, count, written).read(each);
    }

    int count() {
        return count;
    }

    /// The version that the blocks need.
    int version() {
        return labelled ? LayerFormat.VERSION_LABELLED : LayerFormat.VERSION_PLAIN;
    }

    /// The table as it stands in a file of this version, which is at least the one that the blocks need.
    GrowingBytes table(int version) {
        if (version != LayerFormat.VERSION_PLAIN) {
            return bytes;
        }
        GrowingBytes plain = new GrowingBytes();
        read(block -> {
            plain.putShort(LayerFormat.number(block.kind()));
            plain.putShort(block.level());
            plain.putInt(block.page());
            plain.putInt(block.span().start());
            plain.putInt(block.span().end());
        });
        return plain;
    }
}
