/// The wire between the desk and its workers.
///
/// **In**: bytes from a Unix socket. **Out**: frames, and the records they carry.
/// **Keeps**: nothing.
/// **Never**: anything but `java.base`; both sides of the sandbox load this package, so it stays small enough to
/// read.
///
/// Every frame is length-prefixed and carries a per-process nonce and the id of the request it answers. A
/// reader of frames stops at the first byte that does not fit: a crashing JVM prints its banner where it can,
/// and nothing it prints may be taken for the result of a document.
@NullMarked
package daylight.protocol;

import org.jspecify.annotations.NullMarked;
