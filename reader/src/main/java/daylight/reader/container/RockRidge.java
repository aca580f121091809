package daylight.reader.container;

import daylight.reader.ground.ByteChannels;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;

/// What the fields behind a directory record say (System Use Sharing Protocol 1.12; Rock Ridge Interchange Protocol
/// 1.12).
final class RockRidge {
    /// Continuations that lie in a ring are followed no longer than that.
    private static final int CONTINUATIONS_MAX = 64;

    private static final int FIELD_HEAD_BYTES = 4;
    private static final int NAME_BYTES_MAX = 4_096;
    private static final int NONE = -1;

    private final SeekableByteChannel channel;
    private final int blockBytes;
    private final ByteArrayOutputStream name = new ByteArrayOutputStream();
    private long mode;
    private boolean hasLink;
    private boolean isMoved;
    private boolean isCompressed;
    private long movedTo = NONE;
    private int skip = NONE;
    private long nextAt = NONE;
    private int nextBytes;

    private RockRidge(SeekableByteChannel channel, int blockBytes) {
        this.channel = channel;
        this.blockBytes = blockBytes;
    }

    /// @param fields from the field's first byte on, to the end of the record
    static RockRidge of(ByteBuffer fields, SeekableByteChannel channel, int blockBytes) throws IOException {
        RockRidge said = new RockRidge(channel, blockBytes);
        said.readArea(fields);
        for (int i = 0; i < CONTINUATIONS_MAX && said.nextAt >= 0; i++) {
            ByteBuffer area = ByteChannels.read(channel, said.nextAt, said.nextBytes);
            said.nextAt = NONE;
            said.readArea(area);
        }
        return said;
    }

    private void readArea(ByteBuffer area) {
        area.order(ByteOrder.LITTLE_ENDIAN);
        while (area.remaining() >= FIELD_HEAD_BYTES) {
            int signature = (area.get() & 0xff) << 8 | area.get() & 0xff;
            int bytes = (area.get() & 0xff) - FIELD_HEAD_BYTES;
            area.get();
            if (bytes < 0 || bytes > area.remaining()) {
                return;
            }
            ByteBuffer field = area.slice(area.position(), bytes).order(ByteOrder.LITTLE_ENDIAN);
            area.position(area.position() + bytes);
            readField(signature, field);
        }
    }

    private void readField(int signature, ByteBuffer field) {
        switch (signature) {
            case 'N' << 8 | 'M' -> {
                if (field.limit() > 1 && name.size() < NAME_BYTES_MAX) {
                    byte[] part = new byte[field.limit() - 1];
                    field.get(1, part);
                    name.writeBytes(part);
                }
            }
            case 'P' << 8 | 'X' -> mode = field.limit() >= 4 ? field.getInt(0) & 0xffffffffL : mode;
            case 'S' << 8 | 'L' -> hasLink = true;
            case 'R' << 8 | 'E' -> isMoved = true;
            case 'Z' << 8 | 'F' -> isCompressed = true;
            case 'C' << 8 | 'L' -> movedTo = field.limit() >= 4 ? field.getInt(0) & 0xffffffffL : movedTo;
            case 'S' << 8 | 'P' -> skip = field.limit() >= 3 ? field.get(2) & 0xff : skip;
            case 'C' << 8 | 'E' -> {
                if (field.limit() >= 20) {
                    nextAt = (field.getInt(0) & 0xffffffffL) * blockBytes + (field.getInt(8) & 0xffffffffL);
                    nextBytes = Math.clamp(field.getInt(16), 0, blockBytes);
                }
            }
            default -> {}
        }
    }

    /// The name's bytes; none where the fields do not say.
    byte[] name() {
        return name.toByteArray();
    }

    boolean isLink() {
        return hasLink || (mode & 0xf000) == 0xa000;
    }

    /// A device, a pipe, a socket.
    boolean isSpecial() {
        long type = mode & 0xf000;
        return type != 0 && type != 0x8000 && type != 0x4000 && type != 0xa000;
    }

    /// A folder that stands here because its own place lies too deep.
    boolean isMoved() {
        return isMoved;
    }

    /// The block of the folder that belongs here and lies elsewhere; negative for all else.
    long movedTo() {
        return movedTo;
    }

    /// Content packed block by block (zisofs).
    boolean isCompressed() {
        return isCompressed;
    }

    /// Of the root's own record: how many bytes stand before the fields of every other record; negative where there are
    /// no such fields in this tree.
    int skip() {
        return skip;
    }
}
