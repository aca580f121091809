/// Documents that Tika's parsers read: detection, dispatch, and what their XHTML means for pages, structure and
/// text.
///
/// **In**: a document's bytes and its open node. **Out**: the node's type, text, blocks, metadata and members.
/// **Keeps**: one configuration and one map of parsers for the life of the worker. **Never**: starts a program,
/// follows an external entity, writes a member under its own name.
@NullMarked
package daylight.reader.tika;

import org.jspecify.annotations.NullMarked;
