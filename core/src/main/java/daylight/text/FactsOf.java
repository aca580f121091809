package daylight.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Normalises what a reader found. The raw names are those of Apache Tika 3.
public final class FactsOf {
    static final int TITLE_CODE_POINTS_MAX = 300;
    private static final int LINE_CODE_POINTS_MAX = 300;
    private static final int AUTHORS_MAX = 100;

    /// A thread's references grow with each answer; beyond these the raw value remains.
    private static final int REFERENCES_MAX = 500;

    private static final int MESSAGE_ID_CODE_POINTS_MAX = 500;

    private static final Pattern PAGES = Pattern.compile("\\d{1,9}");
    private static final Pattern MESSAGE_ID = Pattern.compile("<([^<>\\s]{1,998})>");
    private static final Set<String> MAIL_TYPES = Set.of(
            "application/vnd.ms-outlook",
            "application/vnd.ms-tnef",
            "application/x-tika-pst-mail-item",
            "application/mbox");

    private final MetadataNames names;
    private final boolean mail;

    private FactsOf(MetadataNames names, boolean mail) {
        this.names = names;
        this.mail = mail;
    }

    /// @param mediaType    as detected, without parameters
    /// @param firstHeading of the text, where it has one
    /// @param language     of the text
    /// @param raw          names and values as the reader found them
    public static DocumentFacts document(
            String mediaType, Optional<String> firstHeading, Language language, Map<String, List<String>> raw) {
        return document(mediaType, firstHeading, language, Optional.empty(), raw);
    }

    /// The same of a document in whose pictures words were recognised.
    ///
    /// @param confidence of those words, 0 to 100
    public static DocumentFacts document(
            String mediaType,
            Optional<String> firstHeading,
            Language language,
            Optional<Integer> confidence,
            Map<String, List<String>> raw) {
        return new FactsOf(new MetadataNames(raw), isMail(mediaType))
                .facts(mediaType, firstHeading, language, confidence, raw);
    }

    /// Whether documents of the type are messages of one person to others.
    static boolean isMail(String mediaType) {
        String type = mediaType.toLowerCase(Locale.ROOT);
        return type.startsWith("message/") || MAIL_TYPES.contains(type);
    }

    private DocumentFacts facts(
            String mediaType,
            Optional<String> firstHeading,
            Language language,
            Optional<Integer> confidence,
            Map<String, List<String>> raw) {
        Optional<String> subject = mail ? line(MetadataNames.SUBJECT) : Optional.empty();
        String title = subject.or(() -> line(MetadataNames.TITLE))
                .or(() -> firstHeading.map(heading -> DisplayText.line(heading, TITLE_CODE_POINTS_MAX)))
                .orElse("");
        return new DocumentFacts(
                DisplayText.line(mediaType, LINE_CODE_POINTS_MAX),
                title,
                authors(),
                moment(MetadataNames.CREATED),
                moment(MetadataNames.MODIFIED),
                mail ? moment(MetadataNames.SENT) : Optional.empty(),
                mail ? sender() : Optional.empty(),
                people(MetadataNames.TO, MetadataNames.TO_NAMES, MetadataNames.TO_ADDRESSES),
                people(MetadataNames.CC, MetadataNames.CC_NAMES, MetadataNames.CC_ADDRESSES),
                people(MetadataNames.BCC, MetadataNames.BCC_NAMES, MetadataNames.BCC_ADDRESSES),
                subject,
                messageIds(MetadataNames.MESSAGE_ID).stream().findFirst(),
                messageIds(MetadataNames.IN_REPLY_TO).stream().findFirst(),
                messageIds(MetadataNames.REFERENCES),
                language,
                line(MetadataNames.APPLICATION),
                pages(),
                confidence,
                raw);
    }

    private Optional<String> line(List<String> fields) {
        return names.first(fields)
                .map(value -> DisplayText.line(value, LINE_CODE_POINTS_MAX))
                .filter(text -> !text.isEmpty());
    }

    private List<String> authors() {
        return names.all(MetadataNames.AUTHORS).stream()
                .limit(AUTHORS_MAX)
                .map(value -> DisplayText.line(value, LINE_CODE_POINTS_MAX))
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
    }

    /// The first readable date of a field's names; else the first that is none, so that it is not lost.
    private Optional<Moment> moment(List<String> fields) {
        Optional<Moment> unreadable = Optional.empty();
        for (String field : fields) {
            for (String value : names.all(List.of(field))) {
                Moment read = MomentText.read(value);
                if (read instanceof Moment.Known) {
                    return Optional.of(read);
                }
                unreadable = unreadable.or(() -> Optional.of(read));
            }
        }
        return unreadable;
    }

    private Optional<Person> sender() {
        Optional<Person> whole = names.first(MetadataNames.FROM).flatMap(PeopleText::person);
        if (whole.isPresent() && !whole.get().address().isEmpty()) {
            return whole;
        }
        String name = names.first(MetadataNames.FROM_NAME).orElse("");
        String address = names.first(MetadataNames.FROM_ADDRESS).orElse("");
        return address.isBlank() ? whole : PeopleText.named(name, address);
    }

    /// A header where it has addresses; else what Outlook keeps apart from it.
    private List<Person> people(List<String> headers, List<String> namesApart, List<String> addressesApart) {
        if (!mail) {
            return List.of();
        }
        Set<Person> people = new LinkedHashSet<>();
        for (String value : names.all(headers)) {
            people.addAll(PeopleText.people(value));
        }
        List<String> addresses = names.all(addressesApart);
        if (!addresses.isEmpty()
                && people.stream().allMatch(person -> person.address().isEmpty())) {
            people.clear();
            List<String> displays = names.all(namesApart);
            for (int i = 0; i < addresses.size() && i < PeopleText.PEOPLE_MAX; i++) {
                String display = displays.size() == addresses.size() ? displays.get(i) : "";
                PeopleText.named(display, addresses.get(i)).ifPresent(people::add);
            }
        }
        return people.stream().limit(PeopleText.PEOPLE_MAX).toList();
    }

    private List<String> messageIds(List<String> fields) {
        if (!mail) {
            return List.of();
        }
        List<String> ids = new ArrayList<>();
        for (String value : names.all(fields)) {
            Matcher match = MESSAGE_ID.matcher(value);
            while (match.find() && ids.size() < REFERENCES_MAX) {
                ids.add(DisplayText.line(match.group(1), MESSAGE_ID_CODE_POINTS_MAX));
            }
        }
        return List.copyOf(ids);
    }

    private Optional<Integer> pages() {
        return names.first(MetadataNames.PAGES)
                .map(String::strip)
                .filter(value -> PAGES.matcher(value).matches())
                .map(Integer::valueOf);
    }
}
