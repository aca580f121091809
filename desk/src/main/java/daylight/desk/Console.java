package daylight.desk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// The two streams a command speaks on: results on standard output, everything else on standard error. Always UTF-8: a
/// name in any script goes through a pipe unharmed.
///
/// @param terminal whether a person is watching standard error
record Console(PrintStream out, PrintStream err, boolean terminal) {
    static Console ofProcess() {
        return new Console(
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                System.console() != null && System.console().isTerminal());
    }

    void print(ObjectNode document) {
        out.println(Json.text(document));
    }
}
