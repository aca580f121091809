package daylight.reader.office;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/// The pieces that a rich text is made of (Rich Text Format Specification 1.9.1, "RTF Syntax"), one
/// after the other.
final class RtfTokens {
    enum Kind {
        OPEN,
        CLOSE,
        /// `\name` or `\name-12`.
        WORD,
        /// `\` and one sign that is no letter.
        SYMBOL,
        /// A byte of text, as it stands or as `\'hh`.
        BYTE,
        END
    }

    private static final int BUFFER_BYTES = 64 * 1024;

    /// Longer names are none: 32 letters are allowed.
    private static final int NAME_MAX = 64;

    private static final int DIGITS_MAX = 10;

    private final InputStream in;
    private final StringBuilder name = new StringBuilder();
    private int pushed = -1;
    private boolean hasParameter;
    private int parameter;
    private int value;

    RtfTokens(InputStream in) {
        this.in = new BufferedInputStream(in, BUFFER_BYTES);
    }

    /// The name of the word that was taken last.
    String name() {
        return name.toString();
    }

    boolean hasParameter() {
        return hasParameter;
    }

    /// Its number; 0 where it has none.
    int parameter() {
        return parameter;
    }

    /// The byte, or the sign behind the backslash, that was taken last.
    int value() {
        return value;
    }

    Kind next() throws IOException {
        while (true) {
            int c = take();
            switch (c) {
                case -1 -> {
                    return Kind.END;
                }
                case '{' -> {
                    return Kind.OPEN;
                }
                case '}' -> {
                    return Kind.CLOSE;
                }
                case '\r', '\n', 0 -> {
                    // Ends of lines are no text, and zeros are what a cut file is filled with.
                }
                case '\\' -> {
                    return control();
                }
                default -> {
                    value = c;
                    return Kind.BYTE;
                }
            }
        }
    }

    /// Pass over bytes that are no text, as `\bin` announces them.
    ///
    /// @return whether so many were there
    boolean skip(long count) throws IOException {
        long left = count;
        if (left > 0 && pushed >= 0) {
            pushed = -1;
            left--;
        }
        try {
            in.skipNBytes(left);
            return true;
        } catch (java.io.EOFException _) {
            return false;
        }
    }

    private Kind control() throws IOException {
        int c = take();
        if (c < 0) {
            return Kind.END;
        }
        if (!isLetter(c)) {
            value = c;
            if (c == '\'') {
                return hex();
            }
            return Kind.SYMBOL;
        }
        name.setLength(0);
        while (isLetter(c) && name.length() < NAME_MAX) {
            name.append((char) c);
            c = take();
        }
        boolean isNegative = c == '-';
        if (isNegative) {
            c = take();
        }
        long number = 0;
        int digits = 0;
        while (c >= '0' && c <= '9' && digits < DIGITS_MAX) {
            number = number * 10 + c - '0';
            digits++;
            c = take();
        }
        hasParameter = digits > 0;
        parameter = (int) Math.clamp(isNegative ? -number : number, Integer.MIN_VALUE, Integer.MAX_VALUE);
        if (c != ' ') {
            pushed = c;
        }
        return Kind.WORD;
    }

    private Kind hex() throws IOException {
        int high = take();
        int highDigit = Character.digit(high, 16);
        if (highDigit < 0) {
            pushed = high;
            value = '\'';
            return Kind.BYTE;
        }
        int low = take();
        int lowDigit = Character.digit(low, 16);
        if (lowDigit < 0) {
            pushed = low;
            value = highDigit;
        } else {
            value = highDigit << 4 | lowDigit;
        }
        return Kind.BYTE;
    }

    private static boolean isLetter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private int take() throws IOException {
        if (pushed >= 0) {
            int c = pushed;
            pushed = -1;
            return c;
        }
        return in.read();
    }
}
