package daylight.reader.confine;

import daylight.protocol.calls.Architecture;
import daylight.protocol.calls.SystemCall;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Landlock: from here on this thread, and every thread it starts, reaches the given paths and no others. It holds
/// per thread and cannot be laid on the JVM's own threads, which run already; the work is therefore done by threads
/// that are started afterwards. Constants from linux/landlock.h.
final class FileWall {
    private static final int VERSION_FLAG = 1;
    private static final int RULE_PATH_BENEATH = 1;

    private static final long EXECUTE = 1L;
    private static final long WRITE_FILE = 1L << 1;
    private static final long READ_FILE = 1L << 2;
    private static final long READ_DIR = 1L << 3;
    private static final long TRUNCATE = 1L << 14;
    private static final long IOCTL_DEVICE = 1L << 15;

    /// The rights of version 1: the thirteen lowest bits.
    private static final long RIGHTS_1 = (1L << 13) - 1;

    /// REFER, since version 2.
    private static final long RIGHTS_2 = 1L << 13;

    /// Binding and connecting TCP, since version 4.
    private static final long NETWORK = 3;

    /// Abstract Unix sockets and signals to outside, since version 6.
    private static final long SCOPES = 3;

    /// Rights that mean something for a file that is no folder; the kernel refuses the others.
    private static final long FILE_RIGHTS = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE | IOCTL_DEVICE;

    private static final int AT_CURRENT_FOLDER = -100;
    private static final int OPEN_PATH_CLOSE_ON_EXEC = 010000000 | 02000000;

    private final Kernel kernel;
    private final Architecture architecture;

    FileWall(Kernel kernel, Architecture architecture) {
        this.kernel = kernel;
        this.architecture = architecture;
    }

    /// The kernel's Landlock version; 0 where it has none.
    int version() {
        long version = kernel.call(SystemCall.LANDLOCK_CREATE_RULESET.number(architecture), 0, 0, VERSION_FLAG, 0, 0);
        return version > 0 ? (int) version : 0;
    }

    /// Raise the wall; no_new_privs is set before.
    ///
    /// @return 0, or the negative error number
    long raise(int version, List<Path> readable, List<Path> writable) {
        long rights = RIGHTS_1
                | (version >= 2 ? RIGHTS_2 : 0)
                | (version >= 3 ? TRUNCATE : 0)
                | (version >= 5 ? IOCTL_DEVICE : 0);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment rules = arena.allocate(24, 8);
            rules.set(ValueLayout.JAVA_LONG, 0, rights);
            rules.set(ValueLayout.JAVA_LONG, 8, NETWORK);
            rules.set(ValueLayout.JAVA_LONG, 16, SCOPES);
            long size = version >= 6 ? 24 : version >= 4 ? 16 : 8;
            long set = kernel.call(
                    SystemCall.LANDLOCK_CREATE_RULESET.number(architecture), rules.address(), size, 0, 0, 0);
            if (set < 0) {
                return set;
            }
            readable.forEach(path -> allow(arena, set, path, READ_FILE | READ_DIR));
            writable.forEach(path -> allow(arena, set, path, rights & ~EXECUTE));
            return kernel.call(SystemCall.LANDLOCK_RESTRICT_SELF.number(architecture), set, 0, 0, 0, 0);
        }
    }

    /// A path that is not there, or cannot be allowed, stays out of reach: that fails closed.
    private void allow(Arena arena, long set, Path path, long rights) {
        MemorySegment name = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes(path));
        long file = kernel.call(
                SystemCall.OPENAT.number(architecture),
                AT_CURRENT_FOLDER,
                name.address(),
                OPEN_PATH_CLOSE_ON_EXEC,
                0,
                0);
        if (file < 0) {
            return;
        }
        long fitting = Files.isDirectory(path) ? rights : rights & FILE_RIGHTS;
        // struct landlock_path_beneath_attr is packed: eight bytes of rights, four of file descriptor
        MemorySegment rule = arena.allocate(16, 8);
        rule.set(ValueLayout.JAVA_LONG, 0, fitting);
        rule.set(ValueLayout.JAVA_INT, 8, (int) file);
        kernel.call(SystemCall.LANDLOCK_ADD_RULE.number(architecture), set, RULE_PATH_BENEATH, rule.address(), 0, 0);
    }

    /// The path's own bytes and a final zero; a `String` would lose names that are no UTF-8, a URI keeps them.
    private static byte[] bytes(Path path) {
        URI uri = path.toUri();
        String raw = uri.getRawPath();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length() + 1);
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '%') {
                bytes.write(Integer.parseInt(raw, i + 1, i + 3, 16));
                i += 2;
            } else {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        bytes.write(0);
        return bytes.toByteArray();
    }
}
