/// Documents that say the same, or nearly.
///
/// **In**: the text of each document, once it is read. **Out**: which others have the same words
/// ([Likeness]), which have most of them, how much two texts have in common, and where they differ
/// ([Difference]). **Keeps**: a [TextSignature] of each document, derived from the room `text`.
/// **Never**: compares people or pictures; calls an estimate a measurement.
///
/// The entry is [Duplicates].
@NullMarked
package daylight.duplicate;

import org.jspecify.annotations.NullMarked;
