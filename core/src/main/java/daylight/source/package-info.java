/// Room 1: what came in. Walks folders and files and says what lies there.
///
/// **In**: paths the user named.
/// **Out**: [Found] in the order of their path bytes; [Occurrence], once custody has taken one.
/// **Keeps**: intakes, occurrences, and what was skipped and why.
/// **Never**: follows a link, opens anything but a regular file, loses a name that is no UTF-8.
@NullMarked
package daylight.source;

import org.jspecify.annotations.NullMarked;
