/// Room 10: what leaves the house.
///
/// **In**: pages as a worker drew them, raw pixels; the words that were recognised in them, with their
/// places.
/// **Out**: a [PdfPublication]: a PDF of pictures and, beneath them, words that nobody sees and every
/// viewer finds.
/// **Keeps**: nothing. What it writes is the user's, and lies outside of the case.
/// **Never**: a byte of an original, nor what tells which one it was; holds more than one page; leaves
/// half a file under the name that was asked for.
///
/// The entry is [PdfPublication].
@NullMarked
package daylight.publication;

import org.jspecify.annotations.NullMarked;
