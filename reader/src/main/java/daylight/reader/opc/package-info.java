/// Packages of Office Open XML, before it is known what document they hold: parts, what relates them, and what the
/// package says of itself.
///
/// **In**: a package's bytes. **Out**: its parts as streams of XML, its properties as a node's metadata, the words of
/// drawings. **Keeps**: nothing. **Never**: follows an entity or a link; holds a part in memory.
@NullMarked
package daylight.reader.opc;

import org.jspecify.annotations.NullMarked;
