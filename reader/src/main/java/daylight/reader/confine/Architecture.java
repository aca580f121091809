package daylight.reader.confine;

import java.util.Locale;
import java.util.Optional;

/// The processor architectures whose system-call numbers are known here.
///
/// @see <a href="https://www.kernel.org/doc/html/latest/userspace-api/seccomp_filter.html">seccomp filter</a>
enum Architecture {
    /// AUDIT_ARCH_X86_64.
    X86_64(0xC000003E, 157, 317, 302, 257, 56, 234, 228),
    /// AUDIT_ARCH_AARCH64.
    AARCH64(0xC00000B7, 167, 277, 261, 56, 220, 131, 113);

    /// Same number on every architecture, as all calls since Linux 5.1.
    static final int CLONE3 = 435;

    static final int LANDLOCK_CREATE_RULESET = 444;
    static final int LANDLOCK_ADD_RULE = 445;
    static final int LANDLOCK_RESTRICT_SELF = 446;

    final int audit;
    final int prctl;
    final int seccomp;
    final int prlimit64;
    final int openat;
    final int clone;
    final int tgkill;
    final int clockGettime;

    Architecture(
            int audit, int prctl, int seccomp, int prlimit64, int openat, int clone, int tgkill, int clockGettime) {
        this.audit = audit;
        this.prctl = prctl;
        this.seccomp = seccomp;
        this.prlimit64 = prlimit64;
        this.openat = openat;
        this.clone = clone;
        this.tgkill = tgkill;
        this.clockGettime = clockGettime;
    }

    static Optional<Architecture> ofThisMachine() {
        if (!"Linux".equals(System.getProperty("os.name"))) {
            return Optional.empty();
        }
        return switch (System.getProperty("os.arch", "").toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> Optional.of(X86_64);
            case "aarch64" -> Optional.of(AARCH64);
            default -> Optional.empty();
        };
    }
}
