package daylight.protocol.calls;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collection;

/// A system-call filter, as a classic BPF program over `struct seccomp_data` (seccomp(2), linux/filter.h).
///
/// It denies a list and allows the rest: which calls a JVM or another large program makes changes from release to
/// release, and a call that is missing from a list of allowed ones would be a document's failure.
public final class CallFilter {
    /// One `struct sock_filter`.
    public static final int INSTRUCTION_BYTES = 8;

    private static final int INSTRUCTIONS_MAX = 512;

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

    private final Architecture architecture;
    private final ByteBuffer code =
            ByteBuffer.allocate(INSTRUCTIONS_MAX * INSTRUCTION_BYTES).order(ByteOrder.nativeOrder());

    /// The beginning of a filter: calls of another architecture end the process.
    public CallFilter(Architecture architecture) {
        this.architecture = architecture;
        add(LOAD_WORD, 0, 0, CALL_ARCHITECTURE);
        add(JUMP_EQUAL, 1, 0, architecture.audit());
        add(RETURN, 0, 0, KILL_PROCESS);
        add(LOAD_WORD, 0, 0, CALL_NUMBER);
        if (architecture == Architecture.X86_64) {
            add(JUMP_AT_LEAST, 0, 1, X32_BIT);
            add(RETURN, 0, 0, FAIL | EPERM);
        }
    }

    /// These calls fail as not permitted.
    public CallFilter deny(Collection<SystemCall> calls) {
        for (SystemCall call : calls) {
            int number = call.number(architecture);
            if (number >= 0) {
                answer(number, FAIL | EPERM);
            }
        }
        return this;
    }

    /// Threads can be made and no processes.
    public CallFilter denyProcesses() {
        // Its flags lie in memory, which a filter cannot see. The C library falls back to clone when it is missing.
        answer(SystemCall.CLONE3.number(architecture), FAIL | ENOSYS);
        allowOnly(SystemCall.CLONE.number(architecture), JUMP_ANY_BIT, CLONE_THREAD);
        return this;
    }

    /// The call fails but with this first argument.
    public CallFilter allowOnly(SystemCall call, int firstArgument) {
        allowOnly(call.number(architecture), JUMP_EQUAL, firstArgument);
        return this;
    }

    /// The whole program, in the machine's byte order; all other calls are allowed.
    public byte[] program() {
        ByteBuffer whole =
                ByteBuffer.allocate(code.position() + INSTRUCTION_BYTES).order(ByteOrder.nativeOrder());
        whole.put(code.duplicate().flip());
        put(whole, RETURN, 0, 0, ALLOW);
        return whole.array();
    }

    private void add(int operation, int ifTrue, int ifFalse, int value) {
        put(code, operation, ifTrue, ifFalse, value);
    }

    private static void put(ByteBuffer code, int operation, int ifTrue, int ifFalse, int value) {
        code.putShort((short) operation).put((byte) ifTrue).put((byte) ifFalse).putInt(value);
    }

    private void answer(int number, int answer) {
        add(JUMP_EQUAL, 0, 1, number);
        add(RETURN, 0, 0, answer);
    }

    /// Allow the call when its first argument passes the test, else fail it. The call's number stays loaded for
    /// those that are not this call.
    private void allowOnly(int number, int test, int value) {
        add(JUMP_EQUAL, 0, 4, number);
        add(LOAD_WORD, 0, 0, FIRST_ARGUMENT_LOW);
        add(test, 0, 1, value);
        add(RETURN, 0, 0, ALLOW);
        add(RETURN, 0, 0, FAIL | EPERM);
    }
}
