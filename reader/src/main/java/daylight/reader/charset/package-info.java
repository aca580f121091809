/// In which charset a text is written that does not say so.
///
/// **In**: a document's bytes, from the first to the last. **Out**: a charset, the length of its byte
/// order mark, and how many stretches of bytes mean nothing in it. **Keeps**: nothing; of a text of any
/// size it holds two pieces. **Never**: takes a byte for a letter silently that is none; decides by a
/// beginning what the rest contradicts.
@NullMarked
package daylight.reader.charset;

import org.jspecify.annotations.NullMarked;
