package daylight.conversion;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.Optional;

/// The system-call filter for LibreOffice, a classic BPF program over `struct seccomp_data` (seccomp(2),
/// linux/filter.h), in the form in which bubblewrap takes it. It denies a list and allows the rest. Unlike a reader's
/// filter it cannot forbid to start a program, because LibreOffice itself is started under it; but it forbids to
/// make a process, so that nothing runs beside LibreOffice. Sockets are those of its own kind of Unix alone.
final class DeniedCalls {
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

    private static final int AF_UNIX = 1;

    /// Same number on every architecture.
    private static final int CLONE3 = 435;

    private static final int INSTRUCTION_BYTES = 8;
    private static final int INSTRUCTIONS_MAX = 256;

    /// By architecture: its AUDIT_ARCH, its calls `clone` and `socket`, and those that are denied: processes
    /// (fork, vfork, ptrace, process_vm_readv, process_vm_writev, kcmp, pidfd_open, pidfd_getfd), name
    /// spaces and mounts (unshare, setns, mount, umount2, pivot_root, chroot, move_mount, open_tree, fsopen,
    /// fsconfig, fsmount, fspick, mount_setattr, open_by_handle_at), and corners of the kernel with a long
    /// record of escapes (bpf, perf_event_open, userfaultfd, io_uring_setup, io_uring_enter,
    /// io_uring_register, add_key, request_key, keyctl, vmsplice, modify_ldt, personality, init_module,
    /// finit_module, kexec_load, kexec_file_load, syslog, iopl, ioperm).
    private enum Architecture {
        X86_64(0xC000003E, 56, 41, new int[] {
            57, 58, 101, 310, 311, 312, 434, 438, //
            272, 308, 165, 166, 155, 161, 429, 428, 430, 431, 432, 433, 442, 304, //
            321, 298, 323, 425, 426, 427, 248, 249, 250, 278, 154, 135, 175, 313, 246, 320, 103, 172, 173
        }),
        AARCH64(0xC00000B7, 220, 198, new int[] {
            117, 270, 271, 272, 434, 438, //
            97, 268, 40, 39, 41, 51, 429, 428, 430, 431, 432, 433, 442, 265, //
            280, 241, 282, 425, 426, 427, 217, 218, 219, 75, 92, 105, 273, 104, 294, 116
        });

        private final int audit;
        private final int clone;
        private final int socket;
        private final int[] denied;

        Architecture(int audit, int clone, int socket, int[] denied) {
            this.audit = audit;
            this.clone = clone;
            this.socket = socket;
            this.denied = denied;
        }

        static Optional<Architecture> ofThisMachine() {
            return switch (System.getProperty("os.arch", "").toLowerCase(Locale.ROOT)) {
                case "amd64", "x86_64" -> Optional.of(X86_64);
                case "aarch64" -> Optional.of(AARCH64);
                default -> Optional.empty();
            };
        }
    }

    private final ByteBuffer code =
            ByteBuffer.allocate(INSTRUCTIONS_MAX * INSTRUCTION_BYTES).order(ByteOrder.nativeOrder());

    private DeniedCalls() {}

    /// The filter's bytes; empty where the calls of this machine's processor are not known here.
    static Optional<byte[]> ofThisMachine() {
        return Architecture.ofThisMachine().map(architecture -> new DeniedCalls().program(architecture));
    }

    private byte[] program(Architecture architecture) {
        add(LOAD_WORD, 0, 0, CALL_ARCHITECTURE);
        add(JUMP_EQUAL, 1, 0, architecture.audit);
        add(RETURN, 0, 0, KILL_PROCESS);
        add(LOAD_WORD, 0, 0, CALL_NUMBER);
        if (architecture == Architecture.X86_64) {
            add(JUMP_AT_LEAST, 0, 1, X32_BIT);
            add(RETURN, 0, 0, FAIL | EPERM);
        }
        for (int number : architecture.denied) {
            answer(number, FAIL | EPERM);
        }
        // Its flags lie in memory, which a filter cannot see. The C library falls back to clone when it is missing.
        answer(CLONE3, FAIL | ENOSYS);
        allowOnly(architecture.clone, JUMP_ANY_BIT, CLONE_THREAD);
        allowOnly(architecture.socket, JUMP_EQUAL, AF_UNIX);
        add(RETURN, 0, 0, ALLOW);
        byte[] bytes = new byte[code.position()];
        code.flip().get(bytes);
        return bytes;
    }

    private void add(int operation, int ifTrue, int ifFalse, int value) {
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
