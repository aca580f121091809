package daylight.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/// SQLite's own code. Its driver would unpack it into the system's temporary folder at each start; a start that
/// is killed leaves it there, and a temporary folder that lets nothing be executed stops it altogether. So
/// it is unpacked once into a folder that is Daylight's own, and the driver is told where
/// (`org.sqlite.lib.path`, which the driver's `SQLiteJDBCLoader` tries first; when nothing can be loaded
/// from there, it does as it always did).
public final class NativeLibrary {
    private static final String PATH = "org.sqlite.lib.path";

    private NativeLibrary() {}

    /// Have the library in a folder, unless somebody has said already where it is; call before the first
    /// database is opened. Where the folder cannot be written, nothing changes.
    ///
    /// @param folder made when missing; may be shared with other programs that start at the same moment
    public static void keepIn(Path folder) {
        String packed = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + LibraryLoaderUtil.getNativeLibName();
        if (System.getProperty(PATH) != null) {
            return;
        }
        Path own = folder.toAbsolutePath()
                .resolve("sqlite-" + SQLiteJDBCLoader.getVersion() + "-"
                        + LibraryLoaderUtil.getNativeLibResourcePath()
                                .replaceFirst("^.*/native/", "")
                                .replace('/', '-'));
        try {
            unpack(packed, own.resolve(LibraryLoaderUtil.getNativeLibName()));
            System.setProperty(PATH, own.toString());
        } catch (IOException _) {
            // A Daylight that lies where its user may not write: the driver's usual way remains.
            return;
        }
    }

    private static void unpack(String packed, Path library) throws IOException {
        try (InputStream in = NativeLibrary.class.getResourceAsStream(packed)) {
            if (in == null) {
                throw new IOException("no library for this machine: " + packed);
            }
            byte[] bytes = in.readAllBytes();
            if (Files.isRegularFile(library) && Files.size(library) == bytes.length) {
                return;
            }
            Files.createDirectories(library.resolveSibling(""));
            Path part = Files.createTempFile(library.resolveSibling(""), "unpacking", ".part");
            try (FileChannel written = FileChannel.open(part, StandardOpenOption.WRITE)) {
                ByteBuffer left = ByteBuffer.wrap(bytes);
                while (left.hasRemaining()) {
                    written.write(left);
                }
                // Its size alone tells the next start that it is whole.
                written.force(true);
                Files.move(part, library, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
        }
    }
}
