/// Pages as pictures: of a PDF drawn, of an image file as they are; and where the words of a digital
/// page stand.
///
/// **In**: a document's bytes, and which page. **Out**: raw pixels and words with their places; or why
/// there are none.
/// **Keeps**: one substitute for all fonts that documents do not carry. **Never**: hands out a byte of
/// the document; looks for fonts on the machine; writes a file; recognises text.
@NullMarked
package daylight.reader.drawing;

import org.jspecify.annotations.NullMarked;
