package daylight.reader.table;

import java.io.IOException;
import java.io.InputStream;

/// Bytes that come in pieces, each asked for by where it begins; an empty one is the end.
final class PieceStream extends InputStream {
    /// Gives the piece that begins at a byte.
    @FunctionalInterface
    interface Pieces {
        byte[] from(long position) throws IOException;
    }

    private final Pieces pieces;
    private byte[] piece = {};
    private int at;
    private long position;
    private boolean ended;

    PieceStream(Pieces pieces) {
        this.pieces = pieces;
    }

    @Override
    public int read() throws IOException {
        return fill() ? piece[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, piece.length - at);
        System.arraycopy(piece, at, into, from, count);
        at += count;
        return count;
    }

    private boolean fill() throws IOException {
        if (at == piece.length && !ended) {
            position += piece.length;
            piece = pieces.from(position);
            at = 0;
            ended = piece.length == 0;
        }
        return !ended;
    }
}
