/// The reader: the worker process that opens evidence.
///
/// **In**: one document at a time, as bytes or as a file bound into the sandbox. **Out**: events: the tree of
/// documents inside it, their text page by page, structure, metadata and an outcome each.
/// **Keeps**: nothing; a document leaves no trace in the worker, not in memory it can reach and not on disk.
/// **Never**: opens a socket, a file it was not given or a process; runs a macro or script; writes outside its
/// temporary folder; throws past its loop for what a document holds.
@NullMarked
package daylight.reader;

import org.jspecify.annotations.NullMarked;
