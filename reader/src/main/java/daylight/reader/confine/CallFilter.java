package daylight.reader.confine;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/// The system-call filter, as a classic BPF program over `struct seccomp_data` (seccomp(2), linux/filter.h).
///
/// It denies a list and allows the rest: which calls a JVM makes changes from release to release, and a call that is
/// missing from a list of allowed ones would be a document's failure.
final class CallFilter {
    private static final int LOAD_WORD = 0x20;
    private static final int JUMP_EQUAL = 0x15;
    private static final int JUMP_AT_LEAST = 0x35;
    private static final int JUMP_ANY_BIT = 0x45;
    private static final int RETURN = 0x06;

    private static final int ALLOW = 0x7fff0000;
    private static final int KILL_PROCESS = 0x80000000;
    private static final int FAIL = 0x00050000;
    private static final int EPERM = 1;
    private static final int ENOSYS = 38;

    private static final int CALL_NUMBER = 0;
    private static final int CALL_ARCHITECTURE = 4;
    private static final int FIRST_ARGUMENT_LOW = 16;

    /// Calls of the x32 ABI carry this bit and would slip past the numbers.
    private static final int X32_BIT = 0x40000000;

    /// CLONE_THREAD: with it a thread is made, without it a process.
    private static final int CLONE_THREAD = 0x00010000;

    private static final int SET_MODE_FILTER = 1;
    private static final int ALL_THREADS = 1;
    private static final int INSTRUCTION_BYTES = 8;

    private record Instruction(int code, int ifTrue, int ifFalse, int value) {}

    private CallFilter() {}

    /// Install the filter for all threads of the process; no_new_privs is set before.
    ///
    /// @param pid the process's own number: it may signal its own threads and nobody else
    /// @return 0, or the negative error number, or the thread that could not be brought under the filter
    static long install(Kernel kernel, Architecture architecture, long pid) {
        List<Instruction> program = program(architecture, (int) pid);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment code = arena.allocate((long) program.size() * INSTRUCTION_BYTES, 8);
            long at = 0;
            for (Instruction each : program) {
                code.set(ValueLayout.JAVA_SHORT, at, (short) each.code());
                code.set(ValueLayout.JAVA_BYTE, at + 2, (byte) each.ifTrue());
                code.set(ValueLayout.JAVA_BYTE, at + 3, (byte) each.ifFalse());
                code.set(ValueLayout.JAVA_INT, at + 4, each.value());
                at += INSTRUCTION_BYTES;
            }
            // struct sock_fprog: a short, padding, a pointer
            MemorySegment head = arena.allocate(16, 8);
            head.set(ValueLayout.JAVA_SHORT, 0, (short) program.size());
            head.set(ValueLayout.JAVA_LONG, 8, code.address());
            return kernel.call(architecture.seccomp, SET_MODE_FILTER, ALL_THREADS, head.address(), 0, 0);
        }
    }

    private static List<Instruction> program(Architecture architecture, int pid) {
        List<Instruction> program = new ArrayList<>();
        program.add(new Instruction(LOAD_WORD, 0, 0, CALL_ARCHITECTURE));
        program.add(new Instruction(JUMP_EQUAL, 1, 0, architecture.audit));
        program.add(new Instruction(RETURN, 0, 0, KILL_PROCESS));
        program.add(new Instruction(LOAD_WORD, 0, 0, CALL_NUMBER));
        if (architecture == Architecture.X86_64) {
            program.add(new Instruction(JUMP_AT_LEAST, 0, 1, X32_BIT));
            program.add(new Instruction(RETURN, 0, 0, FAIL | EPERM));
        }
        for (DeniedCall call : DeniedCall.values()) {
            int number = call.number(architecture);
            if (number >= 0) {
                answer(program, number, FAIL | EPERM);
            }
        }
        // Its flags lie in memory, which a filter cannot see. The C library falls back to clone when it is missing.
        answer(program, Architecture.CLONE3, FAIL | ENOSYS);
        allowOnly(program, architecture.clone, JUMP_ANY_BIT, CLONE_THREAD);
        allowOnly(program, architecture.tgkill, JUMP_EQUAL, pid);
        program.add(new Instruction(RETURN, 0, 0, ALLOW));
        return program;
    }

    private static void answer(List<Instruction> program, int number, int answer) {
        program.add(new Instruction(JUMP_EQUAL, 0, 1, number));
        program.add(new Instruction(RETURN, 0, 0, answer));
    }

    /// Allow the call when its first argument passes the test, else fail it. The call's number stays loaded for
    /// those that are not this call.
    private static void allowOnly(List<Instruction> program, int number, int test, int value) {
        program.add(new Instruction(JUMP_EQUAL, 0, 4, number));
        program.add(new Instruction(LOAD_WORD, 0, 0, FIRST_ARGUMENT_LOW));
        program.add(new Instruction(test, 0, 1, value));
        program.add(new Instruction(RETURN, 0, 0, ALLOW));
        program.add(new Instruction(RETURN, 0, 0, FAIL | EPERM));
    }
}
