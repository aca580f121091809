/// The ground: the case folder on disk, its lock, and its database.
///
/// **In**: a path.
/// **Out**: [CaseFolder], [CaseLock], [Database], [GroupCommit], and [Statements] for what runs for every file.
/// **Keeps**: `investigation.json`, and `facts.db` as a file; the tables in it belong to the rooms that made them.
/// **Never**: an absolute path, a host name or a user's name in the case; a second writer.
///
/// Each room that owns tables has its migrations in `daylight/<room>/migrations` on the class path, named
/// `V<room>_<n>__<what>.sql`, so that versions never collide: 1 work, 2 source, 3 custody, 4 extraction, 5 text,
/// and beside it thread (from 5_2) and duplicate (from 5_3).
/// The SQL is the part that SQLite and PostgreSQL take unchanged: ids and times are made in Java, ids are
/// text, times epoch milliseconds; no triggers, identity columns or `now()`.
@NullMarked
package daylight.store;

import org.jspecify.annotations.NullMarked;
