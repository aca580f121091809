package daylight.reader.unpack;

import java.io.IOException;

/// The bits of a block of LZX: 16-bit words, low byte first, each from its most significant bit.
final class WordBits implements Bits {
    private final byte[] block;

    /// In bits, words being as long as they are whole or not.
    private int at;

    WordBits(byte[] block) {
        this.block = block;
    }

    boolean isDone() {
        return at >= block.length * 8;
    }

    @Override
    public int peek16() {
        int word = at >>> 4;
        int two = word(word) << 16 | word(word + 1);
        return two >>> (16 - (at & 15)) & 0xffff;
    }

    private int word(int number) {
        return byteAt(2 * number + 1) << 8 | byteAt(2 * number);
    }

    private int byteAt(int index) {
        return index < block.length ? block[index] & 0xff : 0;
    }

    @Override
    public void skip(int bits) throws IOException {
        at += bits;
        if (at > (block.length + 1 & ~1) * 8) {
            throw new IOException("a block ends inside of a code");
        }
    }

    /// Go on with the next whole word; with `always`, one word on where a word begins already.
    void toNextWord(boolean always) throws IOException {
        int over = at & 15;
        if (over != 0 || always) {
            skip(16 - over);
        }
    }

    /// A byte as it is; only at an even number of bits.
    int plainByte() throws IOException {
        int index = at >>> 3;
        skip(8);
        return byteAt(index);
    }
}
