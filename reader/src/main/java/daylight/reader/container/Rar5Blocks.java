package daylight.reader.container;

import daylight.reader.ground.ByteChannels;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/// The directory of a RAR 5, as far as its blocks are sound: "RAR 5.0 archive format", RARLAB.
///
/// @param entries        files, links and folders in the archive's order
/// @param hasVolumesMore whether the archive goes on in another volume
/// @param encrypted      whether the blocks themselves are encrypted; then nothing else is known
/// @param damaged        whether a block was broken, or the end is missing: there may have been more
record Rar5Blocks(List<Rar5Entry> entries, boolean hasVolumesMore, boolean encrypted, boolean damaged) {
    private static final int MARKER_BYTES = 8;

    /// The format's own limit.
    private static final int HEAD_BYTES_MAX = 2 * 1024 * 1024;

    /// The checksum, and the longest size of that limit.
    private static final int START_BYTES = 4 + 4;

    private static final int FILE = 2;
    private static final int ENCRYPTION = 4;
    private static final int END = 5;
    private static final long END_IS_OF_VOLUME = 1;

    Rar5Blocks {
        entries = List.copyOf(entries);
    }

    static Rar5Blocks of(SeekableByteChannel channel) throws IOException {
        List<Rar5Entry> entries = new ArrayList<>();
        long at = MARKER_BYTES;
        while (true) {
            Optional<ByteBuffer> found = head(channel, at);
            if (found.isEmpty()) {
                return new Rar5Blocks(entries, false, false, true);
            }
            ByteBuffer head = found.get();
            try {
                long type = number(head);
                long flags = number(head);
                long extraBytes = (flags & 1) != 0 ? number(head) : 0;
                long dataBytes = (flags & 2) != 0 ? number(head) : 0;
                long dataAt = at + head.limit();
                if (dataBytes < 0 || extraBytes < 0 || extraBytes > head.remaining()) {
                    return new Rar5Blocks(entries, false, false, true);
                }
                if (type == ENCRYPTION) {
                    return new Rar5Blocks(entries, false, true, false);
                }
                if (type == END) {
                    return new Rar5Blocks(entries, (number(head) & END_IS_OF_VOLUME) != 0, false, false);
                }
                if (type == FILE) {
                    ByteBuffer extra = head.slice(head.limit() - (int) extraBytes, (int) extraBytes);
                    entries.add(Rar5Entry.read(head, flags, extra, dataAt, dataBytes));
                }
                at = Math.addExact(dataAt, dataBytes);
            } catch (BufferUnderflowException | ArithmeticException broken) {
                return new Rar5Blocks(entries, false, false, true);
            }
        }
    }

    /// A block's head without its data, positioned behind its size; empty when there is none or it is broken.
    private static Optional<ByteBuffer> head(SeekableByteChannel channel, long at) throws IOException {
        ByteBuffer start = ByteChannels.read(channel, at, START_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        try {
            int sum = start.getInt();
            long bytes = number(start);
            int size = start.position() + (int) Math.clamp(bytes, 0, HEAD_BYTES_MAX);
            ByteBuffer head = ByteChannels.read(channel, at, size).order(ByteOrder.LITTLE_ENDIAN);
            CRC32 counted = new CRC32();
            counted.update(head.slice(4, Math.max(0, head.limit() - 4)));
            boolean isWhole = bytes > 0 && bytes <= HEAD_BYTES_MAX && head.limit() == size;
            return isWhole && (int) counted.getValue() == sum
                    ? Optional.of(head.position(start.position()))
                    : Optional.empty();
        } catch (BufferUnderflowException | IndexOutOfBoundsException cutOff) {
            return Optional.empty();
        }
    }

    /// A number of up to 63 bits, seven a byte, the lowest first. The next bits are no number of the format, and
    /// count as too large.
    static long number(ByteBuffer head) {
        long number = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            byte part = head.get();
            number |= (part & 0x7fL) << shift;
            if (part >= 0) {
                return number;
            }
        }
        throw new ArithmeticException("a number is longer than 63 bits");
    }
}
