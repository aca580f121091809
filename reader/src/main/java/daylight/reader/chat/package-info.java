/// Chats as messengers export them.
///
/// **In**: a text that begins like an export, and its open node. **Out**: the messages in their order, word for
/// word, each with its time, sender and attachments marked; who took part, and when it began and ended. **Keeps**:
/// nothing. **Never**: takes a text for a chat that only looks a little like one; guesses which number is the day
/// without saying so; changes a word.
@NullMarked
package daylight.reader.chat;

import org.jspecify.annotations.NullMarked;
