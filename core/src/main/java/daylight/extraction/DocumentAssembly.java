package daylight.extraction;

import daylight.protocol.Drawing;
import daylight.protocol.Drawing.Bytes;
import daylight.protocol.Drawing.Drawn;
import daylight.protocol.Drawing.Handed;
import daylight.protocol.Drawing.NotDrawn;
import daylight.protocol.Drawing.Pixels;
import daylight.protocol.Drawing.Placed;
import daylight.protocol.HandOver.WantedDocument;
import daylight.protocol.NoDrawing;
import daylight.protocol.ProtocolViolation;
import daylight.protocol.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// Writes a document that a worker hands over into a file, and throws at the first part that does not fit. A
/// worker may have been taken over by what it read; what it calls the wanted document has the wanted hash, unless
/// it says that a password opened it. Used by one thread.
final class DocumentAssembly implements AutoCloseable {
    private final WantedDocument wanted;
    private final Path file;
    private final long bytesMax;
    private final OutputStream out;
    private final MessageDigest digest;
    private Optional<NotDrawn> none = Optional.empty();
    private Optional<Handed> handed = Optional.empty();
    private long filled;

    /// @param file     is written from its beginning
    /// @param bytesMax a larger document is not taken
    DocumentAssembly(WantedDocument wanted, Path file, long bytesMax) throws IOException {
        this.wanted = wanted;
        this.file = file;
        this.bytesMax = bytesMax;
        this.out = Files.newOutputStream(file);
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /// @throws UncheckedIOException where the file cannot be written, which is no fault of the worker's
    void take(Drawing part) throws ProtocolViolation {
        switch (part) {
            case NotDrawn not -> {
                boolean fits = handed.isEmpty() && none.isEmpty() && not.pages() == 0;
                if (!fits || not.reason() == NoDrawing.NO_SUCH_PAGE) {
                    throw new ProtocolViolation("no document, " + not.reason() + ", in the wrong place");
                }
                none = Optional.of(not);
            }
            case Handed begun -> {
                boolean fits = handed.isEmpty()
                        && none.isEmpty()
                        && begun.sizeBytes() >= 0
                        && (begun.unlocked() || begun.sizeBytes() == wanted.sizeBytes());
                if (!fits) {
                    throw new ProtocolViolation("a document that cannot be: " + begun);
                }
                handed = Optional.of(begun);
            }
            case Bytes piece -> write(piece.bytes());
            case Drawn _, Pixels _, Placed _ ->
                throw new ProtocolViolation("a page is drawn where a document was wanted");
        }
    }

    private void write(byte[] piece) throws ProtocolViolation {
        long missing = handed.map(Handed::sizeBytes).orElse(0L) - filled;
        if (piece.length == 0 || piece.length > missing) {
            throw new ProtocolViolation("a piece of " + piece.length + " bytes where " + missing + " are missing");
        }
        filled += piece.length;
        if (isTooLarge()) {
            return;
        }
        digest.update(piece);
        try {
            out.write(piece);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isTooLarge() {
        return handed.isPresent() && handed.get().sizeBytes() > bytesMax;
    }

    /// The worker is done.
    HandedDocument whole() throws ProtocolViolation {
        if (none.isPresent()) {
            return new PageAnswer.None(none.get().reason(), 0);
        }
        if (handed.isEmpty() || filled < handed.get().sizeBytes()) {
            throw new ProtocolViolation("the document ends with " + filled + " bytes of " + handed);
        }
        if (isTooLarge()) {
            return new PageAnswer.None(NoDrawing.LIMIT, 0);
        }
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        boolean isIt = HexFormat.of().formatHex(digest.digest()).equals(wanted.document());
        if (!isIt && !handed.get().unlocked()) {
            return new PageAnswer.Broken(Reason.WORKER_PROTOCOL);
        }
        return new HandedDocument.Whole(file, filled, handed.get().unlocked());
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException _) {
            // What is whole was closed before.
        }
    }
}
