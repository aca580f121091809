package daylight.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What is known about a document, under names that do not depend on its format. Every text in it but `raw` is
/// bounded and fit to be shown on one line.
///
/// @param mediaType  as detected, without parameters
/// @param title      the document's own, empty where it has none: the name of a file is no fact of its content, and
///                   may have to be forgotten when the place it comes from is withdrawn
/// @param authors    as the document names them
/// @param sent       of mail and messages alone
/// @param sender     of mail and messages alone, like the three that follow
/// @param subject    of mail and messages alone
/// @param messageId  without angle brackets, like `inReplyTo` and `references`
/// @param references oldest first
/// @param language   of the text
/// @param application the program that made the document
/// @param pageCount  as the document claims; the text layer knows what was read
/// @param confidence of the words that were recognised in pictures, 0 to 100: [MeanConfidence]; nothing
///                   where none was
/// @param raw        names and values as the reader found them; hostile
public record DocumentFacts(
        String mediaType,
        String title,
        List<String> authors,
        Optional<Moment> created,
        Optional<Moment> modified,
        Optional<Moment> sent,
        Optional<Person> sender,
        List<Person> recipients,
        List<Person> cc,
        List<Person> bcc,
        Optional<String> subject,
        Optional<String> messageId,
        Optional<String> inReplyTo,
        List<String> references,
        Language language,
        Optional<String> application,
        Optional<Integer> pageCount,
        Optional<Integer> confidence,
        Map<String, List<String>> raw) {
    /// What stands before a member's name: a file with a suffix, and an exclamation mark. One that follows a word
    /// belongs to the name.
    private static final Pattern CONTAINER = Pattern.compile("^.*\\.\\w{1,8}!(?=.)", Pattern.UNICODE_CHARACTER_CLASS);

    /// What to show as its title: its own, or its name at a place.
    ///
    /// @param place a path as it is shown, members after an exclamation mark; empty where none is known
    public String titleAt(String place) {
        if (!title.isEmpty()) {
            return title;
        }
        String file = place.substring(Math.max(place.lastIndexOf('/'), place.lastIndexOf('\\')) + 1);
        return DisplayText.line(CONTAINER.matcher(file).replaceFirst(""), FactsOf.TITLE_CODE_POINTS_MAX);
    }

    public DocumentFacts {
        authors = List.copyOf(authors);
        recipients = List.copyOf(recipients);
        cc = List.copyOf(cc);
        bcc = List.copyOf(bcc);
        references = List.copyOf(references);
        Map<String, List<String>> sorted = new TreeMap<>();
        raw.forEach((name, values) -> sorted.put(name, List.copyOf(values)));
        raw = java.util.Collections.unmodifiableMap(sorted);
    }

    /// Whether it is a message of one person to others, so that it has a sender and recipients.
    public boolean isMail() {
        return isMail(mediaType);
    }

    /// The same of a type, without parameters.
    public static boolean isMail(String mediaType) {
        return FactsOf.isMail(mediaType);
    }

    /// The date by which a reader looks for the document: when it was sent, else made, else changed last.
    public Optional<Moment.Known> date() {
        for (Optional<Moment> moment : List.of(sent, created, modified)) {
            if (moment.orElse(null) instanceof Moment.Known known) {
                return Optional.of(known);
            }
        }
        return Optional.empty();
    }
}
