package daylight.reader;

import daylight.protocol.Draw.WantedPage;
import daylight.protocol.Drawing;
import daylight.protocol.NoDrawing;
import daylight.protocol.Reason;
import daylight.protocol.Recognition;
import daylight.protocol.Verdict;
import daylight.reader.agenda.Agendas;
import daylight.reader.chat.Chats;
import daylight.reader.container.Containers;
import daylight.reader.drawing.Pages;
import daylight.reader.ground.Ending;
import daylight.reader.ground.Evidence;
import daylight.reader.ground.Format;
import daylight.reader.ground.Hostile;
import daylight.reader.ground.Members;
import daylight.reader.ground.Node;
import daylight.reader.mail.Emlx;
import daylight.reader.office.OfficeDocuments;
import daylight.reader.pgp.OpenPgp;
import daylight.reader.table.Tables;
import daylight.reader.tika.TikaFormat;
import daylight.reader.tika.Unlocking;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// Reads one open document, whatever it is: by the quick way where that knows the document, else by what its
/// detected type asks for. Members come back here.
final class Dispatch implements Members.Recursion {
    private final Quick quick;
    private final Chats chats = new Chats();
    private final OpenPgp openPgp = new OpenPgp();
    private final TikaFormat tika = new TikaFormat();
    private final Agendas agendas = new Agendas(tika::readInline);
    private final Containers containers = new Containers(tika::readInline);
    private final Tables tables = new Tables(tika, tika::readMembers, tika::readMembersAndFacts);
    private final OfficeDocuments documents = new OfficeDocuments(tika, tika::readMembers, tika::readMembersAndFacts);
    private final Emlx emlx = new Emlx(this::mail);
    private final Pages pages = new Pages();
    private final Members members;

    /// The way for mail and plain text that needs no detection.
    @FunctionalInterface
    interface Quick {
        /// Read a document if it is for this way.
        ///
        /// @return how the document ended; empty when it is not for this way, and nothing of it was emitted
        Optional<Ending> read(Evidence evidence, Node node);

        /// The same for what is known to be a mail, whatever it is called.
        default Optional<Ending> readMail(Evidence evidence, Node node) {
            return Optional.empty();
        }
    }

    Dispatch(Path temporaryFolder, Function<Members, Quick> quick) {
        this.members = new Members(temporaryFolder, this);
        this.quick = quick.apply(members);
    }

    @Override
    public void read(Evidence evidence, Node node) {
        node.reading().opens(evidence, node);
        if (evidence.sizeBytes() == 0) {
            node.mediaType("application/x-empty");
            node.end(Verdict.READ, Reason.EMPTY_FILE, "");
            return;
        }
        Ending[] ending = {Ending.READ};
        Optional<Throwable> thrown = Hostile.thrownBy(() -> ending[0] = readThis(evidence, node));
        if (!node.ended()) {
            if (node.reading().recognition().isWanted()
                    && ending[0].reason() == Reason.NO_TEXT
                    && !node.tells(Recognition.METADATA)) {
                // Looked at, so that it need not be tried again.
                node.put(Recognition.METADATA, "no picture that could be read");
            }
            thrown.map(t -> Hostile.ending(t, node.hasWords()))
                    .orElse(ending[0])
                    .close(node);
        }
    }

    /// Draw a page of one open document, whatever it is, in place of reading it. What is thrown tells
    /// that nothing was drawn.
    ///
    /// @return why there is no picture; empty when it has gone to `out`
    Optional<Drawing.NotDrawn> draw(Evidence evidence, Node node, WantedPage page, Consumer<Drawing> out)
            throws Exception {
        try (TikaFormat.Opened opened = tika.open(evidence, node, members)) {
            node.mediaType(opened.type());
        }
        Optional<Unlocking.Unlocked> unlocked =
                Unlocking.of(evidence, node.mediaType(), node.reading(), members.temporaryFolder());
        if (unlocked.isEmpty()) {
            return pages.draw(evidence, node, page, out);
        }
        try (Unlocking.Unlocked open = unlocked.get()) {
            return pages.draw(open.evidence(), node, page, out);
        }
    }

