package daylight.reader.agenda;

import daylight.protocol.BlockKind;
import daylight.protocol.NameBytes;
import daylight.reader.ground.Contents;
import daylight.reader.ground.InlineText;
import daylight.reader.ground.Node;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Writes objects as they come: a heading that says what it is and whose, then a line for each property. An object
/// within another stands inside of it.
final class AgendaPage {
    /// An object's lines are held until its heading is known; a larger one gets the heading that is known by then.
    private static final int HELD_CHARS_MAX = 256 * 1024;

    /// Alarms stand in events, events in calendars, cards of agents in cards.
    private static final int DEPTH_MAX = 32;

    private static final Pattern TIME =
            Pattern.compile("(\\d{4})-?(\\d{2})-?(\\d{2})(?:T(\\d{2}):?(\\d{2}):?(\\d{2})(Z?))?");

    private static final Map<String, String> KINDS = Map.of(
            Agendas.CARD,
            "Card",
            Agendas.CALENDAR,
            "Calendar",
            "VEVENT",
            "Event",
            "VTODO",
            "Task",
            "VJOURNAL",
            "Journal entry",
            "VFREEBUSY",
            "Free and busy times",
            "VALARM",
            "Alarm",
            "VTIMEZONE",
            "Time zone");

    /// What an object is called by, the best first.
    private static final List<String> TITLES =
            List.of("FN", "SUMMARY", "X-WR-CALNAME", "TZID", "N", "ORG", "NICKNAME", "EMAIL", "TEL");

    /// Values of several parts, with a semicolon between.
    private static final List<String> STRUCTURED = List.of("N", "ADR", "ORG", "GENDER", "REQUEST-STATUS", "GEO");

    /// An object that has begun.
    private static final class Open {
        private final String kind;
        private final int level;
        private final int page;
        private final int start;
        private final List<Runnable> held = new ArrayList<>();
        private int heldChars;
        private String title = "";
        private int titleRank = Integer.MAX_VALUE;
        private boolean isHeaded;

        Open(String kind, int level, int page, int start) {
            this.kind = kind;
            this.level = level;
            this.page = page;
            this.start = start;
        }
    }

    private final Node node;
    private final InlineContent inlines;
    private final AgendaFacts facts;
    private final InlineText html;
    private final Deque<Open> open = new ArrayDeque<>();
    private boolean isOldVersion;
    private boolean isCut;
    private boolean isOfOtherCharset;

    AgendaPage(Node node, Contents contents, InlineText html) {
        this.node = node;
        this.html = html;
        this.inlines = new InlineContent(contents);
        this.facts = new AgendaFacts(node);
    }

    /// Whether the object that is open is a vCard 2.1 or a vCalendar 1.0.
    boolean isOfOldVersion() {
        return isOldVersion;
    }

    /// Whether anything was read in the charset that statistics told.
    boolean isOfOtherCharset() {
        return isOfOtherCharset;
    }

    boolean isCut() {
        return isCut;
    }

    void line(byte[] line, Charset otherwise) throws Exception {
        boolean isMarked =
                line.length > 2 && line[0] == (byte) 0xef && line[1] == (byte) 0xbb && line[2] == (byte) 0xbf;
        byte[] unmarked = isMarked ? Arrays.copyOfRange(line, 3, line.length) : line;
        Optional<ContentLine> read = ContentLine.of(unmarked, otherwise);
        if (read.isEmpty()) {
            write(ContentLine.text(unmarked, Optional.empty(), otherwise));
            return;
        }
        ContentLine property = read.get();
        isOfOtherCharset |= property.isOfOtherCharset();
        if (property.is("BEGIN")) {
            begin(property.raw().strip().toUpperCase(Locale.ROOT));
        } else if (property.is("END")) {
            end(property.raw().strip().toUpperCase(Locale.ROOT));
        } else {
            property(property);
        }
    }

    private void begin(String kind) {
        if (open.size() >= DEPTH_MAX) {
            write("BEGIN: " + kind);
            return;
        }
        Optional.ofNullable(open.peekLast()).ifPresent(this::heading);
        isOldVersion &= !open.isEmpty();
        if (open.isEmpty() && node.chars() > 0) {
            node.text("\n");
        }
        open.addLast(new Open(kind, open.size() + 1, node.page(), node.position()));
        facts.begins(kind);
    }

    private void end(String kind) {
        if (open.stream().noneMatch(each -> each.kind.equals(kind))) {
            write("END: " + kind);
            return;
        }
        boolean isIt = false;
        while (!isIt) {
            isIt = close().equals(kind);
            if (!isIt) {
                node.damaged();
            }
        }
    }

