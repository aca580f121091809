package daylight.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/// Where SQLite puts what does not fit into memory, such as rows that it sorts: names of files and people
/// among them. By itself it would take `/var/tmp`, outside of the case and of the volume that the case lies on
/// (`sqlite3_temp_directory`, sqlite.org/tempfiles.html).
///
/// SQLite has one such folder for the whole process. The first case that can take it has it inside of itself; the
/// rest, and cases that cannot be written to, keep these rows in memory.
final class SqliteTemporary {
    private static final AtomicReference<@Nullable Path> TAKEN = new AtomicReference<>();

    private SqliteTemporary() {}

    /// Whether connections of this database may use the process's folder; otherwise they use memory.
    static boolean isInside(Path database) {
        Path folder = folder(database);
        if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
            return false;
        }
        TAKEN.compareAndSet(null, folder);
        return folder.equals(TAKEN.get());
    }

    static void use(SQLiteConfig config, boolean isInside) {
        config.setTempStore(isInside ? SQLiteConfig.TempStore.FILE : SQLiteConfig.TempStore.MEMORY);
    }

    /// Tell SQLite of the folder; to be said before the first statement that may need it.
    static void tell(Handle handle, Path database) {
        String quoted = folder(database).toString().replace("'", "''");
        handle.execute("pragma temp_store_directory = '" + quoted + "'");
    }

    private static Path folder(Path database) {
        return database.toAbsolutePath().resolveSibling(CaseFolder.TEMPORARY);
    }
}
