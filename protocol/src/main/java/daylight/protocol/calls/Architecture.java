package daylight.protocol.calls;

import java.util.Locale;
import java.util.Optional;

/// The processor architectures whose system-call numbers are known here.
///
/// @see <a href="https://www.kernel.org/doc/html/latest/userspace-api/seccomp_filter.html">seccomp filter</a>
public enum Architecture {
    /// AUDIT_ARCH_X86_64.
    X86_64(0xC000003E),
    /// AUDIT_ARCH_AARCH64.
    AARCH64(0xC00000B7);

    private final int audit;

    Architecture(int audit) {
        this.audit = audit;
    }

    /// What the kernel calls it in a filter.
    int audit() {
        return audit;
    }

    /// Empty on other processors, and where the system is not Linux.
    public static Optional<Architecture> ofThisMachine() {
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
