package daylight.reader.chat;

import daylight.reader.ground.Ending;
import daylight.reader.ground.Node;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// A page of a chat as Telegram Desktop exports it to be looked at (`messages.html`, `messages2.html` …,
/// a thousand messages each). No description of it was published; what is here was learned from exports.
///
/// What a message's line tells is taken out of the page, and what is left of it at the end is text too:
/// nothing that a browser would show is lost.
final class TelegramPage {
    static final String MEDIA_TYPE = "application/x-telegram-chat+html";

    /// Where a browser finds the chat's messages.
    private static final String CHAT = "class=\"page_body chat_page\"";

    private static final String HISTORY = "class=\"history\"";

    /// `24.04.2025 13:49:04 UTC+06:00`; earlier versions name no offset.
    private static final Pattern TIME =
            Pattern.compile("(\\d{2})\\.(\\d{2})\\.(\\d{4}) (\\d{2}:\\d{2}:\\d{2})(?: UTC([+-]\\d{2}:\\d{2}))?");

    private static final Pattern HOUR = Pattern.compile("(?:\\d{1,2}:\\d{2}(?::\\d{2})?)?");
    private static final int INITIALS_MAX = 2;
    private static final Pattern NUMBER = Pattern.compile("message(-?\\d+)");
    private static final Pattern REPLIED = Pattern.compile("#go_to_message(\\d+)");

    /// What leads out of the export, or nowhere.
    private static final Pattern NO_FILE = Pattern.compile("(?i)\\s*(?:[a-z][a-z0-9+.-]*:|//|#).*", Pattern.DOTALL);

    private final Node node;
    private final ChatWriter writer;
    private final Set<String> offsets = new TreeSet<>();

    /// Messages that follow another of the same sender do not name him.
    private String sender = "";

    private TelegramPage(Node node) {
        this.node = node;
        this.writer = new ChatWriter(node);
    }

    /// @param start the first characters of the document
    static boolean begins(String start) {
        return start.contains(CHAT) && start.contains(HISTORY);
    }

    static Ending read(String html, Node node) throws IOException {
        node.mediaType(MEDIA_TYPE);
        Document page = Jsoup.parse(html);
        TelegramPage chat = new TelegramPage(node);
        Element header = page.selectFirst(".page_header .text");
        if (header != null) {
            chat.writer.chat(HtmlWords.of(header));
            header.empty();
        }
        for (Element message : page.select(".history > .message")) {
            chat.message(message);
            // Taking it out would move all that follow it.
            message.empty();
        }
        String rest = HtmlWords.of(page.body());
        if (!rest.isEmpty()) {
            chat.writer.entry(rest, lines -> {});
        }
        chat.writer.facts("Telegram", Telegram.zone(chat.offsets));
        return Ending.READ;
    }

    private void message(Element message) throws IOException {
        Matcher number = NUMBER.matcher(message.id());
        String id = number.matches() ? number.group(1) : "";
        Element body = message.selectFirst("> .body");
        if (body == null || message.hasClass("service")) {
            serviceMessage(message, id);
            return;
        }
        // The letters in place of a sender's picture say no more than the name.
        message.select("> .userpic_wrap").stream()
                .filter(picture -> HtmlWords.of(picture).length() <= INITIALS_MAX)
                .forEach(Element::empty);
        String time = time(body.select("> .date"));
        Element from = body.selectFirst("> .from_name");
        if (from != null) {
            sender = HtmlWords.of(from);
            from.empty();
        } else if (!message.hasClass("joined")) {
            sender = "";
        }
        List<String> texts = new ArrayList<>();
        for (Element text : body.select("> .text")) {
            texts.add(HtmlWords.of(text));
            text.empty();
        }
        Set<String> files = files(body);
        List<String> further = further(message, body);
        writer.message(new ChatWriter.Message(
                time, id, sender, String.join("\n", texts), List.copyOf(files), further::forEach));
    }

    /// What the messenger itself says; the days between messages, whose numbers are negative, are no
    /// messages.
    private void serviceMessage(Element message, String id) throws IOException {
        String time = time(message.select("> .body > .date"));
        Set<String> files = files(message);
        String words = HtmlWords.of(message);
        if (id.startsWith("-")) {
            writer.entry(words, lines -> files.forEach(lines::accept));
        } else {
            writer.message(new ChatWriter.Message(time, id, "", words, List.copyOf(files), lines -> {}));
        }
    }

    /// As the other form of the export writes it; as it is where it is not known.
    private String time(List<Element> dates) {
        if (dates.isEmpty()) {
            return "";
        }
        Element date = dates.getFirst();
        String words = HtmlWords.of(date);
        String shown = date.attr("title").isBlank() ? words : date.attr("title");
        // Beside its time in full an export shows the hour, and nothing else.
        if (words.equals(shown) || HOUR.matcher(words).matches()) {
            date.empty();
        }
        Matcher time = TIME.matcher(shown);
        if (!time.matches()) {
            return shown;
        }
        if (time.group(5) != null) {
            offsets.add(time.group(5));
        }
        return time.group(3) + "-" + time.group(2) + "-" + time.group(1) + "T" + time.group(4);
    }

    /// The parts of the export that a message links to or shows, in their order.
    private static Set<String> files(Element body) {
        Set<String> files = new LinkedHashSet<>();
        for (Element one : body.select("[href], [src]")) {
            for (String name : List.of("href", "src")) {
                String file = one.attr(name);
                if (!file.isBlank() && !NO_FILE.matcher(file).matches()) {
                    files.add(file);
                    one.removeAttr(name);
                }
            }
        }
        return files;
    }

    private static List<String> further(Element message, Element body) {
        List<String> further = new ArrayList<>();
        for (Element part : body.children()) {
            Matcher replied = REPLIED.matcher(part.hasClass("reply_to") ? part.html() : "");
            if (replied.find()) {
                further.add("reply_to_message_id: " + replied.group(1));
                // Another chat's message is named by words of its own.
                part.select("a[href^=#go_to_message]").removeAttr("href");
            }
            add(further, part.hasClass("forwarded") ? "forwarded: " : "", part);
            part.empty();
        }
        add(further, "", message);
        return further;
    }

    private static void add(List<String> further, String what, Element part) {
        String words = HtmlWords.of(part);
        if (!words.isEmpty()) {
            further.add(what + words.replace("\n", "\n  "));
        }
    }
}
