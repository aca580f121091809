// Long: the one place where a document's text, positions, blocks and end are kept in step.
package daylight.reader.ground;

import daylight.protocol.BlockKind;
import daylight.protocol.Event;
import daylight.protocol.NameBytes;
import daylight.protocol.Reason;
import daylight.protocol.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An open document of a reading. Text goes out as it comes, in chunks that never split a surrogate pair;
/// positions are counted in code points from the page's start, as every anchor of the house is. Used by one thread.
public final class Node {
    /// Big enough that a frame costs little, small enough that desk and worker never hold much text.
    private static final int CHUNK_CHARS = 32 * 1024;

    /// A document's own metadata may be hostile: so many values, each so long, and no more.
    private static final int METADATA_VALUES_MAX = 2_000;

    private static final int METADATA_VALUE_CHARS_MAX = 8_192;

    /// Blocks beyond this are structure nobody reads; the text stays whole. A layer holds so many.
    private static final int BLOCKS_MAX = 4_000_000;

    /// Half of them, so that in a table of millions of cells every row still has its number: a cell is found in its
    /// row by counting tabs.
    private static final int CELLS_MAX = 2_000_000;

    /// Beginnings of the names of such metadata.
    private static final List<String> WORDS = List.of("Message-", "Message:", "dc:", "pst:");

    private final Reading reading;
    private final int number;
    private final int depth;
    private final NameBytes name;
    private final StringBuilder pending = new StringBuilder();
    private final Map<String, List<String>> metadata = new LinkedHashMap<>();
    private int metadataValues;
    private int blocks;
    private int cells;
    private long chars;
    private int page = 1;
    private int codePointsOnPage;
    private boolean lastWasHighSurrogate;
    private String mediaType = "application/octet-stream";
    private String sha256 = "";
    private int recipe;
    private long sizeBytes;
    private String declaredType = "";
    private boolean damaged;
    private boolean encryptedPart;

    private boolean hasLostWords;

    /// The limit that cut the text; its members are read all the same.
    private Reason textCut = Reason.NONE;
    private boolean hasWords;
    private boolean ended;
    private @Nullable Lines lines;

    Node(Reading reading, int number, int parent, int depth, NameBytes pathInParent, NameBytes name) {
        this.reading = reading;
        this.number = number;
        this.depth = depth;
        this.name = name;
        reading.out().emit(new Event.Began(number, parent, pathInParent));
    }

    public Reading reading() {
        return reading;
    }

    /// The file's or member's name, a hint only.
    public NameBytes name() {
        return name;
    }

    /// Containers above this document: 0 for the document of the request.
    public int depth() {
        return depth;
    }

    /// Open a member of this document.
    ///
    /// @param path as the container has it
    /// @throws LimitReached when the request has no budget for another member or another depth
    public Node member(NameBytes path) {
        int next = reading.nextMember(depth + 1);
        return new Node(reading, next, number, depth + 1, path, path);
    }

    /// Name a member that is not read: a link, an encrypted entry, one beyond a limit. It costs no budget, so
    /// that what a container lists is recorded even after a limit. Its hash is empty, because its bytes are
    /// never seen.
    public void unread(NameBytes path, Verdict verdict, Reason reason) {
        int unread = reading.nextUnread();
        reading.out().emit(new Event.Began(unread, number, path));
        reading.out()
                .emit(new Event.Ended(unread, "", 0, 0, "application/octet-stream", verdict, reason, "", Map.of()));
    }

    /// What an independent walk of this container counts; several calls add up.
    public void listed(int count, List<NameBytes> names) {
        reading.out().emit(new Event.Listed(number, count, names));
    }

    /// The document's identity: hash and size of its bytes, or of a canonical serialisation.
    ///
    /// @param recipe 0 for its own bytes, else the version of the canonical serialisation
    public void identity(String sha256, int recipe, long sizeBytes) {
        this.sha256 = sha256;
        this.recipe = recipe;
        this.sizeBytes = sizeBytes;
    }

    /// Whether the document has its identity.
    boolean isIdentified() {
        return !sha256.isEmpty();
    }

    /// SHA-256 of its bytes or of its canonical serialisation; empty as long as it has none.
    public String sha256() {
        return sha256;
    }

    /// The type the container says this member has; a hint for detection, empty when it says nothing.
    public String declaredType() {
        return declaredType;
    }

    public void declaredType(String type) {
        declaredType = type;
    }

    /// The bytes are known to be cut off or wrong: this document never ends as read in full.
    public void damaged() {
        damaged = true;
    }

    /// A part of its words is encrypted: this document never ends as read in full.
    public void encryptedPart() {
        encryptedPart = true;
    }

    /// Words of it are left out because a limit was reached: this document never ends as read in full.
    public void lostWords() {
        hasLostWords = true;
    }

    public String mediaType() {
        return mediaType;
    }

    /// Set the detected type; parameters are cut off.
    public void mediaType(String type) {
        int semicolon = type.indexOf(';');
        mediaType = (semicolon < 0 ? type : type.substring(0, semicolon)).strip();
    }

