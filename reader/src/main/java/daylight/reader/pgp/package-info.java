/// OpenPGP (RFC 9580, RFC 4880): for whom something is encrypted and who signed it, as far as its packets say so
/// in the clear.
///
/// **In**: a document's bytes in binary or in armour, or the lines of a text with armour in it. **Out**: key ids,
/// fingerprints, user ids; what is signed and not encrypted, as a member. **Keeps**: nothing. **Never**: decrypts;
/// verifies a signature, and says each time that it did not; holds more of a packet than its first bytes.
@NullMarked
package daylight.reader.pgp;

import org.jspecify.annotations.NullMarked;
