package daylight.store;

import daylight.store.CaseException.Kind;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// The right to write a case: one process at a time. The operating system lets go of it when the process
/// dies, so a kill leaves nothing to repair.
public final class CaseLock implements AutoCloseable {
    private final FileChannel channel;
    private final FileLock lock;

    private CaseLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /// How a file is locked; a test has another.
    interface Locking {
        /// @return null where another process has the lock
        @Nullable
        FileLock lock(FileChannel channel) throws IOException;
    }

    /// @throws CaseException when another process writes the case, or the case cannot be written
    public static CaseLock take(CaseFolder folder) {
        return take(folder, FileChannel::tryLock);
    }

    static CaseLock take(CaseFolder folder, Locking locking) {
        FileChannel channel;
        try {
            channel = FileChannel.open(folder.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new CaseException(
                    Kind.UNAVAILABLE,
                    "The case " + folder.root() + " cannot be written: " + Causes.sentence(e)
                            + ". Reading commands still work.",
                    e);
        }
        @Nullable FileLock lock;
        try {
            lock = locking.lock(channel);
        } catch (OverlappingFileLockException _) {
            lock = null;
        } catch (IOException e) {
            closeQuietly(channel);
            throw new CaseException(
                    Kind.UNAVAILABLE,
                    "The case " + folder.root() + " cannot be locked: " + Causes.sentence(e)
                            + ". Its file system may know no locks; move the case to a disk of this machine. "
                            + "Reading commands still work.",
                    e);
        }
        if (lock == null) {
            closeQuietly(channel);
            throw new CaseException(
                    Kind.UNAVAILABLE,
                    "Another Daylight is writing the case " + folder.root()
                            + "; wait until it is done, or close it, and run the command again.");
        }
        return new CaseLock(channel, lock);
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // The lock was not ours; there is nothing to lose.
            return;
        }
    }

    @Override
    public void close() {
        try (channel) {
            lock.release();
        } catch (IOException e) {
            throw new CaseException(Kind.UNAVAILABLE, "The case's lock could not be released.", e);
        }
    }
}