    /// Give back the bytes of one open document, without its lock if a password opens it.
    ///
    /// @return why not; empty when they have gone to `out`
    Optional<Drawing.NotDrawn> handOver(Evidence evidence, Node node, Consumer<Drawing> out) throws Exception {
        try (TikaFormat.Opened opened = tika.open(evidence, node, members)) {
            node.mediaType(opened.type());
        }
        Optional<Unlocking.Unlocked> unlocked =
                Unlocking.of(evidence, node.mediaType(), node.reading(), members.temporaryFolder());
        if (unlocked.isEmpty()) {
            if (Unlocking.isLockedPackage(node.mediaType())) {
                return Optional.of(new Drawing.NotDrawn(NoDrawing.LOCKED, 0));
            }
            send(evidence, false, out);
            return Optional.empty();
        }
        try (Unlocking.Unlocked open = unlocked.get()) {
            send(open.evidence(), true, out);
            return Optional.empty();
        }
    }

    private static void send(Evidence evidence, boolean unlocked, Consumer<Drawing> out) throws IOException {
        try (InputStream in = evidence.open()) {
            out.accept(new Drawing.Handed(evidence.sizeBytes(), unlocked));
            byte[] piece = in.readNBytes(Drawing.Pixels.BYTES_MAX);
            while (piece.length > 0) {
                out.accept(new Drawing.Bytes(piece));
                piece = in.readNBytes(Drawing.Pixels.BYTES_MAX);
            }
        }
    }

    private Ending mail(Evidence mail, Node node) throws Exception {
        Optional<Ending> quickly = quick.readMail(mail, node);
        return quickly.isPresent() ? quickly.get() : tika.readMail(mail, node, members);
    }

    private Ending readThis(Evidence evidence, Node node) throws Exception {
        Optional<Ending> chat = chats.read(evidence, node);
        if (chat.isPresent()) {
            return chat.get();
        }
        Optional<Ending> keyed = openPgp.read(evidence, node, members);
        if (keyed.isPresent()) {
            return keyed.get();
        }
        Optional<Ending> ofApple = emlx.read(evidence, node, members);
        if (ofApple.isPresent()) {
            return ofApple.get();
        }
        Optional<Ending> agenda = agendas.read(evidence, node, members);
        if (agenda.isPresent()) {
            return agenda.get();
        }
        Optional<Ending> quickly = quick.read(evidence, node);
        if (quickly.isPresent()) {
            return withBehind(evidence, node, quickly::get);
        }
        return detected(evidence, node, true);
    }

    /// Reads a document that is no archive.
    @FunctionalInterface
    private interface Alone {
        Ending read() throws Exception;
    }

    /// Read a document, and an archive that stands behind it: a program that unpacks itself, a picture with more in
    /// it than is seen.
    private Ending withBehind(Evidence evidence, Node node, Alone alone) throws IOException {
        Ending[] read = {Ending.READ};
        Optional<Throwable> thrown = Hostile.thrownBy(() -> read[0] = alone.read());
        Ending ending = thrown.map(t -> Hostile.ending(t, node.hasWords())).orElse(read[0]);
        Optional<Ending> behind = Containers.behind(evidence, node, members);
        return behind.filter(ofMembers -> ofMembers.verdict() != Verdict.READ && ending.verdict() == Verdict.READ)
                .orElse(ending);
    }

    /// @param mayUnlock whether it is the document as it came, and not one that a password has opened
    private Ending detected(Evidence evidence, Node node, boolean mayUnlock) throws Exception {
        Optional<Unlocking.Unlocked> unlocked;
        Optional<Format> found;
        boolean isContainer;
        try (TikaFormat.Opened opened = tika.open(evidence, node, members)) {
            node.mediaType(opened.type());
            unlocked = mayUnlock
                    ? Unlocking.of(evidence, node.mediaType(), node.reading(), members.temporaryFolder())
                    : Optional.empty();
            Optional<Format> container = containers.of(node.mediaType(), opened.parser());
            isContainer = container.isPresent();
            found = container.or(() -> tables.of(node.mediaType())).or(() -> documents.of(node.mediaType()));
            if (unlocked.isEmpty() && found.isEmpty()) {
                return withBehind(evidence, node, () -> {
                    // What is a mail by its name or by what it came in may have a header that nothing tells; the quick
                    // way keeps the words of one that is none.
                    Optional<Ending> quickly = opened.type().startsWith("message/rfc822")
                            ? quick.readMail(evidence, node)
                            : Optional.empty();
                    return quickly.isPresent() ? quickly.get() : tika.read(opened, node, members);
                });
            }
        }
        if (unlocked.isPresent()) {
            try (Unlocking.Unlocked open = unlocked.get()) {
                return detected(open.evidence(), node, false);
            }
        }
        // What detection opened is closed by now: a large archive's directory is not held twice.
        Format format = found.orElseThrow();
        return isContainer
                ? format.read(evidence, node, members)
                : withBehind(evidence, node, () -> format.read(evidence, node, members));
    }
}