    /// Whether a value of this metadata name was put.
    public boolean tells(String name) {
        return metadata.containsKey(name);
    }

    /// Add one raw metadata value. Empty values are dropped, long ones cut, and after [#METADATA_VALUES_MAX] all
    /// are dropped. Where words are lost by that, such as a mail's recipients, the document ends as partly read.
    public void put(String name, String value) {
        if (value.isBlank()) {
            return;
        }
        boolean fits = value.length() <= METADATA_VALUE_CHARS_MAX;
        hasLostWords |= isWords(name) && !(fits && metadataValues < METADATA_VALUES_MAX);
        if (metadataValues >= METADATA_VALUES_MAX) {
            return;
        }
        metadataValues++;
        metadata.computeIfAbsent(name, _ -> new ArrayList<>()).add(fits ? value : cut(value));
    }

    private static String cut(String value) {
        boolean splits = Character.isHighSurrogate(value.charAt(METADATA_VALUE_CHARS_MAX - 1));
        return value.substring(0, splits ? METADATA_VALUE_CHARS_MAX - 1 : METADATA_VALUE_CHARS_MAX);
    }

    /// Whether people wrote the values: subjects, names, addresses. Others are measurements and marks of programs.
    private static boolean isWords(String name) {
        return WORDS.stream().anyMatch(name::startsWith);
    }

    /// Append text to the current page. An unpaired surrogate becomes U+FFFD, as it would in UTF-8.
    ///
    /// Text beyond the limit of characters or pages is dropped, and the document ends as partly read: the
    /// limit ends its text and not its members.
    public void text(CharSequence text) {
        if (isTextCut()) {
            reading.checkTime();
            return;
        }
        if (lines == null && isPlain(text)) {
            appendPlain(text);
            return;
        }
        for (int i = 0; i < text.length(); i++) {
            append(text.charAt(i));
        }
    }

