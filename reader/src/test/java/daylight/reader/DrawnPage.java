package daylight.reader;

import daylight.protocol.Drawing;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What a drawing came to, in a test. The order of its parts is held.
public final class DrawnPage implements Consumer<Drawing> {
    /// Darker than this is ink.
    private static final int INK_MAX = 128;

    private final ByteArrayOutputStream pixels = new ByteArrayOutputStream();
    private byte[] whole = {};
    private final List<Drawing.Placed> words = new ArrayList<>();
    private Drawing.@Nullable Drawn drawn;
    private Drawing.@Nullable NotDrawn none;

    @Override
    public void accept(Drawing part) {
        if (none != null) {
            throw new AssertionError("after there was none: " + part);
        }
        switch (part) {
            case Drawing.Drawn begun -> {
                if (drawn != null) {
                    throw new AssertionError("a second picture");
                }
                drawn = begun;
            }
            case Drawing.Pixels piece -> {
                if (piece.bytes().length == 0 || piece.bytes().length > Drawing.Pixels.BYTES_MAX) {
                    throw new AssertionError("a piece of " + piece.bytes().length + " bytes");
                }
                pixels.writeBytes(piece.bytes());
            }
            case Drawing.Placed word -> words.add(word);
            case Drawing.NotDrawn not -> {
                if (drawn != null) {
                    throw new AssertionError("there is a picture, and then " + not);
                }
                none = not;
            }
            case Drawing.Handed _, Drawing.Bytes _ -> throw new AssertionError("a document: " + part);
        }
    }

    /// The picture's measures, after it was found whole.
    public Drawing.Drawn drawn() {
        Drawing.Drawn here = drawn;
        if (here == null) {
            throw new AssertionError("no picture: " + none);
        }
        if (pixels.size() != here.bytes()) {
            throw new AssertionError(pixels.size() + " bytes of " + here);
        }
        return here;
    }

    public Optional<Drawing.NotDrawn> none() {
        return Optional.ofNullable(none);
    }

    public List<Drawing.Placed> words() {
        return words;
    }

    public List<String> texts() {
        return words.stream().map(Drawing.Placed::text).toList();
    }

    /// The picture's bytes; not to be changed.
    public byte[] pixels() {
        if (whole.length != pixels.size()) {
            whole = pixels.toByteArray();
        }
        return whole;
    }

    /// How many pixels of a word's place are dark.
    public int inkOf(Drawing.Placed word) {
        byte[] all = pixels();
        int ink = 0;
        for (int y = word.top(); y < word.bottom(); y++) {
            for (int x = word.left(); x < word.right(); x++) {
                ink += isInk(all, x, y) ? 1 : 0;
            }
        }
        return ink;
    }

    /// Whether a word's place is not all of one colour: words may be white on black.
    public boolean hasContrastIn(Drawing.Placed word) {
        byte[] all = pixels();
        int channels = drawn().channels();
        int first = (word.top() * drawn().width() + word.left()) * channels;
        for (int y = word.top(); y < word.bottom(); y++) {
            for (int x = word.left(); x < word.right(); x++) {
                int at = (y * drawn().width() + x) * channels;
                if (Arrays.mismatch(all, at, at + channels, all, first, first + channels) >= 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /// How many dark pixels lie in no word's place.
    public int inkElsewhere() {
        byte[] all = pixels();
        int ink = 0;
        for (int y = 0; y < drawn().height(); y++) {
            for (int x = 0; x < drawn().width(); x++) {
                ink += isInk(all, x, y) && !isInWord(x, y) ? 1 : 0;
            }
        }
        return ink;
    }

    private boolean isInWord(int x, int y) {
        return words.stream()
                .anyMatch(word -> x >= word.left() && x < word.right() && y >= word.top() && y < word.bottom());
    }

    private boolean isInk(byte[] all, int x, int y) {
        return (all[(y * drawn().width() + x) * drawn().channels()] & 0xff) < INK_MAX;
    }
}
