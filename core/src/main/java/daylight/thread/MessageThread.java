package daylight.thread;

import daylight.id.Sha256;
import daylight.text.DocumentFacts;
import java.util.List;
import java.util.Optional;

/// Mails that belong together.
///
/// @param messages each before those that answer it, answers in the order of their dates
/// @param further  whether the thread is longer than is told
public record MessageThread(List<Message> messages, boolean further) {
    public MessageThread {
        messages = List.copyOf(messages);
    }

    /// One message of a thread.
    ///
    /// @param messageId without angle brackets; may be empty
    /// @param documents those that are this message: the same mail from two mailboxes differs in its bytes; none
    ///     for a message that others name and the case does not have
    /// @param facts     of the first of the documents
    /// @param parent    the place in the list of the message that this one answers; -1 for none
    /// @param depth     how many messages lie above it
    public record Message(
            String messageId, List<Sha256> documents, Optional<DocumentFacts> facts, int parent, int depth, Link link) {
        public Message {
            documents = List.copyOf(documents);
        }

        /// Whether others name the message and the case does not have it.
        public boolean isMissing() {
            return documents.isEmpty();
        }
    }
}
