/// The desk: where the house is put together and spoken to.
///
/// **In**: a command line. **Out**: one JSON document or a few lines on standard output, progress on standard error, an
/// exit code that scripts can rely on.
/// **Keeps**: nothing; what lasts belongs to the rooms.
/// **Never**: parses evidence; lets a stack trace stand where a sentence should; writes evidence outside of the case,
/// but where somebody named a file for it (`--out`, `--pdf`) or measures (`bench`). Beside the case it writes the
/// machine's settings folder, `build/`, and the folder of the socket at which it waits for readers.
@NullMarked
package daylight.desk;

import org.jspecify.annotations.NullMarked;
