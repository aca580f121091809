/// What a PDF says beside the text of its pages: annotations, fields of forms, layers, words that are not seen, earlier
/// revisions, outlines.
///
/// **In**: a PDF's bytes, and the node while its pages come. **Out**: remarks on the page they belong to; those of the
/// document on a page behind the last. **Keeps**: the opened PDF while it is read; a revision in a temporary file.
/// **Never**: runs a script or an action; fills or signs; renders a page.
@NullMarked
package daylight.reader.pdf;

import org.jspecify.annotations.NullMarked;
