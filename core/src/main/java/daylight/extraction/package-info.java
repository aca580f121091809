/// Room 3: asks a worker, and records the outcome.
///
/// **In**: the bytes of an original.
/// **Out**: for each document inside it an outcome, handed on with text and metadata to a [ReadingSink];
/// a page of it as raw pixels.
/// **Keeps**: outcomes, members of containers, what an independent walk listed; the intake report is computed
/// from them; pages that were recognised, in `recognised/`, until their original's recognition has ended.
/// **Never**: parses evidence in the desk's process; trusts a worker's word where it can check; lets one
/// document's crash touch another.
@NullMarked
package daylight.extraction;

import org.jspecify.annotations.NullMarked;
