package daylight.desk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The two streams a command speaks on: results on standard output, everything else on standard error. Always UTF-8: a
/// name in any script goes through a pipe unharmed.
///
/// @param terminal whether a person is watching standard error
record Console(PrintStream out, PrintStream err, boolean terminal) {
    private static final Path OUT = Path.of("/proc/self/fd/1");

    static Console ofProcess() {
        return new Console(
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                System.console() != null && System.console().isTerminal() || isTerminal(OUT));
    }

    /// Java asks for a terminal at both ends; what is written to one must be harmless with any input. Where the system
    /// does not tell, as without `/proc`, Java's answer stands.
    static boolean isTerminal(Path descriptor) {
        try {
            String device = Files.readSymbolicLink(descriptor).toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty") || device.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    void print(ObjectNode document) {
        out.println(Json.text(document));
    }
}
