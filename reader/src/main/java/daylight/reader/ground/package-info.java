/// The ground that the reader's formats stand on: evidence, the tree of open documents with its budgets, and the edge
/// that judges what parsers throw.
///
/// **In**: a document's bytes and a request's limits. **Out**: events, in order: a document begins, gives text and
/// members, and ends once. **Keeps**: a request's spending while it lasts; members' bytes in memory or in a temporary
/// file until they are read.
/// **Never**: knows a format or a parser; lets a member end after its container; writes a member under its own name.
@NullMarked
package daylight.reader.ground;

import org.jspecify.annotations.NullMarked;
