/// The fast path: mails and plain texts, read without the general reader's detection and type maps.
///
/// **In**: a document's bytes. **Out**: the same media type, metadata, text and members as the general
/// reader would give, at a fraction of its cost; or nothing at all, and then the general reader takes the
/// document.
/// **Keeps**: nothing.
/// **Never**: emits anything before it has read the whole document; guesses about a form it does not know;
/// opens a member itself.
///
/// docs/formats/fastpath.md lists what is taken, and each difference to the general reader with its why.
@NullMarked
package daylight.reader.fast;

import org.jspecify.annotations.NullMarked;
