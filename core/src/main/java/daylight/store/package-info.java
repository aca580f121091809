/// The ground: the case folder on disk, its lock, and its database.
///
/// **In**: a path.
/// **Out**: [CaseFolder], [CaseLock], [Database].
/// **Keeps**: `investigation.json`, and `facts.db` as a file; the tables in it belong to the rooms that made them.
/// **Never**: an absolute path, a host name or a user's name in the case; a second writer.
@NullMarked
package daylight.store;

import org.jspecify.annotations.NullMarked;
