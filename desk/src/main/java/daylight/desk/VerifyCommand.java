package daylight.desk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import daylight.custody.Damage;
import daylight.custody.FurtherCheck;
import daylight.custody.Head;
import daylight.custody.Unsigned;
import daylight.custody.Verification;
import daylight.custody.Verifier;
import daylight.id.Sha256;
import daylight.store.Causes;
import daylight.text.DamagedLayer;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "verify",
        header = "Check that nothing changed: hash every original, walk the ledger, check its signatures.",
        description = {
            "",
            "Prints the ledger's head. Keep it somewhere else: only against a head kept elsewhere can be",
            "seen that the end of the ledger was cut off. Says which entries no signature vouches for.",
            "docs/formats/ledger.md tells how a stranger checks originals and ledger with sha256sum,",
            "openssl and sqlite3, without Daylight.",
            ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class VerifyCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "CASE", description = "The case.")
    private Path folder = Path.of("");

    @Option(names = "--head", paramLabel = "H", description = "A head that verify printed before; repeat for more.")
    private List<String> heads = List.of();

    @Option(names = "--thorough", description = "Hold the indexes of facts.db against its tables too; takes longer.")
    private boolean thorough;

    @Option(names = "--json", description = "Print one JSON document; docs/cli.md describes it.")
    private boolean json;

    VerifyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        List<Head> known = new ArrayList<>();
        for (String head : heads) {
            known.addAll(Head.parse(head)
                    .orElseThrow(() -> new ParameterException(
                            spec.commandLine(), "A head is written as verify prints it, found: " + head)));
        }
        Verification verification;
        try (OpenCase open = OpenCase.forReading(surroundings, folder)) {
            FurtherCheck texts = damage -> checkTexts(open, damage);
            FurtherCheck facts = damage -> checkFacts(open, damage);
            verification =
                    Verifier.verify(open.folder(), open.database(), open.sources(), known, List.of(texts, facts));
        }
        if (json) {
            surroundings.console().print(document(verification, known));
        } else {
            print(verification, known);
        }
        return (verification.intact() ? ExitCode.DONE : ExitCode.DAMAGED).number();
    }

    /// @return 0: the file is looked at, not things in it
    private long checkFacts(OpenCase open, Consumer<Damage> damage) {
        open.database()
                .faults(thorough)
                .forEach(fault -> damage.accept(
                        new Damage(Damage.Kind.FACTS, "facts.db", "The file facts.db is damaged: " + fault + ".")));
        return 0;
    }

    private static long checkTexts(OpenCase open, Consumer<Damage> damage) {
        long checked = 0;
        for (Sha256 layer : open.texts().recordedLayers()) {
            checked++;
            try {
                open.texts().layers().verify(layer);
            } catch (DamagedLayer e) {
                damage.accept(new Damage(Damage.Kind.TEXT, layer.hex(), String.valueOf(e.getMessage())));
            } catch (UncheckedIOException e) {
                damage.accept(new Damage(
                        Damage.Kind.TEXT,
                        layer.hex(),
                        "The text layer " + layer + " could not be read: "
                                + Causes.sentence(Objects.requireNonNull(e.getCause())) + "."));
            }
        }
        return checked;
    }

    /// Where heads were given: the chains of which none was.
    private static List<Head> notGiven(Verification verification, List<Head> known) {
        return known.isEmpty()
                ? List.of()
                : verification.heads().stream()
                        .filter(head ->
                                known.stream().noneMatch(one -> one.chain().equals(head.chain())))
                        .toList();
    }

    private static ObjectNode document(Verification verification, List<Head> known) {
        ObjectNode document = Json.object();
        document.put("intact", verification.intact());
        document.putObject("checked")
                .put("originals", verification.originals())
                .put("ledger_entries", verification.ledgerEntries())
                .put("checkpoints", verification.checkpoints())
                .put("unsigned", verification.unsignedEntries())
                .put("bodies", verification.bodies())
                .put("erased", verification.erased())
                .put("texts", verification.further());
        ArrayNode heads = document.putArray("heads");
        verification.heads().forEach(head -> heads.add(head.toString()));
        ArrayNode strange = document.putArray("heads_not_given");
        notGiven(verification, known).forEach(head -> strange.add(head.toString()));
        ArrayNode unsigned = document.putArray("unsigned");
        for (Unsigned one : verification.unsigned()) {
            ObjectNode entry = unsigned.addObject()
                    .put("chain", one.chain().key())
                    .put("from", one.from())
                    .put("to", one.to())
                    .put("line", one.line())
                    .put("signed_later", one.signedLater());
            ObjectNode acts = entry.putObject("acts");
            one.acts().forEach(acts::put);
        }
        ArrayNode damaged = document.putArray("damaged");
        verification
                .damaged()
                .forEach(one -> damaged.addObject()
                        .put("kind", one.kind().code())
                        .put("name", one.name())
                        .put("sentence", one.sentence()));
        return document;
    }

    private void print(Verification verification, List<Head> known) {
        var out = surroundings.console().out();
        out.println(verification.intact() ? "Nothing has changed." : "DAMAGED:");
        verification.damaged().forEach(one -> out.println("  " + one.sentence()));
        out.printf(
                Locale.ROOT,
                "Checked %,d originals, %,d ledger entries, %,d signatures, %,d texts.%n",
                verification.originals(),
                verification.ledgerEntries(),
                verification.checkpoints(),
                verification.further());
        verification.unsigned().forEach(one -> out.println("Not vouched for: " + one.sentence()));
        verification.heads().forEach(head -> out.println("Head: " + head));
        notGiven(verification, known)
                .forEach(head -> out.println("No head was given of the chain " + head.chain()
                        + ": it was begun since, or by somebody else, and whose key it is nothing here says."));
    }
}
