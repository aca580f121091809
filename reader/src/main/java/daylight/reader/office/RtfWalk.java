package daylight.reader.office;

import daylight.reader.ground.Node;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/// Walks a rich text as it streams by and hands out its paragraphs, tables and what is said beside them.
final class RtfWalk {
    /// Groups inside of groups; those that lie deeper are read as if they had no braces.
    private static final int DEPTH_MAX = 5_000;

    /// Bytes of one stretch in one charset.
    private static final int PENDING_MAX = 64 * 1024;

    /// So many pieces are read between two looks at the clock.
    private static final int PIECES_TO_CHECK = 4_096;

    /// Words that are characters.
    private static final Map<String, String> CHARACTERS = Map.ofEntries(
            Map.entry("tab", "\t"),
            Map.entry("line", "\n"),
            Map.entry("lquote", "\u2018"),
            Map.entry("rquote", "\u2019"),
            Map.entry("ldblquote", "\u201c"),
            Map.entry("rdblquote", "\u201d"),
            Map.entry("emdash", "\u2014"),
            Map.entry("endash", "\u2013"),
            Map.entry("bullet", "\u2022"),
            Map.entry("emspace", "\u2003"),
            Map.entry("enspace", "\u2002"),
            Map.entry("qmspace", "\u2005"),
            Map.entry("zwj", "\u200d"),
            Map.entry("zwnj", "\u200c"),
            Map.entry("zwbo", "\u200b"),
            Map.entry("zwnbo", "\u2060"),
            Map.entry("ltrmark", "\u200e"),
            Map.entry("rtlmark", "\u200f"));

    private final Node node;
    private final RtfCharsets charsets = new RtfCharsets();
    private final RtfStories stories;
    private final RtfDestinations destinations;
    private final Deque<RtfGroup> groups = new ArrayDeque<>();
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private RtfGroup group = new RtfGroup();
    private int defaultFont = -1;
    private int deeper;
    private int toSkip;
    private long undecoded;
    private boolean cutOff;

    RtfWalk(Node node) {
        this.node = node;
        this.stories = new RtfStories(node);
        this.destinations = new RtfDestinations(stories);
    }

    /// In how many places bytes mean nothing in their charset.
    long undecoded() {
        return undecoded;
    }

    /// Whether the text ends before its last brace.
    boolean isCutOff() {
        return cutOff;
    }

    void read(InputStream in) throws IOException {
        RtfTokens tokens = new RtfTokens(in);
        try {
            int pieces = 0;
            RtfTokens.Kind kind = tokens.next();
            while (kind != RtfTokens.Kind.END && !node.isTextCut()) {
                if (++pieces % PIECES_TO_CHECK == 0) {
                    node.reading().checkTime();
                }
                take(kind, tokens);
                kind = tokens.next();
            }
            flush();
            cutOff |= !groups.isEmpty() && !node.isTextCut();
        } finally {
            // What came before the damage is kept.
            while (!groups.isEmpty()) {
                close();
            }
            stories.end();
        }
    }

    private void take(RtfTokens.Kind kind, RtfTokens tokens) throws IOException {
        switch (kind) {
            case OPEN -> open();
            case CLOSE -> close();
            case WORD -> word(tokens);
            case SYMBOL -> symbol(tokens.value());
            case BYTE -> letter(tokens.value());
            case END -> {}
        }
    }

    private void open() {
        flush();
        toSkip = 0;
        if (groups.size() >= DEPTH_MAX) {
            deeper++;
            return;
        }
        groups.push(group);
        group = group.inside();
        stories.groupBegins(group);
    }

    private void close() {
        flush();
        toSkip = 0;
        if (deeper > 0) {
            deeper--;
            return;
        }
        if (groups.isEmpty()) {
            return;
        }
        Runnable end = group.end;
        group = groups.pop();
        if (end != null) {
            end.run();
        }
        if (groups.isEmpty()) {
            stories.textEnds();
        }
    }

    private void letter(int value) {
        group.isFresh = false;
        if (toSkip > 0) {
            toSkip--;
        } else if (group.target == RtfGroup.Target.TEXT || group.target == RtfGroup.Target.KEPT) {
            pending.write(value);
            // Not in the midst of a character of several bytes, of which none ends in such a one.
            if (pending.size() >= PENDING_MAX && value < '0' || pending.size() >= 16 * PENDING_MAX) {
                flush();
            }
        }
    }

