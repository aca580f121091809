/// Documents and presentations of Office Open XML and OpenDocument, and rich texts, read by Daylight itself with
/// everything that is said beside the text.
///
/// **In**: a document's bytes and its open node. **Out**: the text in reading order; what was inserted and deleted,
/// comments, notes, headers, hidden words, alternative texts, each marked and, where it is a remark, saying what it
/// is; members. **Keeps**: nothing. **Never**: follows a link, runs a field, accepts or rejects a change.
///
/// docs/formats.md lists what is read of each format and what is not.
@NullMarked
package daylight.reader.office;

import org.jspecify.annotations.NullMarked;
