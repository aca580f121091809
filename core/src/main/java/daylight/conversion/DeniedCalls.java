package daylight.conversion;

import daylight.protocol.calls.Architecture;
import daylight.protocol.calls.CallFilter;
import daylight.protocol.calls.SystemCall;
import java.util.List;
import java.util.Optional;

/// The system-call filter for LibreOffice, in the form in which bubblewrap takes it. Unlike a reader's filter it cannot
/// forbid to start a program, because LibreOffice itself is started under it; but it forbids to make a process, so
/// that nothing runs beside LibreOffice. Sockets are those of its own kind of Unix alone.
final class DeniedCalls {
    private static final int AF_UNIX = 1;

    private static final List<SystemCall> DENIED = List.of(
            // Processes.
            SystemCall.FORK,
            SystemCall.VFORK,
            SystemCall.PTRACE,
            SystemCall.PROCESS_VM_READV,
            SystemCall.PROCESS_VM_WRITEV,
            SystemCall.KCMP,
            SystemCall.PIDFD_OPEN,
            SystemCall.PIDFD_GETFD,
            // Name spaces and mounts.
            SystemCall.UNSHARE,
            SystemCall.SETNS,
            SystemCall.MOUNT,
            SystemCall.UMOUNT2,
            SystemCall.PIVOT_ROOT,
            SystemCall.CHROOT,
            SystemCall.MOVE_MOUNT,
            SystemCall.OPEN_TREE,
            SystemCall.FSOPEN,
            SystemCall.FSCONFIG,
            SystemCall.FSMOUNT,
            SystemCall.FSPICK,
            SystemCall.MOUNT_SETATTR,
            SystemCall.OPEN_BY_HANDLE_AT,
            // Corners of the kernel with a long record of escapes.
            SystemCall.BPF,
            SystemCall.PERF_EVENT_OPEN,
            SystemCall.USERFAULTFD,
            SystemCall.IO_URING_SETUP,
            SystemCall.IO_URING_ENTER,
            SystemCall.IO_URING_REGISTER,
            SystemCall.ADD_KEY,
            SystemCall.REQUEST_KEY,
            SystemCall.KEYCTL,
            SystemCall.VMSPLICE,
            SystemCall.MODIFY_LDT,
            SystemCall.PERSONALITY,
            // The machine.
            SystemCall.INIT_MODULE,
            SystemCall.FINIT_MODULE,
            SystemCall.KEXEC_LOAD,
            SystemCall.KEXEC_FILE_LOAD,
            SystemCall.SYSLOG,
            SystemCall.IOPL,
            SystemCall.IOPERM);

    private DeniedCalls() {}

    /// The filter's bytes; empty where the calls of this machine's processor are not known here.
    static Optional<byte[]> ofThisMachine() {
        return Architecture.ofThisMachine().map(DeniedCalls::of);
    }

    static byte[] of(Architecture architecture) {
        return new CallFilter(architecture)
                .deny(DENIED)
                .denyProcesses()
                .allowOnly(SystemCall.SOCKET, AF_UNIX)
                .program();
    }
}
