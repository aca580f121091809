package daylight.extraction;

import daylight.protocol.Draw.WantedPage;
import daylight.protocol.Drawing;
import daylight.protocol.Drawing.Drawn;
import daylight.protocol.Drawing.NotDrawn;
import daylight.protocol.Drawing.Pixels;
import daylight.protocol.Drawing.Placed;
import daylight.protocol.NoDrawing;
import daylight.protocol.ProtocolViolation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Puts a page together from a worker's answer, and throws at the first part that does not fit. A worker
/// may have been taken over by the document it draws; its word is believed only within these bounds.
/// Used by one thread.
final class PageAssembly {
    /// No document has more pages; what says so is no document.
    private static final int PAGES_MAX = 10_000_000;

    private final WantedPage wanted;
    private Optional<NotDrawn> none = Optional.empty();
    private Optional<Drawn> drawn = Optional.empty();
    private byte[] pixels = {};
    private int filled;
    private final List<Placed> words = new ArrayList<>();
    private int chars;

    PageAssembly(WantedPage wanted) {
        this.wanted = wanted;
    }

    void take(Drawing part) throws ProtocolViolation {
        if (none.isPresent()) {
            throw new ProtocolViolation("an answer goes on after there was no picture");
        }
        switch (part) {
            case NotDrawn not -> {
                if (drawn.isPresent()) {
                    throw new ProtocolViolation("there is a picture, and then there is none");
                }
                boolean known = not.reason() == NoDrawing.NO_SUCH_PAGE;
                if (known ? not.pages() < 0 || not.pages() >= wanted.number() : not.pages() != 0) {
                    throw new ProtocolViolation(not.reason() + " of " + not.pages() + " pages");
                }
                none = Optional.of(not);
            }
            case Drawn begun -> begin(begun);
            case Pixels piece -> {
                if (piece.bytes().length == 0 || piece.bytes().length > pixels.length - filled) {
                    throw new ProtocolViolation("a piece of " + piece.bytes().length + " bytes where "
                            + (pixels.length - filled) + " are missing");
                }
                System.arraycopy(piece.bytes(), 0, pixels, filled, piece.bytes().length);
                filled += piece.bytes().length;
            }
            case Placed word -> place(word);
            case Drawing.Handed _, Drawing.Bytes _ ->
                throw new ProtocolViolation("a document is handed over where a page was wanted");
        }
    }

    private void begin(Drawn begun) throws ProtocolViolation {
        boolean fits = begun.width() > 0
                && begun.height() > 0
                && (long) begun.width() * begun.height() <= Drawn.PIXELS_MAX
                && (begun.channels() == Drawn.GREY || begun.channels() == Drawn.COLOUR)
                && begun.page() == wanted.number()
                && begun.page() <= begun.pages()
                && begun.pages() <= PAGES_MAX
                && begun.dpi() > 0
                && begun.dpi() <= WantedPage.DPI_MAX;
        if (drawn.isPresent() || !fits) {
            throw new ProtocolViolation(drawn.isPresent() ? "a second picture" : "a picture that cannot be: " + begun);
        }
        drawn = Optional.of(begun);
        pixels = new byte[begun.bytes()];
    }

    private void place(Placed word) throws ProtocolViolation {
        if (drawn.isEmpty() || filled < pixels.length) {
            throw new ProtocolViolation("a word before its picture");
        }
        boolean fits = word.left() >= 0
                && word.top() >= 0
                && word.left() < word.right()
                && word.top() < word.bottom()
                && word.right() <= drawn.get().width()
                && word.bottom() <= drawn.get().height()
                && !word.text().isEmpty()
                && word.text().length() <= Placed.CHARS_MAX;
        if (!fits || words.size() >= Placed.WORDS_MAX || word.text().length() > Placed.ALL_CHARS_MAX - chars) {
            throw new ProtocolViolation(
                    "word " + (words.size() + 1) + " of " + word.text().length() + " characters at " + word.left() + ","
                            + word.top() + "," + word.right() + "," + word.bottom());
        }
        chars += word.text().length();
        words.add(word);
    }

    /// The worker is done.
    PageAnswer whole() throws ProtocolViolation {
        if (none.isPresent()) {
            return new PageAnswer.None(none.get().reason(), none.get().pages());
        }
        if (drawn.isEmpty() || filled < pixels.length) {
            throw new ProtocolViolation("the answer ends with " + filled + " of " + pixels.length + " bytes");
        }
        return new PageAnswer.Picture(drawn.get(), pixels, words);
    }
}
