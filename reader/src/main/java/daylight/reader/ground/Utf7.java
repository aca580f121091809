package daylight.reader.ground;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;

/// UTF-7 (RFC 2152), which Java does not have and Outlook and Exchange wrote until about 2005. It is read and never
/// written.
final class Utf7 extends Charset {
    static final String NAME = "UTF-7";

    private static final int SHIFT = '+';
    private static final int UNSHIFT = '-';
    private static final int BITS = 6;
    private static final int UNIT_BITS = 16;

    Utf7() {
        super(NAME, new String[] {"unicode-1-1-utf-7", "unicode-2-0-utf-7", "x-unicode-2-0-utf-7", "csUTF7", "utf7"});
    }

    @Override
    public boolean contains(Charset other) {
        return other.name().equals("US-ASCII");
    }

    @Override
    public boolean canEncode() {
        return false;
    }

    @Override
    public CharsetEncoder newEncoder() {
        throw new UnsupportedOperationException("UTF-7 is only read");
    }

    @Override
    public CharsetDecoder newDecoder() {
        return new Decoder(this);
    }

    private static final class Decoder extends CharsetDecoder {
        private boolean isShifted;

        /// Whether something stood between the shift and what is next.
        private boolean hasLetters;

        /// Whether a character did.
        private boolean hasUnit;

        private int bits;
        private int count;

        /// What stood behind the shift, as long as it is no character yet: a sum has a plus and figures too.
        private final StringBuilder pending = new StringBuilder();

        Decoder(Charset charset) {
            super(charset, 1, 1);
        }

        @Override
        protected void implReset() {
            isShifted = false;
            hasLetters = false;
            bits = 0;
            count = 0;
            pending.setLength(0);
        }

        @Override
        protected CoderResult implFlush(CharBuffer out) {
            if (out.remaining() < pending.length()) {
                return CoderResult.OVERFLOW;
            }
            out.put(pending.toString());
            pending.setLength(0);
            return CoderResult.UNDERFLOW;
        }

        @Override
        protected CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
            while (in.hasRemaining()) {
                if (out.remaining() <= pending.length()) {
                    return CoderResult.OVERFLOW;
                }
                int b = in.get(in.position());
                if (b < 0) {
                    return CoderResult.malformedForLength(1);
                }
                if (!isShifted) {
                    in.get();
                    plain(b, out);
                } else if (value(b) >= 0) {
                    in.get();
                    letter((char) b, value(b), out);
                } else {
                    unshift(b, in, out);
                }
            }
            return CoderResult.UNDERFLOW;
        }

        private void plain(int b, CharBuffer out) {
            if (b == SHIFT) {
                isShifted = true;
                hasLetters = false;
                hasUnit = false;
                bits = 0;
                count = 0;
                pending.append((char) b);
            } else {
                out.put((char) b);
            }
        }

        private void letter(char letter, int value, CharBuffer out) {
            if (!hasLetters || !pending.isEmpty()) {
                pending.append(letter);
            }
            hasLetters = true;
            bits = bits << BITS | value;
            count += BITS;
            if (count >= UNIT_BITS) {
                count -= UNIT_BITS;
                pending.setLength(0);
                hasUnit = true;
                out.put((char) (bits >>> count));
                bits &= (1 << count) - 1;
            }
        }

        /// A minus sign belongs to the shift; anything else stands for itself and is read again.
        private void unshift(int b, ByteBuffer in, CharBuffer out) {
            isShifted = false;
            out.put(pending.toString());
            pending.setLength(0);
            if (b == UNSHIFT && (hasUnit || !hasLetters)) {
                in.get();
            }
        }

        private static int value(int b) {
            if (b >= 'A' && b <= 'Z') {
                return b - 'A';
            }
            if (b >= 'a' && b <= 'z') {
                return b - 'a' + 26;
            }
            if (b >= '0' && b <= '9') {
                return b - '0' + 52;
            }
            return b == '+' ? 62 : b == '/' ? 63 : -1;
        }
    }
}
