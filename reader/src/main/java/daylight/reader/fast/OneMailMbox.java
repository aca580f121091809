package daylight.reader.fast;

import java.util.Arrays;

/// The mail in an mbox of one mail.
final class OneMailMbox {
    private static final byte[] FROM = {'F', 'r', 'o', 'm', ' '};

    private OneMailMbox() {}

    /// The bytes from the header on. Of each line of the body that is `From ` behind one or more `>` the first of
    /// these is left out, as docs/formats/containers.md has it for every mbox.
    static byte[] unescaped(byte[] mbox, int start) {
        byte[] mail = new byte[mbox.length - start];
        int length = 0;
        boolean inHeader = true;
        int at = start;
        while (at < mbox.length) {
            int end = at;
            while (end < mbox.length && mbox[end] != '\n') {
                end++;
            }
            end = Math.min(mbox.length, end + 1);
            int from = !inHeader && isEscaped(mbox, at, end) ? at + 1 : at;
            inHeader &= !isEmpty(mbox, at, end);
            System.arraycopy(mbox, from, mail, length, end - from);
            length += end - from;
            at = end;
        }
        return length == mail.length ? mail : Arrays.copyOf(mail, length);
    }

    private static boolean isEscaped(byte[] mbox, int from, int end) {
        int at = from;
        while (at < end && mbox[at] == '>') {
            at++;
        }
        return at > from && at + FROM.length <= end && Arrays.equals(mbox, at, at + FROM.length, FROM, 0, FROM.length);
    }

    private static boolean isEmpty(byte[] mbox, int from, int end) {
        int at = from;
        while (at < end && (mbox[at] == '\r' || mbox[at] == '\n')) {
            at++;
        }
        return at == end;
    }
}
