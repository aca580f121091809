package daylight.desk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import daylight.duplicate.Comparison;
import daylight.duplicate.Difference;
import daylight.id.Sha256;
import daylight.id.Span;
import daylight.text.OpenLayer;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "diff",
        header = "Show where the texts of two documents differ.",
        description = {
            "",
            "A line of the first begins with -, one of the second with +, each after its page. Words that the",
            "other has otherwise stand in [- -] and {+ +}. White space makes no difference.",
            ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class DiffCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "CASE", description = "The case.")
    private Path folder = Path.of("");

    @Parameters(
            index = "1..2",
            arity = "2",
            paramLabel = "DOC",
            description = "Two documents: a SHA-256, its beginning, or a path as reports show it.")
    private List<String> names = List.of();

    @Option(names = "--json", description = "Print one JSON document; docs/cli.md describes it.")
    private boolean json;

    DiffCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (OpenCase open = OpenCase.forReading(surroundings, folder)) {
            Sha256 left = DocumentNames.find(open, names.getFirst());
            Sha256 right = DocumentNames.find(open, names.getLast());
            try (OpenLayer leftText = text(open, left);
                    OpenLayer rightText = text(open, right)) {
                Difference difference = Comparison.between(leftText, rightText);
                if (json) {
                    surroundings.console().print(shown(left, right, difference));
                } else {
                    print(difference);
                }
            }
        }
        return ExitCode.DONE.number();
    }

    private OpenLayer text(OpenCase open, Sha256 document) {
        return open.texts()
                .layers()
                .open(DocumentNames.read(open, document).layer().id());
    }

    private static ObjectNode shown(Sha256 left, Sha256 right, Difference difference) {
        ObjectNode shown =
                Json.object().put("left", left.hex()).put("right", right.hex()).put("complete", difference.complete());
        ArrayNode changes = shown.putArray("changes");
        for (Difference.Change change : difference.changes()) {
            ObjectNode one = changes.addObject();
            lines(one.putArray("left"), change.left());
            lines(one.putArray("right"), change.right());
        }
        return shown;
    }

    private static void lines(ArrayNode into, List<Difference.Line> lines) {
        for (Difference.Line line : lines) {
            ObjectNode one = into.addObject()
                    .put("page", line.page())
                    .put("start", line.place().start())
                    .put("end", line.place().end())
                    .put("text", line.text());
            ArrayNode words = one.putArray("words");
            line.words().forEach(word -> words.addArray().add(word.start()).add(word.end()));
        }
    }

    private void print(Difference difference) {
        PrintStream out = surroundings.console().out();
        if (difference.changes().isEmpty()) {
            out.println("The texts are the same but for white space.");
            return;
        }
        if (!difference.complete()) {
            out.println("The texts are too long and too different to be held against each other line by line.");
        }
        String between = "";
        for (Difference.Change change : difference.changes()) {
            out.print(between);
            change.left().forEach(line -> print("-", line, "[-", "-]"));
            change.right().forEach(line -> print("+", line, "{+", "+}"));
            between = System.lineSeparator();
        }
    }

    private void print(String side, Difference.Line line, String open, String close) {
        String shown = marked(line, open, close);
        surroundings
                .console()
                .out()
                .println(side + " " + line.page() + ": "
                        + (surroundings.console().terminal() ? ShowCommand.harmless(shown) : shown));
    }

    private static String marked(Difference.Line line, String open, String close) {
        String text = line.text();
        List<Span> words = line.words();
        if (words.size() == 1 && words.getFirst().equals(line.place())) {
            return text;
        }
        StringBuilder marked = new StringBuilder();
        int from = 0;
        for (Span word : words) {
            int start = text.offsetByCodePoints(0, word.start() - line.place().start());
            int end = text.offsetByCodePoints(0, word.end() - line.place().start());
            marked.append(text, from, start)
                    .append(open)
                    .append(text, start, end)
                    .append(close);
            from = end;
        }
        return marked.append(text.substring(from)).toString();
    }
}
