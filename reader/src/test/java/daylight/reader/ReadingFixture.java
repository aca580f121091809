package daylight.reader;

import daylight.protocol.Draw;
import daylight.protocol.Draw.WantedPage;
import daylight.protocol.Limits;
import daylight.protocol.NameBytes;
import daylight.protocol.Passwords;
import daylight.protocol.Recognition;
import daylight.reader.ground.Evidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// Reads documents in tests: one reader for the whole run, because building it is the dear part.
public final class ReadingFixture {
    public static final Limits LIMITS = new Limits(60, 120, 10_000, 20, 2L << 30, 50_000_000L, 20_000);

    private static final Path TEMPORARY = temporary();
    private static final DocumentReader READER = new DocumentReader(TEMPORARY);

    private ReadingFixture() {}

    private static Path temporary() {
        try {
            return Files.createTempDirectory("daylight-reader-test");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Path temporaryFolder() {
        return TEMPORARY;
    }

    public static RecordedTree read(String name, byte[] content) {
        return read(name, content, LIMITS);
    }

    public static RecordedTree read(String name, byte[] content, Limits limits) {
        return read(name, new Evidence.InMemory(content), limits);
    }

    /// With or without recognition of text in pictures.
    public static RecordedTree read(String name, byte[] content, Recognition recognising) {
        return read(name, new Evidence.InMemory(content), LIMITS, recognising, Passwords.NONE);
    }

    /// With passwords for what is locked.
    public static RecordedTree read(String name, byte[] content, Passwords passwords) {
        return read(name, new Evidence.InMemory(content), LIMITS, Recognition.NONE, passwords);
    }

    public static RecordedTree read(String name, Evidence evidence, Limits limits) {
        return read(name, evidence, limits, Recognition.NONE, Passwords.NONE);
    }

    /// With recognition, within limits.
    public static RecordedTree read(String name, byte[] content, Limits limits, Recognition recognising) {
        return read(name, new Evidence.InMemory(content), limits, recognising, Passwords.NONE);
    }

    private static RecordedTree read(
            String name, Evidence evidence, Limits limits, Recognition recognising, Passwords passwords) {
        RecordedTree tree = new RecordedTree();
        onDeepStack(() -> READER.read(evidence, NameBytes.of(name), limits, recognising, passwords, tree));
        for (RecordedTree.Doc doc : tree.all()) {
            if (!doc.hasEnded()) {
                throw new AssertionError("never ended: " + doc);
            }
        }
        return tree;
    }

    /// A page of a document, or of one inside of it.
    public static DrawnPage draw(String name, byte[] content, WantedPage page, Passwords passwords, Limits limits) {
        DrawnPage drawn = new DrawnPage();
        Draw request =
                new Draw(1, NameBytes.of(name), content.length, java.util.Optional.empty(), limits, passwords, page);
        onDeepStack(() -> READER.draw(new Evidence.InMemory(content), request, drawn));
        return drawn;
    }

    /// As a worker does: its reading thread has a large stack.
    private static void onDeepStack(Runnable reading) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread.ofPlatform().stackSize(DocumentReader.STACK_BYTES).start(() -> {
            try {
                reading.run();
                done.complete(null);
            } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
            }
        });
        try {
            done.join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case RuntimeException thrown -> throw thrown;
                case Error thrown -> throw thrown;
                case null, default -> throw e;
            }
        }
    }
}
