package daylight.reader;

import daylight.protocol.Draw;
import daylight.protocol.Drawing;
import daylight.protocol.Event;
import daylight.protocol.Extract;
import daylight.protocol.HandOver;
import daylight.protocol.Limits;
import daylight.protocol.NameBytes;
import daylight.protocol.Passwords;
import daylight.protocol.Reason;
import daylight.protocol.Recognition;
import daylight.protocol.Verdict;
import daylight.reader.ground.BrokenEmitter;
import daylight.reader.ground.Emitter;
import daylight.reader.ground.Evidence;
import daylight.reader.ground.Hostile;
import daylight.reader.ground.Members;
import daylight.reader.ground.Node;
import daylight.reader.ground.Reading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// Reads one document and everything inside it. Used by one thread at a time; building it loads every parser and
/// is the larger part of a worker's start.
public final class DocumentReader {
    /// Nested tables, groups and messages are read by recursion. 16 MiB carries some hundred thousand frames,
    /// far more than any real document needs; what is deeper ends as damaged, not the worker. Only touched pages
    /// cost memory.
    static final long STACK_BYTES = 16L * 1024 * 1024;

    private final Dispatch dispatch;

    /// @param temporaryFolder for what does not fit into memory; emptied after each document
    public DocumentReader(Path temporaryFolder) {
        this(temporaryFolder, FastWay::new);
    }

    DocumentReader(Path temporaryFolder, Function<Members, Dispatch.Quick> quick) {
        this.dispatch = new Dispatch(temporaryFolder, quick);
    }

    /// Read `evidence` and everything inside it, on the calling thread, whose stack should be [#STACK_BYTES] large: a
    /// thread for each document cost as much as reading a mail does. Every document begun is ended, members before
    /// their container.
    ///
    /// @throws OutOfMemoryError when the heap is too small: the worker is of no use afterwards
    /// @throws RuntimeException as `out` threw it, and for nothing that a document holds
    public void read(Evidence evidence, Extract request, Emitter out) {
        read(evidence, request, List.of(), out);
    }

    /// The same with pages that an earlier reading of the same bytes recognised.
    public void read(Evidence evidence, Extract request, List<Event.Recognised> before, Emitter out) {
        try {
            Reading reading =
                    new Reading(request.limits(), request.recognition(), request.passwords(), request.from(), out);
            readHere(evidence, request.name(), reading.knowing(before));
        } catch (BrokenEmitter e) {
            throw e.broken();
        }
    }

    /// Draw a page of `evidence` or of a document inside of it, on the calling thread, as [#read] reads.
    /// Answers with a picture, or with why there is none.
    ///
    /// @throws OutOfMemoryError when the heap is too small: the worker is of no use afterwards
    /// @throws RuntimeException as `out` threw it, and for nothing that a document holds
    public void draw(Evidence evidence, Draw request, Consumer<Drawing> out) {
        DocumentSearch.draw(dispatch, evidence, request, out);
    }

    /// Give back the bytes of `evidence` or of a document inside of it, on the calling thread, as [#read]
    /// reads. Answers with them, or with why not.
    ///
    /// @throws OutOfMemoryError when the heap is too small: the worker is of no use afterwards
    /// @throws RuntimeException as `out` threw it, and for nothing that a document holds
    public void handOver(Evidence evidence, HandOver request, Consumer<Drawing> out) {
        DocumentSearch.handOver(dispatch, evidence, request, out);
    }

    /// The same for a document that is read from its start.
    public void read(
            Evidence evidence,
            NameBytes name,
            Limits limits,
            Recognition recognition,
            Passwords passwords,
            Emitter out) {
        Extract request = new Extract(
                1, name, evidence.sizeBytes(), Optional.empty(), limits, recognition, passwords, Optional.empty());
        read(evidence, request, out);
    }

    private void readHere(Evidence evidence, NameBytes name, Reading reading) {
        Node root = reading.root(name);
        Optional<Throwable> thrown = Hostile.thrownBy(() -> {
            root.identity(evidence.sha256(), 0, evidence.sizeBytes());
            dispatch.read(evidence, root);
        });
        if (!root.ended()) {
            Throwable cause = thrown.orElseGet(() -> new IllegalStateException("the document was not ended"));
            root.end(
                    Verdict.FAILED,
                    cause instanceof IOException ? Reason.SOURCE_UNREADABLE : Reason.READER_BUG,
                    cause.getClass().getSimpleName());
        }
    }
}
