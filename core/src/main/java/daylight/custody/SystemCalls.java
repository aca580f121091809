package daylight.custody;

import daylight.source.RawNames;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Two calls that Java has no words for: syncfs(2), which makes a whole batch durable at once, and ioctl_ficlone(2),
/// which copies a file by sharing its blocks until one side is written. Linux only; absent elsewhere.
final class SystemCalls {
    // Values of the Linux headers for x86-64 and AArch64, the same on both.
    private static final int O_RDONLY = 0;
    private static final int O_WRONLY = 1;
    private static final int O_NOFOLLOW_X86 = 0x20000;
    private static final int O_NOFOLLOW_ARM = 0x8000;
    private static final int O_CLOEXEC = 0x80000;

    /// `_IOW(0x94, 9, int)` of linux/fs.h.
    private static final long FICLONE = 0x40049409L;

    private static final StructLayout STATE = Linker.Option.captureStateLayout();

    private final MethodHandle open;
    private final MethodHandle close;
    private final MethodHandle syncfs;
    private final MethodHandle ioctl;
    private final int noFollow;

    private SystemCalls(Linker linker) {
        Linker.Option state = Linker.Option.captureCallState("errno");
        MemoryLayout i = ValueLayout.JAVA_INT;
        open = handle(
                linker, "open", FunctionDescriptor.of(i, ValueLayout.ADDRESS, i), Linker.Option.firstVariadicArg(2));
        close = handle(linker, "close", FunctionDescriptor.of(i, i));
        syncfs = handle(linker, "syncfs", FunctionDescriptor.of(i, i), state);
        ioctl = handle(
                linker,
                "ioctl",
                FunctionDescriptor.of(i, i, ValueLayout.JAVA_LONG, i),
                Linker.Option.firstVariadicArg(2));
        noFollow = System.getProperty("os.arch", "").equals("aarch64") ? O_NOFOLLOW_ARM : O_NOFOLLOW_X86;
    }

    private static MethodHandle handle(
            Linker linker, String name, FunctionDescriptor descriptor, Linker.Option... options) {
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), descriptor, options);
    }

    /// @return none where the system is not Linux, or does not let its calls be made
    static Optional<SystemCalls> find() {
        if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SystemCalls(Linker.nativeLinker()));
        } catch (UnsupportedOperationException | IllegalCallerException | java.util.NoSuchElementException e) {
            return Optional.empty();
        }
    }

    /// Everything written to the file system of this folder so far is on disk when this returns.
    void syncFileSystem(Path folder) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            int file = open(arena, folder, O_RDONLY);
            if (file < 0) {
                throw new IOException("the folder " + folder + " could not be opened");
            }
            MemorySegment state = arena.allocate(STATE);
            int result = invoke(syncfs, state, file);
            int errno =
                    state.get(ValueLayout.JAVA_INT, STATE.byteOffset(MemoryLayout.PathElement.groupElement("errno")));
            invoke(close, file);
            if (result != 0) {
                throw new IOException("the disk could not be synchronised (system error " + errno + ")");
            }
        }
    }

    /// Give `target`, an existing empty file, the blocks of `source`.
    ///
    /// @return false where the file systems cannot, or differ
    boolean cloned(Path source, Path target) {
        try (Arena arena = Arena.ofConfined()) {
            int from = open(arena, source, O_RDONLY | noFollow);
            if (from < 0) {
                return false;
            }
            int to = open(arena, target, O_WRONLY | noFollow);
            boolean done = to >= 0 && invoke(ioctl, to, FICLONE, from) == 0;
            if (to >= 0) {
                invoke(close, to);
            }
            invoke(close, from);
            return done;
        }
    }

    private int open(Arena arena, Path path, int flags) {
        byte[] bytes = RawNames.wholeOf(path);
        return invoke(
                open,
                arena.allocateFrom(ValueLayout.JAVA_BYTE, Arrays.copyOf(bytes, bytes.length + 1)),
                flags | O_CLOEXEC);
    }

    private static int invoke(MethodHandle call, Object... arguments) {
        try {
            return (int) call.invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw new IllegalStateException("a system call could not be made", e);
        }
    }
}
