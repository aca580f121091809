package daylight.reader.mail;

import com.pff.PSTFileContent;
import java.io.EOFException;
import java.io.IOException;

/// A store that is held in memory, given to the library as a file is. The library's own class for it gives a
/// byte above 127 as a negative number, which the library then takes for the end: whatever a block of such
/// bytes belonged to was lost.
final class PstBytes extends PSTFileContent {
    private final byte[] content;
    private long at;

    PstBytes(byte[] content) {
        this.content = content;
    }

    @Override
    public void seek(long index) throws IOException {
        if (index < 0) {
            throw new IOException("no place in a store: " + index);
        }
        at = index;
    }

    @Override
    public long getFilePointer() {
        return at;
    }

    @Override
    public int read() {
        return at < content.length ? content[(int) at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target) {
        if (at >= content.length) {
            return target.length == 0 ? 0 : -1;
        }
        int count = (int) Math.min(target.length, content.length - at);
        System.arraycopy(content, (int) at, target, 0, count);
        at += count;
        return count;
    }

    @Override
    public byte readByte() throws IOException {
        if (at >= content.length) {
            throw new EOFException("the store ends before " + at);
        }
        return content[(int) at++];
    }

    @Override
    public void close() {}
}
