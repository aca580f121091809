package daylight.desk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import daylight.custody.Damage;
import daylight.custody.FurtherCheck;
import daylight.custody.Head;
import daylight.custody.Verification;
import daylight.custody.Verifier;
import daylight.id.Sha256;
import daylight.text.DamagedLayer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
            "seen that the end of the ledger was cut off. docs/formats/ledger.md tells how a stranger does",
            "the same with sha256sum and openssl alone.",
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
            surroundings.console().print(document(verification));
        } else {
            print(verification);
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
            }
        }
        return checked;
    }

    private static ObjectNode document(Verification verification) {
        ObjectNode document = Json.object();
        document.put("intact", verification.intact());
        document.putObject("checked")
                .put("originals", verification.originals())
                .put("ledger_entries", verification.ledgerEntries())
                .put("checkpoints", verification.checkpoints())
                .put("bodies", verification.bodies())
                .put("erased", verification.erased())
                .put("texts", verification.further());
        ArrayNode heads = document.putArray("heads");
        verification.heads().forEach(head -> heads.add(head.toString()));
        ArrayNode damaged = document.putArray("damaged");
        verification
                .damaged()
                .forEach(one -> damaged.addObject()
                        .put("kind", one.kind().code())
                        .put("name", one.name())
                        .put("sentence", one.sentence()));
        return document;
    }

    private void print(Verification verification) {
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
        verification.heads().forEach(head -> out.println("Head: " + head));
    }
}
