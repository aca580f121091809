/// The desk: where the house is put together and spoken to.
///
/// **In**: a command line. **Out**: one JSON document or a few lines on standard output, progress on standard error, an
/// exit code that scripts can rely on.
/// **Keeps**: nothing; what lasts belongs to the rooms.
/// **Never**: parses evidence; lets a stack trace stand where a sentence should; writes outside the case and the
/// settings folder of the machine.
@NullMarked
package daylight.desk;

import org.jspecify.annotations.NullMarked;
