package daylight.reader.agenda;

import daylight.reader.ground.Node;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.tika.metadata.Message;
import org.apache.tika.metadata.TikaCoreProperties;

/// What a document of cards or a calendar says as a whole, as metadata. Of one card or one event, also the title,
/// people and times by which other documents are known.
final class AgendaFacts {
    /// Of each kind of value only the first; all of them stand in the text.
    private static final int VALUES_MAX = 300;

    /// Names of metadata by property: of cards, and of events, tasks and entries.
    private static final Map<String, String> OF_CARDS = Map.of(
            "FN", "vcard:name",
            "EMAIL", "vcard:email",
            "TEL", "vcard:telephone",
            "ORG", "vcard:organisation",
            "REV", "vcard:revised");

    private static final Map<String, String> OF_CALENDARS = Map.ofEntries(
            Map.entry("METHOD", "calendar:method"),
            Map.entry("X-WR-CALNAME", "calendar:name"),
            Map.entry("SUMMARY", "calendar:summary"),
            Map.entry("LOCATION", "calendar:location"),
            Map.entry("ORGANIZER", "calendar:organizer"),
            Map.entry("ATTENDEE", "calendar:attendee"),
            Map.entry("DTSTART", "calendar:start"),
            Map.entry("DTEND", "calendar:end"),
            Map.entry("DUE", "calendar:due"),
            Map.entry("CREATED", "calendar:created"),
            Map.entry("DTSTAMP", "calendar:stamped"),
            Map.entry("LAST-MODIFIED", "calendar:modified"),
            Map.entry("UID", "calendar:uid"));

    private static final Set<String> ITEMS = Set.of("VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", Agendas.CALENDAR);

    private final Node node;
    private final Map<String, Set<String>> values = new LinkedHashMap<>();
    private final Map<String, Integer> kinds = new TreeMap<>();
    private String version = "";
    private String product = "";

    AgendaFacts(Node node) {
        this.node = node;
    }

    void begins(String kind) {
        kinds.merge(kind.length() > 32 ? "X" : kind, 1, Integer::sum);
    }

    void ends(String kind) {
        if (kinds.size() > VALUES_MAX) {
            kinds.remove(kind);
        }
    }

    void property(ContentLine property, String kind) {
        String name = property.name().toUpperCase(Locale.ROOT);
        if (name.equals("VERSION")) {
            version = property.raw().strip();
        } else if (name.equals("PRODID")) {
            product = property.words().strip();
        } else if (kind.equals(Agendas.CARD) && OF_CARDS.containsKey(name)) {
            add(OF_CARDS.getOrDefault(name, ""), value(property));
        } else if (ITEMS.contains(kind) && OF_CALENDARS.containsKey(name)) {
            add(OF_CALENDARS.getOrDefault(name, ""), value(property));
        }
    }

    private static String value(ContentLine property) {
        if (property.is("ORGANIZER") || property.is("ATTENDEE")) {
            return person(property);
        }
        String words = property.is("ORG")
                ? String.join(", ", property.parts())
                : property.words().strip();
        return AgendaPage.time(words).orElse(words);
    }

    /// `Name <address>`, as mails have it.
    private static String person(ContentLine property) {
        String address = property.words().strip();
        if (address.regionMatches(true, 0, "mailto:", 0, "mailto:".length())) {
            address = address.substring("mailto:".length());
        }
        String name = property.parameter("CN").strip();
        if (name.isEmpty() || name.equals(address)) {
            return address;
        }
        return address.isEmpty() ? name : name + " <" + address + ">";
    }

    private void add(String name, String value) {
        Set<String> found = values.computeIfAbsent(name, _ -> new LinkedHashSet<>());
        if (!value.isEmpty() && found.size() < VALUES_MAX) {
            found.add(value);
        }
    }

    private List<String> all(String name) {
        return List.copyOf(values.getOrDefault(name, Set.of()));
    }

    void tell() {
        boolean isCard = kinds.containsKey(Agendas.CARD) && !kinds.containsKey(Agendas.CALENDAR);
        node.mediaType(isCard ? "text/x-vcard" : version.equals("1.0") ? "text/x-vcalendar" : "text/calendar");
        node.put(isCard ? "vcard:version" : "calendar:version", version);
        node.put("generator", product);
        kinds.forEach((kind, count) -> node.put(
                (isCard ? "vcard:count-" : "calendar:count-") + kind.toLowerCase(Locale.ROOT), count.toString()));
        values.forEach((name, found) -> found.forEach(value -> node.put(name, value)));
        if (isCard && kinds.getOrDefault(Agendas.CARD, 0) == 1) {
            first("vcard:name", TikaCoreProperties.TITLE.getName());
            first("vcard:revised", TikaCoreProperties.MODIFIED.getName());
        } else if (!isCard && all("calendar:uid").size() <= 1) {
            ofOneEvent();
        } else if (!isCard) {
            first("calendar:name", TikaCoreProperties.TITLE.getName());
        }
    }

    private void ofOneEvent() {
        first("calendar:summary", TikaCoreProperties.TITLE.getName());
        first("calendar:summary", TikaCoreProperties.SUBJECT.getName());
        first("calendar:organizer", TikaCoreProperties.CREATOR.getName());
        first("calendar:organizer", Message.MESSAGE_FROM);
        all("calendar:attendee").forEach(person -> node.put(Message.MESSAGE_TO, person));
        first(
                all("calendar:created").isEmpty() ? "calendar:stamped" : "calendar:created",
                TikaCoreProperties.CREATED.getName());
        first("calendar:modified", TikaCoreProperties.MODIFIED.getName());
    }

    private void first(String from, String to) {
        all(from).stream().findFirst().ifPresent(value -> node.put(to, value));
    }
}