    private void symbol(int sign) {
        switch (sign) {
            // They may be the second byte of a character.
            case '\\', '{', '}' -> letter(sign);
            case '*' -> group.mayBePassedOver = group.isFresh;
            case '~' -> say("\u00a0");
            case '_' -> say("\u2011");
            case '\r', '\n' -> paragraphEnds();
            case '\t' -> say("\t");
            case ':' -> say(": ");
            default -> {
                // An optional hyphen, marks of an index, and what nobody has defined.
            }
        }
    }

    private void word(RtfTokens tokens) throws IOException {
        flush();
        String word = tokens.name();
        int number = tokens.parameter();
        if (word.equals("bin")) {
            // Checked first: these bytes are no words wherever they stand.
            cutOff |= !tokens.skip(Math.max(0, number));
            return;
        }
        if (word.equals("u") && tokens.hasParameter()) {
            say(String.valueOf((char) number));
            toSkip = group.fallback;
            return;
        }
        toSkip = 0;
        boolean isFirst = group.isFresh;
        boolean mayBePassedOver = group.mayBePassedOver;
        group.isFresh = false;
        group.mayBePassedOver = false;
        if (group.target == RtfGroup.Target.NOWHERE) {
            return;
        }
        if (group.target == RtfGroup.Target.FONTS) {
            font(word, number);
            return;
        }
        boolean isKnown = group.end == null && deeper == 0 && destinations.begins(word, group);
        if (!isKnown && mayBePassedOver && isFirst) {
            group.target = RtfGroup.Target.NOWHERE;
            return;
        }
        if (!isKnown && !form(word, number, tokens.hasParameter())) {
            text(word, number);
        }
    }

    private void font(String word, int number) {
        if (word.equals("f")) {
            charsets.font(number);
        } else {
            charsets.fontSays(word, number);
        }
    }

    /// Words that say how what follows is shown.
    ///
    /// @return whether this is one
    private boolean form(String word, int number, boolean hasNumber) {
        boolean isOn = !hasNumber || number != 0;
        switch (word) {
            case "uc" -> group.fallback = Math.clamp(number, 0, 100);
            case "f" -> group.font = number;
            case "deff" -> defaultFont = number;
            case "plain" -> group.plain(defaultFont);
            case "ansicpg" -> charsets.codePage(number);
            case "mac" -> charsets.ofDocument("x-MacRoman");
            case "pc" -> charsets.ofDocument("IBM437");
            case "pca" -> charsets.ofDocument("IBM850");
            case "v" -> group.hidden = isOn;
            default -> {
                return changed(word, number, isOn);
            }
        }
        return true;
    }

    private boolean changed(String word, int number, boolean isOn) {
        switch (word) {
            case "revised" -> group.inserted = isOn;
            case "deleted" -> group.deleted = isOn;
            case "mvf" -> group.movedAway = isOn;
            case "mvt" -> group.movedHere = isOn;
            case "revauth" -> group.author = number;
            case "revauthdel" -> group.deletedBy = number;
            case "mvauth" -> group.movedBy = number;
            case "revdttm" -> group.moment = number;
            case "revdttmdel" -> group.deletedAt = number;
            case "mvdate" -> group.movedAt = number;
            default -> {
                return false;
            }
        }
        group.changes = null;
        return true;
    }

    private void text(String word, int number) {
        RtfStory story = stories.story();
        switch (word) {
            case "par", "sect", "page", "column" -> paragraphEnds();
            case "pard" -> story.plain();
            case "intbl" -> story.inTable();
            case "itap" -> story.depth(number);
            case "outlinelevel" -> story.headingLevel(number >= 0 && number < 9 ? number + 1 : 0);
            case "cell" -> stories.cellEnds(group, false);
            case "nestcell" -> stories.cellEnds(group, true);
            case "row" -> story.rowEnds(false);
            case "nestrow" -> story.rowEnds(true);
            default -> {
                String character = CHARACTERS.get(word);
                if (character == null) {
                    stories.fact(word, number);
                } else {
                    say(character);
                }
            }
        }
    }

    private void paragraphEnds() {
        flush();
        stories.paragraphEnds(group);
    }

    private void say(String words) {
        flush();
        stories.say(words, group);
    }

    private void flush() {
        if (pending.size() == 0) {
            return;
        }
        byte[] bytes = pending.toByteArray();
        pending.reset();
        int font = group.font < 0 ? defaultFont : group.font;
        Charset charset = charsets.of(font);
        try {
            stories.say(charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString(), group);
        } catch (CharacterCodingException _) {
            undecoded += charsets.isOfSigns(font) ? 0 : 1;
            stories.say(new String(bytes, charset), group);
        }
    }
}
