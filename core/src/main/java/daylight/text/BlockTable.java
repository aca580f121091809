package daylight.text;

import daylight.id.Span;
import daylight.protocol.BlockKind;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// A layer's blocks as they lie in its file. Version 1 has sixteen bytes for each; version 2 says each in terms of the
/// one before, in about six, and has labels: a workbook has millions of cells. docs/formats/text-layer.md describes
/// both.
final class BlockTable {
    /// Bits of a block's first byte in version 2; below them the number of its kind.
    static final int HIDDEN = 0x10;

    static final int OTHER_PAGE = 0x20;
    static final int LEVEL = 0x40;
    static final int LABEL = 0x80;
    static final int KIND = 0x0f;

    private final int version;
    private final long count;
    private final ByteBuffer bytes;

    BlockTable(int version, long count, ByteBuffer bytes) {
        this.version = version;
        this.count = count;
        this.bytes = bytes;
    }

    /// @throws IllegalArgumentException where the bytes are not those of `count` blocks
    void read(Consumer<TextBlock> each) {
        ByteBuffer in = bytes.duplicate();
        try {
            if (version == LayerFormat.VERSION_PLAIN) {
                for (long i = 0; i < count; i++) {
                    each.accept(plain(in));
                }
            } else {
                labelled(in, each);
            }
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("the table ends inside a block", e);
        }
        if (in.hasRemaining()) {
            throw new IllegalArgumentException("the table is longer than its blocks");
        }
    }

    private static TextBlock plain(ByteBuffer in) {
        BlockKind kind = LayerFormat.kind(in.getShort());
        int level = Short.toUnsignedInt(in.getShort());
        int page = in.getInt();
        int start = in.getInt();
        return new TextBlock(kind, level, page, new Span(start, in.getInt()));
    }

    private void labelled(ByteBuffer in, Consumer<TextBlock> each) {
        long page = 1;
        long start = 0;
        for (long i = 0; i < count; i++) {
            int head = Byte.toUnsignedInt(in.get());
            int level = (head & LEVEL) == 0 ? 0 : Math.toIntExact(PackedNumbers.take(in));
            page += (head & OTHER_PAGE) == 0 ? 0 : PackedNumbers.takeSigned(in);
            start += PackedNumbers.takeSigned(in);
            long end = start + PackedNumbers.take(in);
            each.accept(new TextBlock(
                    LayerFormat.kind(head & KIND),
                    level,
                    PackedNumbers.place(page),
                    new Span(PackedNumbers.place(start), PackedNumbers.place(end)),
                    (head & LABEL) == 0 ? "" : label(in),
                    (head & HIDDEN) != 0));
        }
    }

    private static String label(ByteBuffer in) {
        byte[] label = new byte[Math.min(in.remaining(), PackedNumbers.place(PackedNumbers.take(in)))];
        in.get(label);
        return new String(label, StandardCharsets.UTF_8);
    }
}
