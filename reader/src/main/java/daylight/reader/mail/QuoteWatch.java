package daylight.reader.mail;

import daylight.protocol.BlockKind;
import daylight.reader.ground.LineWatch;
import daylight.reader.ground.Node;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Marks in the text of a mail which words its sender has from other messages: lines with a mark before them (RFC 3676,
/// 4.5: `>`), and what follows the head of another message, repeated in the text. The level of a mark tells how
/// often the words were passed on. Lines that say whose words follow are marked as a mail's header.
///
/// Of what the structure of HTML marks (`blockquote`), only that is a quote which says so ([QuoteMarkup]) or which an
/// attribution stands before: newsletters indent with it.
public final class QuoteWatch implements LineWatch {
    /// The label of the lines that say whose words follow.
    public static final String ATTRIBUTION = "attribution";

    /// Deeper than any thread was ever quoted.
    private static final int LEVEL_MAX = 60;

    private static final int STRUCTURE_MAX = 10_000;

    /// Some programs mark with these; they count where the line before says that somebody wrote what follows.
    private static final String OTHER_MARKS = "|)}:#*";

    private static final int INITIALS_MAX = 4;

    /// Spaces before the first mark of a line; more indent something else.
    private static final int INDENT_MAX = 8;

    /// Lines that belong to no field, inside of a head: the rest of a long list of recipients.
    private static final int STRANGE_LINES_MAX = 3;

    /// A line of the text that says who wrote what follows, with the line before it where a program broke it.
    private record Said(String line, int depth, int start, int end) {}

    /// A head of a message that is being read.
    private static final class Head {
        private final int start;
        private final boolean announced;
        private final Set<QuoteWords.Field> fields = EnumSet.noneOf(QuoteWords.Field.class);
        private int end;
        private int strange;
        private int blanks;

        Head(int start, int end, boolean announced) {
            this.start = start;
            this.end = end;
            this.announced = announced;
        }

        boolean isOne() {
            return announced
                    || fields.contains(QuoteWords.Field.FROM)
                            && fields.size() >= 3
                            && (fields.contains(QuoteWords.Field.DATE) || fields.contains(QuoteWords.Field.SUBJECT));
        }
    }

    /// A stretch that the document's own structure marks.
    private record Structure(int level, int start, int end, boolean cited) {}

    private final Node node;

    /// Where each level of marked lines began.
    private final List<Integer> marked = new ArrayList<>();

    /// Where each message began that reaches to the end of the text.
    private final List<Integer> below = new ArrayList<>();

    /// Attributions after which no mark came, and where the words begin that they speak of.
    private final List<int[]> unmarked = new ArrayList<>();

    private final List<Structure> structure = new ArrayList<>();
    private Optional<Said> said = Optional.empty();
    private Optional<Head> head = Optional.empty();
    private char otherMark;
    private int lastEnd;
    private int lastStart;
    private String lastWords = "";

    public QuoteWatch(Node node) {
        this.node = node;
    }

    @Override
    public void line(String line, int start, int end) {
        int depth = depth(line);
        String words = depth == 0 ? line : line.substring(markEnd(line));
        boolean blank = words.isBlank();
        if (depth > 0) {
            said.filter(s -> s.depth() < depth).ifPresent(this::attribute);
            said = Optional.empty();
            head.ifPresent(this::headEnds);
        }
        levels(depth, start);
        if (depth == 0) {
            own(line, blank, start, end);
        }
        if (!blank) {
            said = QuoteWords.isAttribution(words) ? Optional.of(said(words, depth, start, end)) : Optional.empty();
            lastStart = start;
        }
        lastWords = words;
        lastEnd = end;
    }

    /// A line without a mark.
    private void own(String line, boolean blank, int start, int end) {
        if (QuoteWords.isAnnouncement(line)) {
            head.ifPresent(this::headEnds);
            head = Optional.of(new Head(start, end, true));
            return;
        }
        if (QuoteWords.isEnd(line) && !below.isEmpty()) {
            head = Optional.empty();
            close(below.removeLast(), below.size() + 1, end);
            return;
        }
        Optional<QuoteWords.Field> field = blank ? Optional.empty() : QuoteWords.field(line);
        if (field.isPresent()) {
            Head into = head.filter(h -> !h.fields.contains(field.get()) || field.get() != QuoteWords.Field.FROM)
                    .orElseGet(() -> new Head(start, end, false));
            head.filter(h -> h != into).ifPresent(this::headEnds);
            into.fields.add(field.get());
            into.end = end;
            into.strange = 0;
            head = Optional.of(into);
        } else if (head.isPresent()) {
            beside(head.get(), blank);
        }
        if (!blank) {
            said.filter(s -> s.depth() == 0 && QuoteWords.isOfAProgram(s.line()))
                    .ifPresent(s -> unmarked.add(new int[] {s.start(), s.end(), start}));
        }
    }

    /// Programs break their line where it grows long: the date stands above, the name below.
    private Said said(String words, int depth, int start, int end) {
        String both = lastWords.strip() + " " + words.strip();
        boolean isBroken = !lastWords.isBlank() && !QuoteWords.isOfAProgram(words) && QuoteWords.isOfAProgram(both);
        return isBroken ? new Said(both, depth, lastStart, end) : new Said(words, depth, start, end);
    }

    /// A line inside of a head that begins with no field.
    private void beside(Head open, boolean blank) {
        if (blank) {
            open.blanks++;
        } else {
            open.strange++;
        }
        boolean goesOn = blank ? open.fields.isEmpty() && open.blanks < 3 : open.strange <= STRANGE_LINES_MAX;
        if (!goesOn) {
            headEnds(open);
        }
    }

    private void headEnds(Head ended) {
        head = Optional.empty();
        if (ended.isOne() && below.size() < LEVEL_MAX) {
            below.add(ended.start);
            node.mark(BlockKind.MAIL_HEADER, 0, ended.start, ended.end, ATTRIBUTION, false);
        }
    }

    /// Close the levels that the line does not have, and open those that it has.
    private void levels(int depth, int start) {
        while (marked.size() > depth) {
            close(marked.removeLast(), below.size() + marked.size() + 1, lastEnd);
        }
        while (marked.size() < depth) {
            marked.add(start);
        }
    }

    private void close(int start, int level, int end) {
        node.mark(BlockKind.QUOTE, level, start, end, "", false);
    }

    private void attribute(Said one) {
        node.mark(BlockKind.MAIL_HEADER, 0, one.start(), one.end(), ATTRIBUTION, false);
    }

    /// How many marks the line begins with.
    private int depth(String line) {
        int depth = 0;
        for (int i = 0; i < line.length() && depth < LEVEL_MAX; i++) {
            char c = line.charAt(i);
            if (c == '>' || isOtherMark(line, i)) {
                depth++;
            } else if (c != ' ' && c != '\t') {
                int initials = initials(line, i);
                if (initials == 0) {
                    break;
                }
                i += initials - 1;
            } else if (depth == 0 && i >= INDENT_MAX) {
                break;
            }
        }
        return depth;
    }

    private int markEnd(String line) {
        int end = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '>' || isOtherMark(line, i)) {
                end = i + 1;
            } else if (c != ' ' && c != '\t') {
                int initials = initials(line, i);
                if (initials == 0) {
                    break;
                }
                i += initials - 1;
            }
        }
        return end;
    }

    /// How many capital letters stand before a mark: the initials of who wrote the line.
    private static int initials(String line, int from) {
        int at = from;
        while (at < line.length() && at - from < INITIALS_MAX && Character.isUpperCase(line.charAt(at))) {
            at++;
        }
        return at > from && at < line.length() && line.charAt(at) == '>' ? at - from : 0;
    }

    private boolean isOtherMark(String line, int at) {
        char c = line.charAt(at);
        if (c == otherMark) {
            return true;
        }
        boolean first = said.isPresent()
                && line.substring(0, at).isBlank()
                && OTHER_MARKS.indexOf(c) >= 0
                && at + 1 < line.length()
                && line.charAt(at + 1) == ' ';
        if (first) {
            otherMark = c;
        }
        return first;
    }

    @Override
    public void marked(BlockKind kind, int level, int start, int end, String label) {
        if (kind == BlockKind.QUOTE) {
            if (structure.size() < STRUCTURE_MAX) {
                structure.add(new Structure(level, start, end, label.equals(QuoteMarkup.CITED)));
            }
        } else if (kind == BlockKind.MAIL_HEADER) {
            // The head of this very message.
            below.removeIf(at -> at >= start && at < end);
            head = head.filter(h -> h.start < start || h.start >= end);
            unmarked.removeIf(one -> one[0] >= start && one[0] < end);
        }
    }

    private static boolean precedes(int[] attribution, Structure quote) {
        return quote.start() >= attribution[0] && quote.start() <= attribution[2];
    }

    @Override
    public void pageEnds(int position) {
        levels(0, position);
        head.ifPresent(this::headEnds);
        List<Structure> quotes = structure.stream()
                .filter(one -> one.cited() || unmarked.stream().anyMatch(u -> precedes(u, one)))
                .toList();
        structure.stream()
                .filter(one ->
                        quotes.stream().anyMatch(quote -> quote.start() <= one.start() && one.end() <= quote.end()))
                .forEach(one -> close(one.start(), one.level(), one.end()));
        int level = 1;
        for (int[] one : unmarked) {
            node.mark(BlockKind.MAIL_HEADER, 0, one[0], one[1], ATTRIBUTION, false);
            boolean isMarked = structure.stream().anyMatch(s -> precedes(one, s));
            boolean isBelow = below.stream().anyMatch(start -> start <= one[0]);
            if (!isMarked && !isBelow) {
                close(one[2], level++, position);
            }
        }
        for (int i = below.size(); i > 0; i--) {
            close(below.removeLast(), i, position);
        }
        unmarked.clear();
        structure.clear();
        said = Optional.empty();
        otherMark = 0;
        lastWords = "";
    }
}
