package daylight.reader.confine;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/// The one door to the kernel: syscall(2). A single function shape for all calls, because each shape that the
/// foreign-function interface has to link costs start-up time.
final class Kernel {
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

    private final MethodHandle syscall;
    private final StructLayout captured = Linker.Option.captureStateLayout();
    private final VarHandle errno = captured.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    Kernel() {
        Linker linker = Linker.nativeLinker();
        syscall = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("syscall"),
                FunctionDescriptor.of(LONG, LONG, LONG, LONG, LONG, LONG, LONG),
                Linker.Option.captureCallState("errno"),
                Linker.Option.firstVariadicArg(1));
    }

    /// @return what the call returned, or the negative error number
    long call(long number, long a, long b, long c, long d, long e) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(captured);
            long result = (long) syscall.invokeExact(state, number, a, b, c, d, e);
            return result < 0 ? -(long) (int) errno.get(state, 0L) : result;
        } catch (Throwable impossible) {
            throw new IllegalStateException("a system call cannot throw", impossible);
        }
    }
}
