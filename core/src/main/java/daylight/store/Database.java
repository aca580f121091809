package daylight.store;

import daylight.store.CaseException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// The facts: one SQLite database, one writing connection guarded by a lock, reading connections beside it
/// (write-ahead log). Rooms hand in what they want done; SQL stands in each room's own `…Sql` class.
public final class Database implements AutoCloseable {
    /// Another process may hold the file for the moment of a checkpoint; longer than this is no moment.
    private static final int BUSY_TIMEOUT_MILLIS = 10_000;

    /// What the index of a write-ahead log grows by at once.
    private static final long FULL_BYTES = 32 << 10;

    private final Path file;
    private final Jdbi reading;
    private final Jdbi writing;
    private final boolean writable;
    private final boolean sortsInside;
    private final ReentrantLock writer = new ReentrantLock();
    private final ConcurrentLinkedDeque<Handle> idleReaders = new ConcurrentLinkedDeque<>();
    private @org.jspecify.annotations.Nullable Handle writeHandle;

    private Database(Path file, boolean writable) {
        this.file = file;
        this.writable = writable;
        this.sortsInside = SqliteTemporary.isInside(file);
        this.reading = jdbi(source(true));
        this.writing = jdbi(source(!writable));
    }

    private static Jdbi jdbi(SQLiteDataSource source) {
        return Jdbi.create(source).setStatementBuilderFactory(_ -> new Statements());
    }

    /// Open for writing; makes the file where there is none and brings its tables up to date.
    ///
    /// @param migrations class-path folders, one for each room that owns tables, such as
    /// `daylight/work/migrations`
    public static Database open(Path file, List<String> migrations) {
        Database database = new Database(file, true);
        database.checkOpens();
        try {
            Flyway.configure()
                    .dataSource(database.source(false))
                    .locations(migrations.stream().map(m -> "classpath:" + m).toArray(String[]::new))
                    .outOfOrder(true)
                    .loggers("slf4j")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            RuntimeException told = database.translated(e);
            if (told instanceof CaseException sentence) {
                throw sentence;
            }
            throw new CaseException(
                    Kind.DAMAGED,
                    "The facts of the case (" + file + ") could not be brought up to date; the file may be damaged.",
                    e);
        }
        return database;
    }

    /// Open beside a writer, on what it last committed.
    public static Database openReadOnly(Path file) {
        Database database = new Database(file, false);
        database.checkOpens();
        return database;
    }

    private void checkOpens() {
        try (Handle handle = (writable ? writing : reading).open()) {
            if (sortsInside) {
                SqliteTemporary.tell(handle, file);
            }
            handle.createQuery("select count(*) from sqlite_master")
                    .mapTo(Integer.class)
                    .one();
        } catch (RuntimeException e) {
            throw translated(e);
        }
    }

