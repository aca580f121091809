package daylight.reader.unpack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// What a packer did to a stretch of a member to make it pack better, and how it is undone.
///
/// @param from     where the stretch begins, in unpacked bytes of the whole run
/// @param channels of the differences: 1 to 32; of no meaning for the others
record RarFilter(Kind kind, long from, int length, int channels) {
    enum Kind {
        /// Differences of neighbours, channel after channel.
        DELTA,
        /// Targets of x86's call.
        CALL,
        /// Targets of x86's call and jump.
        CALL_AND_JUMP,
        /// Targets of ARM's branch with link.
        ARM
    }

    /// Targets are counted modulo 16 MiB.
    private static final int TARGETS = 0x1000000;

    static final int LENGTH_MIN = 4;
    static final int LENGTH_MAX = 0x400000;

    private static final Kind[] KINDS = Kind.values();

    static Kind kind(int number) throws IOException {
        if (number >= KINDS.length) {
            throw new IOException("a filter of kind " + number);
        }
        return KINDS[number];
    }

    long end() {
        return from + length;
    }

    /// @param filtered the stretch as it came out of the window
    /// @param position where the stretch begins in its member
    byte[] undone(byte[] filtered, long position) {
        return switch (kind) {
            case DELTA -> withoutDifferences(filtered);
            case CALL -> withTargets(filtered, position, false);
            case CALL_AND_JUMP -> withTargets(filtered, position, true);
            case ARM -> withBranches(filtered, position);
        };
    }

    private byte[] withoutDifferences(byte[] filtered) {
        byte[] plain = new byte[filtered.length];
        int from = 0;
        for (int channel = 0; channel < channels; channel++) {
            byte before = 0;
            for (int to = channel; to < plain.length; to += channels) {
                before -= filtered[from++];
                plain[to] = before;
            }
        }
        return plain;
    }

    private static byte[] withTargets(byte[] code, long position, boolean withJumps) {
        ByteBuffer words = ByteBuffer.wrap(code).order(ByteOrder.LITTLE_ENDIAN);
        int at = 0;
        while (at < code.length - 4) {
            int operation = code[at++] & 0xff;
            if (operation != 0xe8 && !(withJumps && operation == 0xe9)) {
                continue;
            }
            int offset = (int) ((position + at) % TARGETS);
            int target = words.getInt(at);
            if (target < 0 && target + offset >= 0) {
                words.putInt(at, target + TARGETS);
            } else if (target >= 0 && target < TARGETS) {
                words.putInt(at, target - offset);
            }
            at += 4;
        }
        return code;
    }

    private static byte[] withBranches(byte[] code, long position) {
        ByteBuffer words = ByteBuffer.wrap(code).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < code.length - 3; at += 4) {
            if ((code[at + 3] & 0xff) == 0xeb) {
                int target = (words.getInt(at) & 0xffffff) - (int) ((position + at) / 4);
                words.putInt(at, target & 0xffffff | 0xeb000000);
            }
        }
        return code;
    }
}
