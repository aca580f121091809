package daylight.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// More rows are sorted than SQLite holds in memory, and every file that the process has open is looked at.
@EnabledOnOs(OS.LINUX)
class SqliteTemporaryTest {
    private static final int ROWS = 50_000;

    @TempDir
    private Path folder;

    @Test
    void whatIsSortedLiesInNoFileOutsideTheCase() throws IOException {
        // Whichever case has the process's folder, the other one must not use it.
        for (String name : List.of("one", "two")) {
            Path root = CaseFolder.create(folder.resolve(name), name, "").root();
            Path file = root.resolve("facts.db");
            try (Database database = Database.open(file, List.of("daylight/work/migrations"))) {
                database.update(SqliteTemporaryTest::fill);
                boolean sortsInside = SqliteTemporary.isInside(file);
                assertThat(openWhileSorting(database))
                        .as("writer")
                        .allMatch(open -> open.startsWith(root + "/"))
                        .matches(open -> open.isEmpty() != sortsInside, "has files where it may");
                try (Database reader = Database.openReadOnly(file)) {
                    assertThat(openWhileSorting(reader))
                            .as("reader")
                            .allMatch(open -> open.startsWith(root + "/"))
                            .matches(open -> open.isEmpty() != sortsInside, "has files where it may");
                }
            }
        }
    }

    private static void fill(Handle handle) {
        handle.execute("create table name (n integer primary key, name text)");
        handle.execute("with recursive up(n) as (select 1 union all select n + 1 from up where n < " + ROWS
                + ") insert into name select n, hex(randomblob(100)) from up");
    }

    /// SQLite's temporary files that are open in the middle of a sorted answer; they have lost their names by then.
    private static Set<String> openWhileSorting(Database database) {
        return database.read(handle -> {
            boolean[] asked = {false};
            Set<String> open = new TreeSet<>();
            handle.createQuery("select name from name order by name || 'x'")
                    .mapTo(String.class)
                    .forEach(_ -> {
                        if (!asked[0]) {
                            asked[0] = true;
                            open.addAll(openForSqlite());
                        }
                    });
            assertThat(asked[0]).isTrue();
            return open;
        });
    }

    private static Set<String> openForSqlite() {
        Set<String> open = new TreeSet<>();
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            for (Path descriptor : descriptors.toList()) {
                try {
                    String target = Files.readSymbolicLink(descriptor).toString();
                    if (target.contains("etilqs_")) {
                        open.add(target);
                    }
                } catch (NoSuchFileException _) {
                    // The one through which this list is read.
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return open;
    }
}
