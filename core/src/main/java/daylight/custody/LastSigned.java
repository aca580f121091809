package daylight.custody;

import daylight.id.Actor;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/// The end of one chain as it stands in the file: whoever can write the case can write the facts about it too, but
/// not a signature.
///
/// @param signed the highest number that has a right signature; 0 where none has
/// @param last   the chain's last line
record LastSigned(long signed, Optional<LedgerLine> last) {
    private static final int BLOCK_BYTES = 1 << 16;

    /// Read backwards from the end, no farther than to the last signature.
    static LastSigned in(Path file, Actor chain, VerifyingKey key) throws IOException {
        Optional<LedgerLine> last = Optional.empty();
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] cut = new byte[0];
            for (long end = in.length(); end > 0; ) {
                int size = (int) Math.min(BLOCK_BYTES, end);
                byte[] block = new byte[size + cut.length];
                in.seek(end - size);
                in.readFully(block, 0, size);
                System.arraycopy(cut, 0, block, size, cut.length);
                end -= size;
                String[] lines = new String(block, StandardCharsets.ISO_8859_1).split("\n", -1);
                // The first line of a block begins in the block before; what is too long is no line.
                boolean whole = end == 0;
                cut = lines[0].length() > LedgerLine.BYTES_MAX
                        ? new byte[0]
                        : lines[0].getBytes(StandardCharsets.ISO_8859_1);
                for (int i = lines.length - 1; i >= (whole ? 0 : 1); i--) {
                    Optional<LedgerLine> line =
                            LedgerLine.parse(lines[i]).filter(one -> one.chain().equals(chain));
                    last = last.isPresent() ? last : line;
                    if (line.filter(one -> !one.signature().isEmpty() && one.isSignedBy(key))
                            .isPresent()) {
                        return new LastSigned(line.get().n(), last);
                    }
                }
            }
        }
        return new LastSigned(0, last);
    }

    /// Whether the file ends with what the facts say it ends with.
    boolean endsWith(Head head) {
        return last.filter(line -> line.n() == head.n() && line.hash().equals(head.hash()))
                .isPresent();
    }
}
