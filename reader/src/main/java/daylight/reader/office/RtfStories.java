package daylight.reader.office;

import daylight.reader.ground.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the words of a rich text go: into the text, into one of the notes, headers and boxes inside of
/// it, or kept for who asked for them.
final class RtfStories {
    /// Stories inside of stories; the words of deeper ones stand in the one around.
    private static final int DEPTH_MAX = 50;

    private static final int KEPT_CHARS_MAX = 1_000_000;

    /// So much of the words that a comment is about is said again.
    private static final int ABOUT_CHARS_MAX = 200;

    /// Comments that are about words at the same time; each word is looked at for each of them.
    private static final int ABOUT_MAX = 500;

    /// Different headers and footers that are held until the end; more are written where they stand.
    private static final int MARGINS_MAX = 1_000;

    private final Node node;
    private final Lines lines;
    private final RtfStory main;
    private final Deque<RtfStory> open = new ArrayDeque<>();
    private final Deque<Kept> kept = new ArrayDeque<>();
    private final Map<String, StringBuilder> about = new HashMap<>();
    private final Map<String, Margin> margins = new LinkedHashMap<>();
    private final Map<String, Integer> facts = new HashMap<>();
    private final Gathered behind = new Gathered();
    private List<String> authors = List.of();
    private boolean isBehind;

    private static final class Kept {
        private final StringBuilder words = new StringBuilder();
        private final boolean parted;

        Kept(boolean parted) {
            this.parted = parted;
        }
    }

    private record Margin(String what, String where, List<Paragraph> paragraphs) {}

    /// Takes what a story held.
    interface Taker {
        void take(List<Paragraph> paragraphs);
    }

    RtfStories(Node node) {
        this.node = node;
        this.lines = new Lines(node);
        this.main = new RtfStory(lines);
        open.push(main);
    }

    RtfStory story() {
        return open.isEmpty() ? main : open.peek();
    }

    void authors(List<String> names) {
        authors = names;
    }

    /// A number that the text says of itself, such as how a box is ticked.
    void fact(String word, int number) {
        if (word.startsWith("ff") || word.equals("titlepg") || word.equals("facingp") || word.equals("ftnalt")) {
            facts.put(word, number);
        }
    }

    int takeFact(String word, int other) {
        Integer number = facts.remove(word);
        return number == null ? other : number;
    }

    /// Begin a story in a group; its words go to `taker` when the group ends.
    void begin(RtfGroup group, Taker taker) {
        group.target = RtfGroup.Target.TEXT;
        if (open.size() >= DEPTH_MAX) {
            return;
        }
        Gathered inside = new Gathered();
        RtfStory story = new RtfStory(inside);
        open.push(story);
        group.changes = null;
        atEnd(group, () -> {
            story.ends();
            open.remove(story);
            taker.take(inside.paragraphs());
        });
    }

    /// Keep the words of a group for `taker`.
    ///
    /// @param parted whether a space parts those of groups inside of it
    void keep(RtfGroup group, boolean parted, java.util.function.Consumer<String> taker) {
        Kept words = new Kept(parted);
        group.target = RtfGroup.Target.KEPT;
        kept.push(words);
        atEnd(group, () -> {
            kept.remove(words);
            taker.accept(words.words.toString());
        });
    }

    private static void atEnd(RtfGroup group, Runnable end) {
        Runnable other = group.end;
        group.end = other == null
                ? end
                : () -> {
                    end.run();
                    other.run();
                };
    }

    void groupBegins(RtfGroup group) {
        Kept words = kept.peek();
        if (group.target == RtfGroup.Target.KEPT && words != null && words.parted) {
            keep(" ", words);
        }
    }

    void say(String words, RtfGroup group) {
        if (group.target == RtfGroup.Target.KEPT) {
            Kept into = kept.peek();
            if (into != null) {
                keep(words, into);
            }
        } else if (group.target == RtfGroup.Target.TEXT) {
            story().append(words, changes(group), group.hidden);
            for (StringBuilder each : about.values()) {
                if (each.length() < ABOUT_CHARS_MAX) {
                    each.append(words, 0, Math.min(words.length(), ABOUT_CHARS_MAX - each.length()));
                }
            }
        }
    }

    private static void keep(String words, Kept into) {
        into.words.append(words, 0, Math.min(words.length(), KEPT_CHARS_MAX - into.words.length()));
    }

    void paragraphEnds(RtfGroup group) {
        if (group.target == RtfGroup.Target.TEXT) {
            story().paragraphEnds();
        } else {
            say(" ", group);
        }
    }

    void cellEnds(RtfGroup group, boolean isNested) {
        if (group.target == RtfGroup.Target.TEXT) {
            story().cellEnds(isNested);
        }
    }

    private List<Change> changes(RtfGroup group) {
        List<Change> known = group.changes;
        if (known != null) {
            return known;
        }
        List<Change> all = new ArrayList<>();
        add(all, group.movedAway, Change.Kind.MOVED_AWAY, group.movedBy, group.movedAt);
        add(all, group.movedHere, Change.Kind.MOVED_HERE, group.movedBy, group.movedAt);
        add(all, group.inserted, Change.Kind.INSERTED, group.author, group.moment);
        add(all, group.deleted, Change.Kind.DELETED, group.deletedBy, group.deletedAt);
        group.changes = List.copyOf(all);
        return group.changes;
    }

    private void add(List<Change> all, boolean is, Change.Kind kind, int author, long moment) {
        if (is) {
            String name =
                    author >= 0 && author < authors.size() ? authors.get(author).strip() : "";
            all.add(new Change(kind, name.equals("Unknown") ? "" : name, RtfMoment.of(moment)));
        }
    }

    /// A comment is about what follows, up to its end.
    void aboutBegins(String id) {
        if (about.size() < ABOUT_MAX) {
            about.put(id, new StringBuilder());
        }
    }

    @Nullable
    String aboutEnds(String id) {
        StringBuilder words = about.remove(id);
        return words == null ? null : words.toString();
    }

    void margin(String what, String where, List<Paragraph> paragraphs) {
        StringBuilder words = new StringBuilder(what).append(where);
        paragraphs.forEach(paragraph -> words.append('\n').append(paragraph.words()));
        if (margins.size() < MARGINS_MAX) {
            margins.putIfAbsent(words.toString(), new Margin(what, where, paragraphs));
        } else {
            story().remark(new Remark(what.toLowerCase(java.util.Locale.ROOT), false, what + where + ": ", paragraphs));
        }
    }

    /// The last brace was closed: what comes now no program shows.
    void textEnds() {
        if (!isBehind) {
            isBehind = true;
            main.ends();
            open.clear();
            open.push(new RtfStory(behind));
        }
    }

    void end() {
        story().ends();
        main.ends();
        for (Margin margin : margins.values()) {
            boolean isShown = switch (margin.where) {
                case " of a first page" -> facts.containsKey("titlepg");
                case " of even pages", " of odd pages" -> facts.containsKey("facingp");
                default -> true;
            };
            lines.remark(new Remark(
                    margin.what.toLowerCase(java.util.Locale.ROOT),
                    !isShown,
                    margin.what + margin.where + (isShown ? "" : ", not shown") + ": ",
                    margin.paragraphs));
        }
        boolean hasWords = behind.paragraphs().stream()
                .anyMatch(paragraph -> paragraph.words().chars().anyMatch(Character::isLetterOrDigit));
        if (hasWords) {
            lines.remark(new Remark("behind the end", true, "Behind the end of the text: ", behind.paragraphs()));
        }
        lines.newLine();
        node.reading().checkTime();
    }
}
