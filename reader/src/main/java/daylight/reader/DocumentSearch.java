package daylight.reader;

import daylight.protocol.Draw;
import daylight.protocol.Draw.WantedPage;
import daylight.protocol.Drawing;
import daylight.protocol.Event;
import daylight.protocol.HandOver;
import daylight.protocol.HandOver.WantedDocument;
import daylight.protocol.Limits;
import daylight.protocol.NameBytes;
import daylight.protocol.NoDrawing;
import daylight.protocol.Passwords;
import daylight.protocol.Reason;
import daylight.protocol.Recognition;
import daylight.reader.ground.BrokenEmitter;
import daylight.reader.ground.Emitter;
import daylight.reader.ground.Evidence;
import daylight.reader.ground.Hostile;
import daylight.reader.ground.LimitReached;
import daylight.reader.ground.Node;
import daylight.reader.ground.Reading;
import daylight.reader.ground.WalkOver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// Walks one original as for reading, tells nobody what it says, and answers where the wanted document lies:
/// with one of its pages, or with its bytes. For one request.
final class DocumentSearch implements Emitter {
    /// A document behind one of these was never come to.
    private static final Set<Reason> LIMITS = EnumSet.of(
            Reason.TIME_LIMIT, Reason.MEMBER_LIMIT, Reason.DEPTH_LIMIT, Reason.EXPANSION_LIMIT, Reason.MEMORY_LIMIT);

    /// What is to be done with the wanted document.
    @FunctionalInterface
    private interface Answering {
        /// @return why there is no answer; empty when it has gone to `out`
        Optional<Drawing.NotDrawn> at(Evidence evidence, Node node, Consumer<Drawing> out) throws Exception;
    }

    private final Dispatch dispatch;
    private final WantedDocument wanted;
    private final Answering answering;
    private final Consumer<Drawing> out;
    private boolean found;
    private boolean limited;

    private DocumentSearch(Dispatch dispatch, WantedDocument wanted, Answering answering, Consumer<Drawing> out) {
        this.dispatch = dispatch;
        this.wanted = wanted;
        this.answering = answering;
        this.out = out;
    }

    static void draw(Dispatch dispatch, Evidence evidence, Draw request, Consumer<Drawing> out) {
        WantedPage page = request.page();
        new DocumentSearch(
                        dispatch,
                        new WantedDocument(page.document(), page.documentSizeBytes()),
                        (found, node, to) -> dispatch.draw(found, node, page, to),
                        out)
                .in(evidence, request.name(), request.limits(), request.passwords());
    }

    static void handOver(Dispatch dispatch, Evidence evidence, HandOver request, Consumer<Drawing> out) {
        new DocumentSearch(dispatch, request.wanted(), dispatch::handOver, out)
                .in(evidence, request.name(), request.limits(), request.passwords());
    }

    private void in(Evidence evidence, NameBytes name, Limits limits, Passwords passwords) {
        try {
            Reading reading = new Reading(limits, Recognition.NONE, passwords, this).glancing(this::look);
            Node root = reading.root(name);
            // What breaks the walk leaves the document unfound.
            Hostile.thrownBy(() -> dispatch.read(evidence, root));
        } catch (WalkOver _) {
            return;
        } catch (BrokenEmitter e) {
            throw e.broken();
        }
        if (!found) {
            out.accept(new Drawing.NotDrawn(limited ? NoDrawing.LIMIT : NoDrawing.NOT_FOUND, 0));
        }
    }

    private void look(Evidence evidence, Node node) {
        throwIfFound();
        if (evidence.sizeBytes() != wanted.sizeBytes() || !hash(evidence, node).equals(wanted.document())) {
            return;
        }
        found = true;
        Optional<Drawing.NotDrawn> none = answer(evidence, node);
        none.ifPresent(this::answer);
        throw new WalkOver();
    }

    /// That of the bytes themselves: a member without bytes of its own has no pages.
    private static String hash(Evidence evidence, Node node) {
        try {
            return node.sha256().isEmpty() ? evidence.sha256() : node.sha256();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Drawing.NotDrawn> answer(Evidence evidence, Node node) {
        AtomicReference<Optional<Drawing.NotDrawn>> none = new AtomicReference<>(Optional.empty());
        Optional<Throwable> thrown = Hostile.thrownBy(() -> none.set(answering.at(evidence, node, this::answer)));
        return thrown.isEmpty() ? none.get() : thrown.map(t -> new Drawing.NotDrawn(reason(t), 0));
    }

    /// What the way to the desk throws is no fault of the document's.
    private void answer(Drawing drawing) {
        BrokenEmitter.guard(() -> out.accept(drawing));
    }

    private static NoDrawing reason(Throwable thrown) {
        if (thrown instanceof LimitReached) {
            return NoDrawing.LIMIT;
        }
        return Hostile.isLocked(thrown) ? NoDrawing.LOCKED : NoDrawing.UNDRAWABLE;
    }

    private void throwIfFound() {
        if (found) {
            throw new WalkOver();
        }
    }

    @Override
    public void emit(Event event) {
        // Whoever swallowed the signal gets it again.
        throwIfFound();
        limited |= event instanceof Event.Ended ended && LIMITS.contains(ended.reason());
    }
}
