package daylight.extraction;

import daylight.protocol.Draw;
import daylight.protocol.DrawMessages;
import daylight.protocol.Drawing;
import daylight.protocol.Event;
import daylight.protocol.Extract;
import daylight.protocol.Frame;
import daylight.protocol.FrameReader;
import daylight.protocol.FrameType;
import daylight.protocol.FrameWriter;
import daylight.protocol.HandOver;
import daylight.protocol.Limits;
import daylight.protocol.Messages;
import daylight.protocol.Nonce;
import daylight.protocol.ProtocolViolation;
import daylight.protocol.Ready;
import daylight.protocol.Reason;
import daylight.protocol.RecognisedMessages;
import daylight.protocol.Recognition;
import daylight.protocol.WorkerExit;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// A worker process that is ready, and the conversation with it. One request at a time, by one thread; the pool's
/// watch looks on and kills.
final class Worker {
    /// The exit code by which a JVM says that memory ran out: `-XX:+ExitOnOutOfMemoryError`.
    private static final int EXIT_ON_OUT_OF_MEMORY = 3;

    /// By a shell's convention, a process that signal 9 ended: the kernel's memory killer sends it, or somebody.
    static final int KILLED_FROM_OUTSIDE = 128 + 9;

    /// A killed process is gone in milliseconds; a sandbox tool needs as long to account for its child.
    private static final int GONE_MILLIS = 2_000;

    /// Takes the events of an answer, checks them and hands them on.
    @FunctionalInterface
    interface Answer {
        void take(Event event) throws ProtocolViolation;
    }

    private final Process process;
    private final ProcessHandle jvm;
    private final PrintedHint printed;
    private final SocketChannel channel;
    private final FrameWriter out;
    private final FrameReader in;
    private final WorkerSpending spending;
    private int documents;
    private long heapBytes;
    private boolean spent;
    private long lastRequest;

    Worker(Process process, PrintedHint printed, SocketChannel channel, FrameReader in, Nonce nonce, Ready ready) {
        this.process = process;
        this.jvm = ProcessCpu.innermost(process.toHandle());
        this.printed = printed;
        this.channel = channel;
        this.in = in;
        this.out = new FrameWriter(channel, nonce);
        this.spending = new WorkerSpending(jvm.pid(), ready.cpuNanos());
    }

    WorkerSpending spending() {
        return spending;
    }

    int documents() {
        return documents;
    }

    long heapBytes() {
        return heapBytes;
    }

