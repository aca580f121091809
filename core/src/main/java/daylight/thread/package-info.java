/// Which mails belong together, and which of them answers which.
///
/// **In**: the facts of each mail, as they are recorded. **Out**: a [MessageThread]: its messages in the
/// order in which they answer one another, each with the [Link] that says how this is known; and who wrote
/// words that another quotes ([Quotations]). **Keeps**: the identifiers of each mail, derived from the room
/// `text`. **Never**: guesses without saying so; calls a message missing that nobody names.
///
/// The entry is [Threads].
@NullMarked
package daylight.thread;

import org.jspecify.annotations.NullMarked;
