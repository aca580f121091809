/// Mail stores: mbox files and Outlook's PST and OST, opened message by message; and the files of Apple Mail (emlx) and
/// Outlook (winmail.dat) that hold one message.
///
/// **In**: a store's or message's bytes and its open node. **Out**: each message as a document of its own.
/// A message of a PST has no bytes of its own: it is identified by a canonical serialisation
/// (docs/formats/canonical.md). **Keeps**: nothing. **Never**: holds a whole mbox in memory.
@NullMarked
package daylight.reader.mail;

import org.jspecify.annotations.NullMarked;
