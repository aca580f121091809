package daylight.thread;

import daylight.id.Sha256;
import daylight.thread.Gathering.Mail;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Puts gathered mails into the order in which they answer one another: the algorithm that J. Zawinski described for
/// Netscape (jwz.org/doc/threading.html), with Outlook's index and, as the last resort, the subject.
///
/// Unlike there, a message that is not in the case stays where it has answers, because that it is missing is worth
/// knowing; and messages with the same subject are never put together for that alone.
final class ThreadTree {
    /// A message, present or only named.
    private static final class Box {
        private final String id;
        private final List<Mail> mails = new ArrayList<>();
        private final List<Box> answers = new ArrayList<>();
        private @Nullable Box parent;
        private Link link = Link.NONE;

        Box(String id) {
            this.id = id;
        }

        boolean isBelow(Box other) {
            for (Box at = this; at != null; at = at.parent) {
                if (at == other) {
                    return true;
                }
            }
            return false;
        }

        void answer(Box above, Link how) {
            if (above.isBelow(this)) {
                return;
            }
            leave();
            parent = above;
            link = how;
            above.answers.add(this);
        }

        void leave() {
            if (parent != null) {
                parent.answers.remove(this);
                parent = null;
                link = Link.NONE;
            }
        }

        /// Of a message that is missing: of the first that answers it.
        Instant at() {
            Optional<Instant> own =
                    mails.stream().flatMap(mail -> mail.at().stream()).min(Comparator.naturalOrder());
            return own.orElseGet(() ->
                    answers.stream().map(Box::at).min(Comparator.naturalOrder()).orElse(Instant.MAX));
        }

        String order() {
            return mails.isEmpty() ? id : mails.getFirst().document().hex();
        }
    }

    private static final Comparator<Box> BY_DATE = Comparator.comparing(Box::at).thenComparing(Box::order);

    private final Map<String, Box> byId = new LinkedHashMap<>();
    private final Map<String, Box> byPlace = new HashMap<>();
    private final Map<Sha256, Box> boxes = new LinkedHashMap<>();
    private final boolean further;

    /// @param mails in the order of their hashes
    ThreadTree(Collection<Mail> mails, boolean further) {
        this.further = further;
        for (Mail mail : mails) {
            String id = mail.keys().messageId();
            Box box = id.isEmpty() ? new Box("") : byId.computeIfAbsent(id, Box::new);
            box.mails.add(mail);
            boxes.put(mail.document(), box);
            if (!mail.keys().place().isEmpty()) {
                byPlace.putIfAbsent(mail.keys().place(), box);
            }
        }
        mails.forEach(this::byReferences);
        mails.forEach(this::byConversation);
        List<Mail> guessed = mails.stream()
                .filter(mail -> boxOf(mail).parent == null)
                .sorted(Comparator.comparing(mail -> mail.at().orElse(Instant.MAX)))
                .toList();
        guessed.forEach(mail -> bySubject(mail, mails));
    }

    private Box boxOf(Mail mail) {
        return java.util.Objects.requireNonNull(boxes.get(mail.document()));
    }

    /// A chain of references links those in it too, where nothing else is known of them.
    private void byReferences(Mail mail) {
        @Nullable Box above = null;
        for (String id : mail.keys().references()) {
            Box next = byId.computeIfAbsent(id, Box::new);
            if (above != null && next.parent == null && next.mails.isEmpty()) {
                next.answer(above, Link.REFERENCES);
            }
            above = next;
        }
        Box own = boxOf(mail);
        if (above != null && own.parent == null) {
            own.answer(above, mail.keys().byReplyAlone() ? Link.IN_REPLY_TO : Link.REFERENCES);
        }
    }

    private void byConversation(Mail mail) {
        Box own = boxOf(mail);
        String place = mail.keys().placeAbove();
        while (own.parent == null && !place.isEmpty()) {
            Box above = byPlace.get(place);
            if (above != null && above != own) {
                own.answer(above, Link.CONVERSATION_INDEX);
            }
            place = Keys.above(place);
        }
    }

    private void bySubject(Mail mail, Collection<Mail> mails) {
        mails.stream()
                .filter(other -> other != mail && mail.mayAnswer(other))
                .max(Comparator.comparing((Mail other) -> other.at().orElse(Instant.MIN))
                        .thenComparing(other -> other.document().hex()))
                .ifPresent(other -> boxOf(mail).answer(boxOf(other), Link.SUBJECT));
    }

    MessageThread thread() {
        List<Box> all = new ArrayList<>(byId.values());
        boxes.values().stream().filter(box -> box.id.isEmpty()).forEach(all::add);
        // From the leaves up: a message that is missing and holds nothing together is left out.
        for (Box box : all.stream().filter(b -> b.mails.isEmpty()).toList()) {
            prune(box);
        }
        List<MessageThread.Message> messages = new ArrayList<>();
        all.stream()
                .filter(box -> box.parent == null && !(box.mails.isEmpty() && box.answers.isEmpty()))
                .sorted(BY_DATE)
                .forEach(root -> list(root, -1, 0, messages));
        return new MessageThread(messages, further);
    }

    private static void prune(Box missing) {
        boolean hasAnswerThere = missing.answers.stream().anyMatch(answer -> !answer.mails.isEmpty());
        if (hasAnswerThere || missing.answers.size() > 1) {
            return;
        }
        Box above = missing.parent;
        for (Box answer : List.copyOf(missing.answers)) {
            Link how = answer.link;
            answer.leave();
            if (above != null) {
                answer.answer(above, how);
            }
        }
        missing.leave();
    }

    private static void list(Box root, int parent, int depth, List<MessageThread.Message> into) {
        // Without recursion: a thread may be as deep as it is long.
        record Step(Box box, int parent, int depth) {}
        List<Step> steps = new ArrayList<>(List.of(new Step(root, parent, depth)));
        while (!steps.isEmpty()) {
            Step step = steps.removeLast();
            Box box = step.box();
            int place = into.size();
            into.add(new MessageThread.Message(
                    box.id,
                    box.mails.stream().map(Mail::document).toList(),
                    box.mails.stream().findFirst().map(Mail::facts),
                    step.parent(),
                    step.depth(),
                    box.link));
            box.answers.stream()
                    .sorted(BY_DATE.reversed())
                    .forEach(answer -> steps.add(new Step(answer, place, step.depth() + 1)));
        }
    }
}