    private SQLiteDataSource source(boolean readOnly) {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(readOnly);
        if (!readOnly) {
            config.setJournalMode(SQLiteConfig.JournalMode.WAL);
            config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        }
        SqliteTemporary.use(config, sortsInside);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
        // Ids are made here; without this, the driver asks for the last one after each insert.
        config.setGetGeneratedKeys(false);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + (readOnly && isOnReadOnlyDisk(file) ? file.toUri() + "?immutable=1" : file));
        return source;
    }

    /// Even a reader of a write-ahead log wants to write its index beside it. Where nobody can write,
    /// nothing can change either, and SQLite is told so (`immutable`, sqlite.org/uri.html); but not where a
    /// log still waits.
    private static boolean isOnReadOnlyDisk(Path file) {
        Path whole = file.toAbsolutePath();
        return Files.exists(whole)
                && !Files.isWritable(whole)
                && !Files.isWritable(whole.resolveSibling("."))
                && !Files.exists(whole.resolveSibling(whole.getFileName() + "-wal"));
    }

    /// Read; sees what was committed last.
    public <T> T read(Function<Handle, T> work) {
        Handle handle;
        try {
            handle = borrowReader();
        } catch (RuntimeException e) {
            throw translated(e);
        }
        try {
            return work.apply(handle);
        } catch (CaseException e) {
            throw e;
        } catch (RuntimeException e) {
            throw translated(e);
        } finally {
            idleReaders.push(handle);
        }
    }

    private Handle borrowReader() {
        Handle idle = idleReaders.poll();
        if (idle != null) {
            return idle;
        }
        Handle handle = reading.open();
        handle.execute("pragma trusted_schema = off");
        return handle;
    }

    /// Whether the case has a table: one that was last written by an earlier version, and is now only read, lacks those
    /// that came later.
    public boolean hasTable(String name) {
        return read(handle -> handle.createQuery("select count(*) from sqlite_master where type = 'table' and name = ?")
                        .bind(0, name)
                        .mapTo(Integer.class)
                        .one()
                == 1);
    }

    /// Write in one transaction: all of it is on disk when this returns, or none.
    public <T> T write(Function<Handle, T> work) {
        writer.lock();
        try {
            Handle handle = writeHandle();
            return handle.inTransaction(work::apply);
        } catch (CaseException e) {
            throw e;
        } catch (RuntimeException e) {
            throw translated(e);
        } finally {
            writer.unlock();
        }
    }

    /// Like [#write], for work that gives nothing back.
    public void update(Consumer<Handle> work) {
        write(handle -> {
            work.accept(handle);
            return true;
        });
    }

    private Handle writeHandle() {
        if (!writable) {
            throw new IllegalStateException("the facts were opened for reading: " + file);
        }
        Handle handle = writeHandle;
        if (handle == null) {
            handle = writing.open();
            handle.execute("pragma trusted_schema = off");
            writeHandle = handle;
        }
        return handle;
    }

    private RuntimeException translated(RuntimeException failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SQLiteException sqlite) {
                return sentence(sqlite.getResultCode(), failure);
            }
        }
        return failure;
    }

    private RuntimeException sentence(SQLiteErrorCode code, RuntimeException failure) {
        // The last eight bits are the kind of trouble, those before them say where (sqlite.org/rescode.html).
        SQLiteErrorCode kind = SQLiteErrorCode.getErrorCode(code.code & 0xff);
        return switch (kind) {
            case SQLITE_FULL -> diskFull(failure);
            case SQLITE_IOERR ->
                // The index of the write-ahead log does not say that the disk is full, only that it cannot grow.
                isFull()
                        ? diskFull(failure)
                        : new CaseException(
                                Kind.UNAVAILABLE,
                                "The facts of the case (" + file
                                        + ") could not be read or written: the disk reports an " + "error ("
                                        + code.name() + "). Check the disk and run the same command again.",
                                failure);
            case SQLITE_CORRUPT, SQLITE_NOTADB ->
                new CaseException(
                        Kind.DAMAGED,
                        "The facts of the case (" + file + ") are damaged; restore the file from a copy of the case.",
                        failure);
            case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM ->
                new CaseException(
                        Kind.UNAVAILABLE,
                        "The facts of the case (" + file + ") cannot be opened" + (writable ? " for writing" : "")
                                + "; check the rights of the folder and whether the disk is mounted read-only.",
                        failure);
            case SQLITE_BUSY, SQLITE_LOCKED ->
                new CaseException(
                        Kind.UNAVAILABLE,
                        "Another program holds the facts of the case (" + file + "); close it and try again.",
                        failure);
            default -> failure;
        };
    }

    private static CaseException diskFull(RuntimeException failure) {
        return new CaseException(
                Kind.UNAVAILABLE,
                "The disk is full; free some space and run the same command again. Nothing was lost.",
                failure);
    }

    private boolean isFull() {
        try {
            return Files.getFileStore(file).getUsableSpace() < FULL_BYTES;
        } catch (IOException _) {
            return false;
        }
    }

    /// Fold the write-ahead log into the file, so that what was erased is gone from it too. Waits a while
    /// for others who read.
    ///
    /// @return false where somebody reads on, so that what was erased still stands in the log beside the file
    public boolean checkpoint() {
        writer.lock();
        try {
            // Its first column is 1 where it was kept from finishing (sqlite.org/pragma.html#pragma_wal_checkpoint).
            return writeHandle()
                            .createQuery("pragma wal_checkpoint(truncate)")
                            .map((row, _) -> row.getInt(1))
                            .one()
                    == 0;
        } catch (RuntimeException e) {
            throw translated(e);
        } finally {
            writer.unlock();
        }
    }

    /// Let SQLite look at its own file.
    ///
    /// @param thorough whether indexes are held against their tables too, which takes several times as long
    /// @return what is wrong, in SQLite's words, at most a hundred things; empty when nothing is
    public List<String> faults(boolean thorough) {
        String check = thorough ? "pragma integrity_check(100)" : "pragma quick_check(100)";
        return read(handle -> handle.createQuery(check).mapTo(String.class).list()).stream()
                .filter(line -> !line.equals("ok"))
                .toList();
    }

    @Override
    public void close() {
        writer.lock();
        try {
            for (Handle idle = idleReaders.poll(); idle != null; idle = idleReaders.poll()) {
                idle.close();
            }
            Handle handle = writeHandle;
            if (handle != null) {
                Connection connection = handle.getConnection();
                if (!connection.isClosed()) {
                    handle.close();
                }
                writeHandle = null;
            }
        } catch (SQLException e) {
            throw new CaseException(Kind.UNAVAILABLE, "The facts of the case could not be closed.", e);
        } finally {
            writer.unlock();
        }
    }
}
