/// Ids and spans: the small values that every room speaks in.
///
/// **In**: nothing.
/// **Out**: [Sha256], [Actor], [Span].
/// **Keeps**: nothing.
/// **Never**: I/O, a clock, or a name of a person or machine.
@NullMarked
package daylight.id;

import org.jspecify.annotations.NullMarked;