    /// Whether every character is a code point of its own, and none is left over from before.
    private boolean isPlain(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return false;
            }
        }
        return !lastWasHighSurrogate;
    }

    private void appendPlain(CharSequence text) {
        int length = (int) Math.min(text.length(), reading.limits().textCharsMax() - chars);
        for (int i = 0; i < text.length() && !hasWords; i++) {
            hasWords = text.charAt(i) > ' ';
        }
        for (int done = 0; done < length; ) {
            if (pending.length() >= CHUNK_CHARS) {
                flush();
                reading.checkTime();
            }
            int piece = Math.min(length - done, CHUNK_CHARS - pending.length());
            pending.append(text, done, done + piece);
            done += piece;
        }
        chars += length;
        codePointsOnPage += length;
        if (length < text.length()) {
            textCut = Reason.TEXT_LIMIT;
        }
    }

    public void text(char[] text, int from, int length) {
        if (isTextCut()) {
            reading.checkTime();
            return;
        }
        for (int i = from; i < from + length; i++) {
            append(text[i]);
        }
    }

    private void append(char c) {
        hasWords |= c > ' ';
        if (chars >= reading.limits().textCharsMax()) {
            textCut = isTextCut() ? textCut : Reason.TEXT_LIMIT;
            return;
        }
        if (lines != null) {
            lines.append(c, codePointsOnPage);
        }
        if (lastWasHighSurrogate) {
            lastWasHighSurrogate = false;
            if (Character.isLowSurrogate(c)) {
                pending.append(c);
                chars++;
                return;
            }
            pending.setCharAt(pending.length() - 1, '\uFFFD');
        }
        if (pending.length() >= CHUNK_CHARS) {
            flush();
            reading.checkTime();
        }
        if (Character.isHighSurrogate(c)) {
            lastWasHighSurrogate = true;
            pending.append(c);
        } else {
            pending.append(Character.isLowSurrogate(c) ? '\uFFFD' : c);
        }
        chars++;
        codePointsOnPage++;
    }

    private void flush() {
        if (lastWasHighSurrogate) {
            pending.setCharAt(pending.length() - 1, '\uFFFD');
            lastWasHighSurrogate = false;
        }
        if (!pending.isEmpty()) {
            reading.out().emit(new Event.Text(number, pending.toString()));
            pending.setLength(0);
        }
    }

    /// Let somebody follow the text line by line from here on, until it ends or another does.
    public void follow(LineWatch watch) {
        lines = new Lines(watch);
    }

    /// Let nobody follow any more: what comes now is no text of the document's own.
    public void unfollow() {
        endLines();
        lines = null;
    }

    private void endLines() {
        if (lines != null) {
            lines.end(codePointsOnPage);
        }
    }

    /// UTF-16 units of text so far.
    public long chars() {
        return chars;
    }

    /// Whether any text but white space came.
    public boolean hasWords() {
        return hasWords;
    }

    /// The number of the current page, from 1.
    public int page() {
        return page;
    }

    /// Where the next character will stand: code points from the page's start.
    public int position() {
        return codePointsOnPage;
    }

    /// Whether a limit ended the text: a reader of nothing but text may stop.
    public boolean isTextCut() {
        return textCut != Reason.NONE;
    }

    /// End the current page. After the last page of the limit, no text is taken any more.
    public void pageEnd() {
        flush();
        if (isTextCut()) {
            return;
        }
        endLines();
        if (page >= reading.limits().pagesMax()) {
            textCut = Reason.PAGE_LIMIT;
            return;
        }
        reading.out().emit(new Event.PageEnded(number));
        page++;
        codePointsOnPage = 0;
    }

    /// Mark a stretch of the current page. A stretch that began on an earlier page is cut to this one; an empty
    /// one is dropped.
    ///
    /// @param fromPage the page and
    /// @param from     the position where it began
    public void block(BlockKind kind, int level, int fromPage, int from) {
        block(kind, level, fromPage, from, "", false);
    }

    /// The same, with what the document calls it and whether it hides it.
    ///
    /// @param label of a row its number, of a cell the letters of its column; else empty. A longer one than
    ///     [Event.Block#LABEL_CHARS_MAX] is dropped
    public void block(BlockKind kind, int level, int fromPage, int from, String label, boolean hidden) {
        int start = fromPage == page ? from : 0;
        if (!isTextCut()) {
            if (lines != null) {
                lines.marked(kind, level, start, codePointsOnPage, label);
            }
            if (lines == null || kind != BlockKind.QUOTE) {
                mark(kind, level, start, codePointsOnPage, label, hidden);
            }
        }
    }

    /// Mark a stretch of the current page that has ended before.
    ///
    /// @param from code points from the page's start, inclusive
    /// @param to   exclusive; a stretch without text is dropped
    public void mark(BlockKind kind, int level, int from, int to, String label, boolean hidden) {
        int end = Math.min(to, codePointsOnPage);
        if (from >= end || kind == BlockKind.CELL && cells++ >= CELLS_MAX) {
            return;
        }
        if (blocks++ < BLOCKS_MAX) {
            String kept = label.length() > Event.Block.LABEL_CHARS_MAX ? "" : label;
            reading.out().emit(new Event.Block(number, kind, level, page, from, end, kept, hidden));
        }
    }

    /// The words of the current page that follow were recognised in a picture of this size; once for a page.
    ///
    /// @param width in pixels, like `height`
    /// @param dpi   pixels to the inch; a guess where the document does not say
    public void picture(int width, int height, int dpi) {
        if (!isTextCut()) {
            reading.out().emit(new Event.Picture(number, page, width, height, dpi));
        }
    }

    /// Mark what was written since `start` as a recognised word. One that a limit has cut is not marked.
    ///
    /// @param start      code points from the page's start
    /// @param left       pixels of the page's picture, inclusive, like `top`
    /// @param right      pixels of the page's picture, exclusive, like `bottom`
    /// @param confidence 0 to 100
    public void word(int start, int left, int top, int right, int bottom, int confidence) {
        if (!isTextCut() && start < codePointsOnPage) {
            reading.out()
                    .emit(new Event.Word(number, page, start, codePointsOnPage, left, top, right, bottom, confidence));
        }
    }

    public boolean ended() {
        return ended;
    }

    /// Close the document. Its members are closed before it.
    ///
    /// @param detail for developers: an exception's class, never text of the document
    public void end(Verdict verdict, Reason reason, String detail) {
        if (ended) {
            throw new IllegalStateException("document " + number + " was ended twice");
        }
        endLines();
        flush();
        ended = true;
        Ending ending = outOf(verdict, reason, detail);
        reading.out()
                .emit(new Event.Ended(
                        number,
                        sha256,
                        recipe,
                        sizeBytes,
                        mediaType,
                        ending.verdict(),
                        ending.reason(),
                        ending.detail(),
                        metadata));
    }

    /// What is known here and not to the document's reader: that its bytes are damaged, or that its text was cut. A
    /// member that failed has an outcome of its own; text that is missing has only this one.
    private Ending outOf(Verdict verdict, Reason reason, String detail) {
        boolean tellsOfMembers = verdict == Verdict.READ
                || verdict == Verdict.PARTLY_READ
                        && (reason == Reason.MEMBER_FAILED
                                || reason == Reason.ENCRYPTED_PART
                                || reason == Reason.NO_TEXT);
        if ((isTextCut() || hasLostWords) && tellsOfMembers) {
            return new Ending(Verdict.PARTLY_READ, isTextCut() ? textCut : Reason.TEXT_LIMIT, detail);
        }
        if (damaged && verdict == Verdict.READ) {
            return new Ending(Verdict.PARTLY_READ, Reason.DAMAGED_PART, detail);
        }
        return encryptedPart && verdict == Verdict.READ
                ? new Ending(Verdict.PARTLY_READ, Reason.ENCRYPTED_PART, detail)
                : new Ending(verdict, reason, detail);
    }
}
