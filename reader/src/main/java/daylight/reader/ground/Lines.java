package daylight.reader.ground;

import daylight.protocol.BlockKind;

/// Gathers the characters of a page to lines.
final class Lines {
    /// No header field and no greeting is longer.
    private static final int CHARS_MAX = 1_000;

    private final LineWatch watch;
    private final StringBuilder line = new StringBuilder();
    private int start;
    private boolean begun;
    private boolean lastWasReturn;

    Lines(LineWatch watch) {
        this.watch = watch;
    }

    /// @param position of the character: code points from the page's start
    void append(char c, int position) {
        boolean endsReturn = lastWasReturn && c == '\n';
        lastWasReturn = c == '\r';
        if (endsReturn) {
            return;
        }
        if (!begun) {
            begun = true;
            start = position;
        }
        if (c == '\n' || c == '\r') {
            lineEnds(position);
        } else if (line.length() < CHARS_MAX) {
            line.append(c);
        }
    }

    private void lineEnds(int position) {
        watch.line(line.toString(), start, position);
        line.setLength(0);
        begun = false;
    }

    /// @param position where the page ends
    void end(int position) {
        if (begun) {
            lineEnds(position);
        }
        watch.pageEnds(position);
    }

    void marked(BlockKind kind, int level, int start, int end, String label) {
        watch.marked(kind, level, start, end, label);
    }
}
