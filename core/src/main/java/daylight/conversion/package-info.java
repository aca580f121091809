/// Room 3b: lets another program draw what no reader can.
///
/// **In**: the bytes of one Office document, as a reader handed them over.
/// **Out**: a PDF that LibreOffice made of it, as hostile as the document: only a reader may open it.
/// **Keeps**: nothing. Its files lie in a folder for temporary files inside the case, and go.
/// **Never**: starts LibreOffice without walls around it that close the network, the files and other
/// processes; lets it run a macro, follow a link, or live longer than its document.
///
/// The entry is [Conversion].
@NullMarked
package daylight.conversion;

import org.jspecify.annotations.NullMarked;
