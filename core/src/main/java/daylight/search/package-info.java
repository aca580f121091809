/// Room 7: the query language and what a reader asks for.
///
/// **In**: what a person typed.
/// **Out**: a [daylight.index.Query] with notes, and results.
/// **Keeps**: nothing yet.
/// **Never**: throws a query away because a part of it is wrong.
@NullMarked
package daylight.search;

import org.jspecify.annotations.NullMarked;
