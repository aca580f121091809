/// Archives and compressed files, opened member by member.
///
/// **In**: a container's bytes and its open node. **Out**: each member as a document of its own, in the
/// container's order and under its raw name; what cannot be read (encrypted, a link, beyond a limit) is named.
/// **Keeps**: nothing. **Never**: counts with the code that reads: what a container *lists* comes from a walk of
/// its own wherever the format allows one (docs/formats/containers.md).
@NullMarked
package daylight.reader.container;

import org.jspecify.annotations.NullMarked;
