package daylight.publication;

import daylight.store.DurableFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A file that has its name only when it is whole. Until then it lies beside its place, from the first byte
/// that is written on: who wants it closed should its process end has time to say so before.
final class UnfinishedFile extends OutputStream {
    private static final int MARK_CHARS = 8;

    private final Path target;
    private final boolean replace;
    private final Path beside;
    private @Nullable FileChannel channel;
    private boolean ended;

    /// @param target  absolute
    /// @param replace whether it may take the place of another file
    UnfinishedFile(Path target, boolean replace) {
        this.target = target;
        this.replace = replace;
        String mark = UUID.randomUUID().toString().substring(0, MARK_CHARS);
        this.beside = target.resolveSibling(target.getFileName() + "." + mark + ".part");
    }

    private FileChannel open() throws IOException {
        if (ended) {
            throw new IOException("the work was ended");
        }
        FileChannel open = channel;
        if (open == null) {
            open = FileChannel.open(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            channel = open;
        }
        return open;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] some, int from, int length) throws IOException {
        FileChannel open = open();
        ByteBuffer bytes = ByteBuffer.wrap(some, from, length);
        while (bytes.hasRemaining()) {
            open.write(bytes);
        }
    }

    /// Force it to the disk and give it its name.
    ///
    /// @throws java.nio.file.FileAlreadyExistsException where another has it that may not be replaced
    synchronized void complete() throws IOException {
        FileChannel open = open();
        open.force(true);
        open.close();
        if (replace) {
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.move(beside, target);
        }
        ended = true;
        DurableFiles.syncFolder(target.resolveSibling(".").normalize());
    }

    /// Take away what is not whole. May be called while another thread writes, which then fails.
    @Override
    public synchronized void close() throws IOException {
        FileChannel open = channel;
        if (!ended && open != null) {
            open.close();
            Files.deleteIfExists(beside);
        }
        ended = true;
    }
}
