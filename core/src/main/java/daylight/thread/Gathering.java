package daylight.thread;

import daylight.id.Sha256;
import daylight.text.DocumentFacts;
import daylight.text.DocumentText;
import daylight.text.Person;
import daylight.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// Gathers the mails that belong to one, and those that belong to them.
final class Gathering {
    /// A longer thread is a list's archive, and is cut.
    static final int MESSAGES_MAX = 2_000;

    /// An answer that names nothing and comes later than this is more likely about something else.
    private static final Duration ANSWER_MAX = Duration.ofDays(60);

    private final Handle handle;
    private final Texts texts;
    private final Map<Sha256, Mail> mails = new TreeMap<>();
    private final Set<String> seenIds = new HashSet<>();
    private final Set<String> seenConversations = new HashSet<>();
    private final Set<String> seenSubjects = new HashSet<>();
    private boolean further;

    /// A mail of the thread.
    record Mail(Sha256 document, Keys keys, DocumentFacts facts) {
        Optional<Instant> at() {
            return facts.date().map(moment -> moment.at());
        }

        /// Everyone it names, by address or, where there is none, by name.
        Set<String> people() {
            Set<String> people = new HashSet<>();
            Stream.of(facts.sender().stream().toList(), facts.recipients(), facts.cc())
                    .flatMap(List::stream)
                    .forEach(person -> people.add(name(person)));
            return people;
        }

        private static String name(Person person) {
            return person.address().isEmpty() ? person.display() : person.address();
        }

        /// Whether only subject and people can say so, and do: this mail answers the other.
        boolean mayAnswer(Mail other) {
            if (!keys.reply()
                    || !keys.isAlone()
                    || keys.subject().isEmpty()
                    || !keys.subject().equals(other.keys.subject())
                    || at().isEmpty()
                    || other.at().isEmpty()) {
                return false;
            }
            Duration later = Duration.between(other.at().get(), at().get());
            if (later.isNegative() || later.isZero() || later.compareTo(ANSWER_MAX) > 0) {
                return false;
            }
            Set<String> common = people();
            common.retainAll(other.people());
            return !common.isEmpty();
        }
    }

    Gathering(Handle handle, Texts texts) {
        this.handle = handle;
        this.texts = texts;
    }

    MessageThread thread(Sha256 document) {
        Map<Sha256, Keys> fresh = ThreadSql.ofDocuments(handle, Set.of(document.hex()));
        while (!fresh.isEmpty() && !further) {
            fresh = beside(add(fresh));
        }
        return new ThreadTree(mails.values(), further).thread();
    }

    /// @return what is new
    private Map<Sha256, Mail> add(Map<Sha256, Keys> found) {
        Map<Sha256, DocumentFacts> facts = new HashMap<>();
        for (DocumentText one : texts.withoutRaw(found.keySet())) {
            facts.put(one.document(), one.facts());
        }
        Map<Sha256, Mail> added = new LinkedHashMap<>();
        new TreeMap<>(found).forEach((document, keys) -> {
            DocumentFacts known = facts.get(document);
            if (known == null || mails.containsKey(document)) {
                return;
            }
            if (mails.size() >= MESSAGES_MAX) {
                further = true;
                return;
            }
            Mail mail = new Mail(document, keys, known);
            mails.put(document, mail);
            added.put(document, mail);
        });
        return added;
    }

    /// What has an identifier, a conversation or, where nothing else tells, the subject in common with these.
    private Map<Sha256, Keys> beside(Map<Sha256, Mail> added) {
        Set<String> ids = new TreeSet<>();
        Set<String> conversations = new TreeSet<>();
        for (Mail mail : added.values()) {
            Stream.concat(Stream.of(mail.keys().messageId()), mail.keys().references().stream())
                    .filter(id -> !id.isEmpty() && seenIds.add(id))
                    .forEach(ids::add);
            String conversation = mail.keys().conversation();
            if (!conversation.isEmpty() && seenConversations.add(conversation)) {
                conversations.add(conversation);
            }
        }
        Map<Sha256, Keys> found = new HashMap<>(ThreadSql.withIds(handle, ids));
        found.putAll(ThreadSql.naming(handle, ids));
        found.putAll(ThreadSql.ofConversations(handle, conversations));
        found.putAll(bySubject(added.values()));
        found.keySet().removeAll(mails.keySet());
        return found;
    }

    private Map<Sha256, Keys> bySubject(Collection<Mail> added) {
        Map<Sha256, Keys> found = new HashMap<>();
        Set<String> subjects = new TreeSet<>();
        for (Mail mail : added) {
            if (!mail.keys().subject().isEmpty() && seenSubjects.add(mail.keys().subject())) {
                subjects.add(mail.keys().subject());
            }
        }
        for (String subject : subjects) {
            Map<Sha256, Keys> same = ThreadSql.ofSubject(handle, subject);
            same.keySet().removeAll(mails.keySet());
            if (same.isEmpty()) {
                continue;
            }
            List<DocumentText> known = texts.withoutRaw(same.keySet());
            for (DocumentText one : known) {
                Mail other = new Mail(
                        one.document(), java.util.Objects.requireNonNull(same.get(one.document())), one.facts());
                boolean belongs = mails.values().stream()
                        .filter(mail -> mail.keys().subject().equals(subject))
                        .anyMatch(mail -> mail.mayAnswer(other) || other.mayAnswer(mail));
                if (belongs) {
                    found.put(one.document(), other.keys());
                }
            }
        }
        return found;
    }
}
