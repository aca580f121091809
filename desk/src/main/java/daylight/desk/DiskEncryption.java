package daylight.desk;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Whether the disk under a folder is encrypted, as far as Linux tells without any rights: the mount table names the
/// device, and `/sys` names what lies under it. Elsewhere the answer is that it is not known.
enum DiskEncryption {
    ENCRYPTED("The disk is encrypted."),
    IN_MEMORY("The folder lies in memory and is gone when the machine is switched off."),
    NOT_ENCRYPTED(
            "The disk is NOT encrypted: whoever takes this computer can read the case.",
            "Use an encrypted disk (LUKS, FileVault, BitLocker) for sensitive material."),
    UNKNOWN("Daylight cannot tell whether the disk is encrypted.", "Make sure that it is.");

    private static final Path MOUNTS = Path.of("/proc/self/mountinfo");
    private static final Path DEVICES = Path.of("/sys/dev/block");

    /// Layers of device mapper and partitions; more is a loop.
    private static final int LAYERS_MAX = 32;

    private final String sentence;
    private final String advice;

    DiskEncryption(String sentence) {
        this(sentence, "");
    }

    DiskEncryption(String sentence, String advice) {
        this.sentence = sentence;
        this.advice = advice;
    }

    /// What to do; empty where nothing has to be done.
    String advice() {
        return advice;
    }

    String sentence() {
        return sentence;
    }

    /// Say it where a case was just made on a disk that anyone might read.
    void warn(PrintStream err) {
        if (this == NOT_ENCRYPTED || this == UNKNOWN) {
            err.println(sentence + " " + advice);
        }
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    private record Mount(String device, Path point, String type) {}

    static DiskEncryption of(Path folder) {
        try {
            Optional<Mount> mount = mountOf(folder.toRealPath());
            return mount.isEmpty() ? UNKNOWN : of(mount.get());
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    private static Optional<Mount> mountOf(Path folder) throws IOException {
        if (!Files.isReadable(MOUNTS)) {
            return Optional.empty();
        }
        // Lines as in proc_pid_mountinfo(5): id parent major:minor root point options [optional…] - type source super
        try (Stream<String> lines = Files.lines(MOUNTS, StandardCharsets.ISO_8859_1)) {
            return lines.map(line -> line.split(" "))
                    .filter(fields -> fields.length > 6 && List.of(fields).contains("-"))
                    .map(fields -> new Mount(
                            fields[2],
                            Path.of(fields[4].replace("\\040", " ")),
                            fields[List.of(fields).indexOf("-") + 1]))
                    .filter(mount -> folder.startsWith(mount.point()))
                    .max(Comparator.comparingInt(mount -> mount.point().getNameCount()));
        }
    }

    private static DiskEncryption of(Mount mount) throws IOException {
        if (mount.type().equals("tmpfs") || mount.type().equals("ramfs")) {
            return IN_MEMORY;
        }
        if (mount.type().equals("ecryptfs")
                || mount.type().startsWith("fuse.gocryptfs")
                || mount.type().startsWith("fuse.encfs")
                || mount.type().startsWith("fuse.cryfs")) {
            return ENCRYPTED;
        }
        Path device = DEVICES.resolve(mount.device());
        if (!Files.exists(device)) {
            return UNKNOWN;
        }
        return anyLayerIsEncrypted(device.toRealPath()) ? ENCRYPTED : NOT_ENCRYPTED;
    }

    private static boolean anyLayerIsEncrypted(Path device) throws IOException {
        Deque<Path> open = new ArrayDeque<>(List.of(device));
        for (int layers = 0; layers < LAYERS_MAX && !open.isEmpty(); layers++) {
            Path layer = open.pop();
            Path uuid = layer.resolve("dm/uuid");
            if (Files.isReadable(uuid)
                    && Files.readString(uuid, StandardCharsets.ISO_8859_1).startsWith("CRYPT-")) {
                return true;
            }
            Path below = layer.resolve("slaves");
            if (Files.isDirectory(below)) {
                try (Stream<Path> slaves = Files.list(below)) {
                    for (Path slave : slaves.toList()) {
                        open.push(slave.toRealPath());
                    }
                }
            }
        }
        return false;
    }
}
