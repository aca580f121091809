/// Room 5: what a document looks like, page by page.
///
/// **In**: a page as a worker drew it: raw pixels, and the words of a digital page with their places.
/// **Out**: a [Rendition]: a PNG that was encoded here, and where its words stand, in the picture and in
/// the text layer; the [Layout] of a document that has no pages of its own.
/// **Keeps**: `renditions/`, derived; a document that is withdrawn takes its pictures with it.
/// **Never**: hands out a byte of an original; keeps a picture of a document that the case no longer has.
///
/// The entry is [Renditions].
@NullMarked
package daylight.rendition;

import org.jspecify.annotations.NullMarked;
