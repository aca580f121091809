/// Room 6: one syntax tree, one index; derived, may be deleted and rebuilt.
///
/// **In**: documents' text and facts; a [Query].
/// **Out**: [Hits] with exact totals, facets, pages and spans.
/// **Keeps**: `index/`.
/// **Never**: a nested document, a join, a ceiling on results, an order that depends on timing.
@NullMarked
package daylight.index;

import org.jspecify.annotations.NullMarked;
