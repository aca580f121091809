/// System calls, and filters that keep a process from some of them: for readers, which put one on themselves, and for
/// programs that the desk starts behind walls.
///
/// **In**: which calls. **Out**: a program for the kernel. **Keeps**: nothing. **Never**: installs one; guesses the
/// number of a call.
@NullMarked
package daylight.protocol.calls;

import org.jspecify.annotations.NullMarked;
