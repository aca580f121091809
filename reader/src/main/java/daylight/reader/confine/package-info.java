/// The worker confines itself before it sees the first document.
///
/// **In**: what the tier asks for, the paths that must stay readable.
/// **Out**: what really took effect; nothing is promised that the kernel did not confirm.
/// **Keeps**: nothing.
/// **Never**: gives back a right once dropped.
///
/// Three walls, each optional, all from Java through the foreign-function interface so that no native code is
/// shipped: a system-call filter (seccomp-bpf, see seccomp(2)), Landlock for files (landlock(7)), and resource
/// limits (prlimit(2)). They stand behind the sandbox that the desk builds around the process, and alone where the
/// machine has none. The same door to the kernel tells [CpuClock], on which the limits rest.
@NullMarked
package daylight.reader.confine;

import org.jspecify.annotations.NullMarked;