    private String close() {
        Open last = open.removeLast();
        heading(last);
        node.block(BlockKind.LIST_ITEM, last.level - 1, last.page, last.start, label(last.kind), false);
        facts.ends(last.kind);
        return last.kind;
    }

    private static String label(String kind) {
        return kind.toLowerCase(Locale.ROOT);
    }

    /// Write the heading and what was held until it was known.
    private void heading(Open object) {
        if (object.isHeaded) {
            return;
        }
        object.isHeaded = true;
        int start = node.position();
        String kind = KINDS.getOrDefault(object.kind, object.kind);
        node.text(object.title.isEmpty() ? kind : kind + ": " + object.title);
        node.block(BlockKind.HEADING, Math.min(6, object.level), node.page(), start);
        node.text("\n");
        object.held.forEach(Runnable::run);
        object.held.clear();
    }

    private void write(String line) {
        write(line.length(), () -> node.text(line + "\n"));
    }

    private void write(int chars, Runnable line) {
        Open last = open.peekLast();
        if (last == null || last.isHeaded) {
            line.run();
            return;
        }
        last.held.add(line);
        last.heldChars += chars + 1;
        if (last.heldChars > HELD_CHARS_MAX) {
            heading(last);
        }
    }

    private void property(ContentLine property) throws Exception {
        if (property.is("VERSION")) {
            String version = property.raw().strip();
            isOldVersion = version.equals("2.1") || version.equals("1.0");
        }
        Optional<byte[]> binary = property.binary();
        if (binary.isPresent()) {
            NameBytes name = inlines.name(property);
            // Words that are letters of base64 by chance stay words.
            String said = property.isOfWords() ? ": " + property.words() : "";
            write(head(property) + name.display() + said);
            Optional.ofNullable(open.peekLast()).ifPresent(this::heading);
            inlines.read(name, property, new ByteArrayInputStream(binary.get()));
            return;
        }
        if (property.isBase64()) {
            // Letters that are none are kept as they are.
            node.damaged();
        }
        title(property);
        facts.property(property, open.isEmpty() ? "" : open.getLast().kind);
        boolean isHtml = property.parameter("FMTTYPE").equalsIgnoreCase("text/html");
        if (isHtml && !open.isEmpty()) {
            write(head(property).strip());
            heading(open.getLast());
            html.read(node, property.words().getBytes(StandardCharsets.UTF_8), "text/html; charset=UTF-8");
            node.text("\n");
            return;
        }
        write(head(property) + words(property));
    }

    private void title(ContentLine property) {
        if (open.isEmpty()) {
            return;
        }
        Open last = open.getLast();
        int rank = TITLES.indexOf(property.name().toUpperCase(Locale.ROOT));
        if (rank >= 0 && rank < last.titleRank) {
            String title = words(property).replace('\n', ' ').strip();
            if (!title.isEmpty()) {
                last.title = title;
                last.titleRank = rank;
            }
        }
    }

    /// The name with its parameters, as the line has them, up to the value.
    private static String head(ContentLine property) {
        String parameters = property.parameters().stream()
                .filter(each -> !each.name().equals("ENCODING") && !each.name().equals("CHARSET"))
                .map(each -> each.name().equals("TYPE") ? each.value() : each.name() + "=" + each.value())
                .collect(Collectors.joining("; "));
        return (property.group().isEmpty() ? "" : property.group() + ".")
                + property.name()
                + (parameters.isEmpty() ? "" : " (" + parameters + ")")
                + ": ";
    }

    /// The value; a time with its form of ISO 8601 behind.
    static String words(ContentLine property) {
        if (STRUCTURED.contains(property.name().toUpperCase(Locale.ROOT))) {
            return String.join(", ", property.parts());
        }
        String words = property.words();
        return time(words).map(time -> words + " (" + time + ")").orElse(words);
    }

    /// A time of iCalendar or vCard in the form of ISO 8601, with `Z` where it is UTC; empty for all else.
    static Optional<String> time(String value) {
        Matcher match = TIME.matcher(value.strip());
        if (!match.matches()) {
            return Optional.empty();
        }
        String day = match.group(1) + "-" + match.group(2) + "-" + match.group(3);
        boolean isDay = match.group(2).compareTo("12") <= 0 && match.group(3).compareTo("31") <= 0;
        if (!isDay || match.group(2).equals("00") || match.group(3).equals("00")) {
            return Optional.empty();
        }
        return Optional.of(
                match.group(4) == null
                        ? day
                        : day + "T" + match.group(4) + ":" + match.group(5) + ":" + match.group(6) + match.group(7));
    }

    /// The document has ended: what is still open is closed, and was cut off.
    void ends(boolean hasCutLine) {
        isCut = hasCutLine;
        while (!open.isEmpty()) {
            node.damaged();
            close();
        }
    }

    void facts() {
        facts.tell();
    }
}
