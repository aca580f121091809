package daylight.protocol;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Reads a file in the caller's own process, with nothing around it: what a plain program would do. For
/// benchmarks, which compare Daylight with it; the reader's implementation is found by
/// [java.util.ServiceLoader].
public interface PlainReading {
    /// What the file says of itself; empty where it says nothing.
    record Told(
            String sender,
            List<String> recipients,
            String subject,
            String author,
            Optional<Instant> created,
            Optional<Instant> modified) {
        public Told {
            recipients = List.copyOf(recipients);
        }
    }

    /// @param mediaType as detected, without parameters; empty when unknown
    /// @param title     from the metadata; empty when there is none
    /// @param text      everything, members inlined
    record Plain(String mediaType, String title, Told told, String text) {}

    /// @throws IOException where the file cannot be read; what the parser refuses comes back as what it had read until
    /// then
    Plain read(Path file) throws IOException;
}
