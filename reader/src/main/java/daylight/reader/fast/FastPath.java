package daylight.reader.fast;

import daylight.reader.ground.Evidence;
import daylight.reader.ground.Node;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Function;

/// Reads mails and plain texts itself. One object serves one thread.
public final class FastPath {
    /// A mail is held in memory with its decoded parts; a larger one goes to the general reader, which streams.
    static final int SIZE_BYTES_MAX = 8 * 1024 * 1024;

    private final MemberReader members;
    private final MailReader mails;
    private final PlainTextReader texts = new PlainTextReader();

    public FastPath(MemberReader members) {
        this(members, new BodyText(true));
    }

    FastPath(MemberReader members, BodyText texts) {
        this.members = members;
        this.mails = new MailReader(texts);
    }

    /// Read `evidence` into `node`, if it is a mail or a plain text.
    ///
    /// The node gets media type, metadata, text, members and their count; its identity and its end are the
    /// caller's.
    ///
    /// @return how the document ends; empty when it is not for the fast path, and then nothing has been emitted
    public Optional<Conclusion> read(Evidence evidence, Node node) {
        return read(evidence, node, bytes -> read(bytes, node.name().display()));
    }

    /// The same for what is known to be a mail from its first byte on, whatever its name says.
    public Optional<Conclusion> readMail(Evidence evidence, Node node) {
        return read(evidence, node, bytes -> mails.read(bytes, 0));
    }

    private Optional<Conclusion> read(Evidence evidence, Node node, Function<byte[], Findings> reading) {
        Optional<byte[]> content = content(evidence);
        if (content.isEmpty()) {
            return Optional.empty();
        }
        Findings findings;
        try {
            findings = reading.apply(content.get());
        } catch (NotForFastPath _) {
            return Optional.empty();
        }
        return Optional.of(findings.emit(node, members));
    }

    /// @throws NotForFastPath when the general reader must take it
    Findings read(byte[] bytes, String name) {
        return switch (Sniff.of(bytes, name)) {
            case Sniff.Mail mail when mail.start() > 0 -> mails.read(OneMailMbox.unescaped(bytes, mail.start()), 0);
            case Sniff.Mail _ -> mails.read(bytes, 0);
            case Sniff.Text text -> texts.read(bytes, text.mediaType());
            case Sniff.NotMine _ -> throw new NotForFastPath("neither mail nor plain text");
        };
    }

    private static Optional<byte[]> content(Evidence evidence) {
        if (evidence.sizeBytes() == 0 || evidence.sizeBytes() > SIZE_BYTES_MAX) {
            return Optional.empty();
        }
        Optional<byte[]> held = evidence.bytes();
        if (held.isPresent()) {
            return held;
        }
        try (InputStream in = evidence.open()) {
            byte[] bytes = in.readNBytes(SIZE_BYTES_MAX + 1);
            return bytes.length > SIZE_BYTES_MAX ? Optional.empty() : Optional.of(bytes);
        } catch (IOException _) {
            // The general reader meets the same error and says so in the outcome.
            return Optional.empty();
        }
    }
}