    /// Whether the last document left something behind that may change how the next one is read.
    boolean isSpent() {
        return spent;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// A fresh request's id.
    long nextRequest() {
        return ++lastRequest;
    }

    /// Send a request, with pages that were recognised before and with the document's bytes unless it names a file, and
    /// take the answer to its end.
    ///
    /// @throws WorkerEnd     when the worker died, was killed or said something that is no answer
    /// @throws SourceDamaged when the bytes could not be read as announced; the worker was killed then
    void ask(Extract request, RecognisedPages before, InputStream content, Answer answer)
            throws WorkerEnd, SourceDamaged {
        converse(request.limits(), () -> {
            before.giveTo(page -> RecognisedMessages.writeBefore(out, request.id(), page));
            Messages.write(out, request);
            if (request.file().isEmpty()) {
                sendContent(request.id(), request.sizeBytes(), content);
            }
            out.flush();
            takeAnswer(request, answer);
        });
    }

    /// The same for a page.
    PageAnswer ask(Draw request, InputStream content) throws WorkerEnd, SourceDamaged {
        PageAssembly page = new PageAssembly(request.page());
        AtomicReference<PageAnswer> whole = new AtomicReference<>(new PageAnswer.Broken(Reason.WORKER_PROTOCOL));
        converse(request.limits(), () -> {
            DrawMessages.write(out, request);
            if (request.file().isEmpty()) {
                sendContent(request.id(), request.sizeBytes(), content);
            }
            out.flush();
            takeParts(request.id(), page::take);
            whole.set(page.whole());
        });
        return whole.get();
    }

    /// The same for a document's bytes.
    HandedDocument ask(HandOver request, InputStream content, DocumentAssembly document)
            throws WorkerEnd, SourceDamaged {
        AtomicReference<HandedDocument> whole = new AtomicReference<>(new PageAnswer.Broken(Reason.WORKER_PROTOCOL));
        converse(request.limits(), () -> {
            DrawMessages.write(out, request);
            if (request.file().isEmpty()) {
                sendContent(request.id(), request.sizeBytes(), content);
            }
            out.flush();
            takeParts(request.id(), document::take);
            whole.set(document.whole());
        });
        return whole.get();
    }

    /// Takes the parts of an answer that is a page or a document.
    @FunctionalInterface
    private interface Parts {
        void take(Drawing part) throws ProtocolViolation;
    }

    /// What is said and heard for one request.
    @FunctionalInterface
    private interface Conversation {
        void run() throws IOException, SourceDamaged;
    }

    private void converse(Limits limits, Conversation conversation) throws WorkerEnd, SourceDamaged {
        spending.begin(limits);
        try {
            conversation.run();
            documents++;
        } catch (ProtocolViolation violation) {
            kill();
            throw new WorkerEnd(
                    spending.isOver() ? Reason.WORKER_KILLED_TIME : Reason.WORKER_PROTOCOL,
                    String.valueOf(violation.getMessage()));
        } catch (IOException gone) {
            throw ended();
        } finally {
            spending.end();
        }
    }

    private void sendContent(long request, long sizeBytes, InputStream content) throws IOException, SourceDamaged {
        byte[] piece = new byte[(int) Math.min(Messages.CONTENT_BYTES, Math.max(1, sizeBytes))];
        long left = sizeBytes;
        while (left > 0) {
            int count;
            try {
                count = content.readNBytes(piece, 0, (int) Math.min(piece.length, left));
            } catch (IOException e) {
                kill();
                throw new SourceDamaged();
            }
            if (count == 0) {
                kill();
                throw new SourceDamaged();
            }
            Messages.writeContent(out, request, piece, count);
            left -= count;
        }
    }

    private void takeParts(long request, Parts parts) throws IOException {
        while (true) {
            Frame frame = in.next(request).orElseThrow(() -> new IOException("the worker is gone"));
            if (frame.type() == FrameType.DONE) {
                done((Event.Done) Messages.event(frame));
                return;
            }
            parts.take(DrawMessages.drawing(frame));
        }
    }

    private void done(Event.Done done) {
        spending.told(done.cpuNanos());
        heapBytes = done.heapBytes();
        spent = done.spent();
    }

    private void takeAnswer(Extract request, Answer answer) throws IOException {
        while (true) {
            Frame frame = in.next(request.id()).orElseThrow(() -> new IOException("the worker is gone"));
            Event event = Messages.event(frame);
            answer.take(event);
            if (request.recognition().isWanted() && isProgress(event)) {
                spending.grant(Recognition.PAGE_CPU_SECONDS);
            }
            if (event instanceof Event.Done done) {
                done(done);
                return;
            }
        }
    }

    /// Whether a page, or a picture that is a document of its own, is done: an archive may hold a thousand scans.
    private static boolean isProgress(Event event) {
        return event instanceof Event.PageEnded
                || event instanceof Event.Ended ended && ended.metadata().containsKey(Recognition.METADATA);
    }

    /// The worker's side of the conversation is closed: find out why.
    private WorkerEnd ended() {
        boolean overTime = spending.isOver();
        int code = 0;
        if (!overTime) {
            // It may have closed its socket and live on; then it is killed, and its code says nothing.
            code = isGone(process) ? process.exitValue() : -1;
        }
        kill();
        if (overTime) {
            return new WorkerEnd(Reason.WORKER_KILLED_TIME, spending.overWhat());
        }
        String words = printed.words();
        boolean memory = code == WorkerExit.MEMORY.code()
                || code == EXIT_ON_OUT_OF_MEMORY
                || code == KILLED_FROM_OUTSIDE
                || words.equals("java.lang.OutOfMemoryError")
                || words.startsWith("insufficient memory");
        String detail = "exit code " + code + (words.isEmpty() ? "" : ", " + words);
        Reason reason = memory
                ? Reason.WORKER_KILLED_MEMORY
                : code == WorkerExit.READER_BUG.code() ? Reason.READER_BUG : Reason.WORKER_DIED;
        return new WorkerEnd(reason, detail, code == KILLED_FROM_OUTSIDE);
    }

    /// Whether a process that has let go of its socket ends within a moment.
    static boolean isGone(Process process) {
        try {
            return process.waitFor(GONE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// End the process for good. The JVM goes first: then the sandbox tool around it ends by itself and its CPU time
    /// is accounted for.
    void kill() {
        spending.look();
        if (jvm.pid() != process.pid()) {
            jvm.destroyForcibly();
            try {
                process.waitFor(GONE_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        process.destroyForcibly();
        try {
            channel.close();
            process.getOutputStream().close();
        } catch (IOException _) {
            // It is dead; there is nothing left to close.
        }
    }
}
