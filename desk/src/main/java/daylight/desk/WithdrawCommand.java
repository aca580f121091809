package daylight.desk;

import daylight.id.Sha256;
import daylight.source.Occurrence;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "withdraw",
        header = "Erase a document from the case for good; a tombstone stays, and verify stays intact.",
        description = {
            "",
            "Bytes, text, names, index entries and the documents that occur only inside it are erased.",
            "Its hash and your reason stay in the ledger. This cannot be undone.",
            ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class WithdrawCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "CASE", description = "The case.")
    private Path folder = Path.of("");

    @Parameters(
            index = "1",
            paramLabel = "DOC",
            description = "A SHA-256, its beginning, or a path as reports show it.")
    private String name = "";

    @Option(names = "--reason", paramLabel = "R", required = true, description = "Why; it stands in the ledger.")
    private String reason = "";

    WithdrawCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (OpenCase open = OpenCase.forWriting(surroundings, folder)) {
            Sha256 document = DocumentNames.find(open, name);
            Console console = surroundings.console();
            Progress progress = new Progress(console.err(), surroundings.clock(), console.terminal());
            Withdrawal.Erased erased = new Withdrawal(open, progress).of(document, reason);
            progress.end();
            int others = erased.documents() - 1;
            console.out()
                    .println("Withdrawn: " + document
                            + (others > 0 ? " and " + others + " documents that occurred only inside it." : "."));
            for (Occurrence holder : erased.stillInside()) {
                console.out()
                        .println(
                                "Its bytes still lie inside of " + holder.path().display() + " (" + holder.document()
                                        + "); withdraw that too, to be rid of them.");
            }
            if (erased.readAgain() > 0) {
                console.out()
                        .println("It shared members with " + erased.readAgain()
                                + " other originals. What was known of these members from it is forgotten; the next"
                                + " daylight ingest reads them there, and until then report says that they wait.");
            }
        }
        return ExitCode.DONE.number();
    }
}
