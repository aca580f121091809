package daylight.desk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import daylight.duplicate.Duplicates;
import daylight.duplicate.LikeDocuments;
import daylight.duplicate.Likeness;
import daylight.id.Sha256;
import daylight.protocol.NameBytes;
import daylight.store.CaseException;
import daylight.store.CaseException.Kind;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "duplicates",
        header = "Show documents that say the same, or nearly: of the whole case, or those like one.",
        footer = {"", "Where two of them differ: daylight diff CASE DOC DOC"},
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class DuplicatesCommand implements Callable<Integer> {
    private static final int PERCENT = 100;
    private static final int PERCENT_MIN = (int) (Duplicates.RESEMBLANCE_MIN * PERCENT);

    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "CASE", description = "The case.")
    private Path folder = Path.of("");

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "DOC",
            description = "A SHA-256, its beginning, or a path as reports show it; without it all groups of the case.")
    private Optional<String> name = Optional.empty();

    @Option(
            names = "--at-least",
            paramLabel = "P",
            defaultValue = "80",
            description = "Percent of their shingles (four words in a row) that two texts have in common at least, "
                    + "from 50; without it ${DEFAULT-VALUE}.")
    private int atLeast;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "Groups shown, the largest first, and documents of each; without it ${DEFAULT-VALUE}. "
                    + "--json has all.")
    private int limit;

    @Option(names = "--json", description = "Print one JSON document; docs/cli.md describes it.")
    private boolean json;

    DuplicatesCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (atLeast < PERCENT_MIN || atLeast > PERCENT) {
            throw new CaseException(
                    Kind.USAGE,
                    "--at-least is a percentage from " + PERCENT_MIN + " to " + PERCENT + ", found: " + atLeast + ".");
        }
        try (OpenCase open = OpenCase.forReading(surroundings, folder)) {
            double share = (double) atLeast / PERCENT;
            if (name.isPresent()) {
                Sha256 document = DocumentNames.find(open, name.get());
                of(open, document, open.duplicates().of(document, share));
            } else {
                all(open, open.duplicates().groups(share));
            }
        }
        return ExitCode.DONE.number();
    }

    /// Documents with text that nothing is known of: read by an earlier version, or not yet searchable.
    private static long notCompared(OpenCase open) {
        return Math.max(0, open.texts().countWithText() - open.duplicates().count());
    }

    private Optional<String> note(OpenCase open) {
        long left = notCompared(open);
        return left == 0
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "%,d documents with text are not compared yet; this makes up for it: daylight rebuild %s",
                        left,
                        folder));
    }

    private void of(OpenCase open, Sha256 document, List<Likeness> others) {
        if (json) {
            ObjectNode shown = Json.object();
            shown.setAll(one(open, document));
            shown.put("at_least", atLeast);
            shown.put("not_compared", notCompared(open));
            ArrayNode list = shown.putArray("others");
            others.forEach(other -> list.add(one(open, other)));
            surroundings.console().print(shown);
            return;
        }
        PrintStream out = surroundings.console().out();
        note(open).ifPresent(out::println);
        printDocument(open, document, "");
        if (others.isEmpty()) {
            out.println("No other document has " + atLeast + " % of its text in common with it.");
        }
        others.stream().limit(limit).forEach(other -> printDocument(open, other.document(), share(other)));
        printFurther(others.size());
    }

    private void all(OpenCase open, List<LikeDocuments> groups) {
        if (json) {
            ObjectNode shown = Json.object().put("at_least", atLeast).put("not_compared", notCompared(open));
            shown.putArray("groups");
            Json.write(
                    shown,
                    "groups",
                    each -> groups.forEach(group -> each.accept(group(open, group))),
                    surroundings.console().out());
            return;
        }
        PrintStream out = surroundings.console().out();
        note(open).ifPresent(out::println);
        long documents =
                groups.stream().mapToLong(group -> 1L + group.others().size()).sum();
        out.printf(
                Locale.ROOT,
                "%,d group%s of documents that say the same, or nearly (at least %d %%); %,d documents in all%n",
                groups.size(),
                groups.size() == 1 ? "" : "s",
                atLeast,
                documents);
        groups.stream().limit(limit).forEach(group -> {
            out.println();
            printDocument(open, group.principal(), "");
            group.others().stream().limit(limit).forEach(other -> printDocument(open, other.document(), share(other)));
            printFurther(group.others().size());
        });
        if (groups.size() > limit) {
            out.printf(
                    Locale.ROOT,
                    "%n… and %,d more groups; all with --limit %d, or --json%n",
                    groups.size() - limit,
                    groups.size());
        }
    }

    private void printFurther(int others) {
        if (others > limit) {
            surroundings.console().out().printf(Locale.ROOT, "  … and %,d more documents%n", others - limit);
        }
    }

    private static ObjectNode group(OpenCase open, LikeDocuments group) {
        ObjectNode shown = one(open, group.principal());
        ArrayNode others = shown.putArray("others");
        group.others().forEach(other -> others.add(one(open, other)));
        return shown;
    }

    private static ObjectNode one(OpenCase open, Likeness like) {
        return one(open, like.document())
                .put("same_words", like.sameWords())
                .put("resemblance", Math.round(like.resemblance() * 1000) / 1000.0)
                .put("measured", like.measured());
    }

    private static ObjectNode one(OpenCase open, Sha256 document) {
        List<String> places = places(open, document);
        ObjectNode one = Json.object().put("document", document.hex()).put("title", title(open, document, places));
        ArrayNode paths = one.putArray("paths");
        places.forEach(paths::add);
        return one;
    }

    private static List<String> places(OpenCase open, Sha256 document) {
        return open.places().of(document).stream().map(NameBytes::display).toList();
    }

    private static String title(OpenCase open, Sha256 document, List<String> places) {
        String place = places.isEmpty() ? "" : places.getFirst();
        return open.texts().facts(document).map(facts -> facts.titleAt(place)).orElse(place);
    }

    /// @param share how much of the document before it it is; empty for that one itself
    private void printDocument(OpenCase open, Sha256 document, String share) {
        PrintStream out = surroundings.console().out();
        List<String> places = places(open, document);
        String title = title(open, document, places);
        out.println(share.isEmpty() ? title : "  " + share + "  " + title);
        HitsText.printPlaces(
                share.isEmpty()
                        ? places
                        : places.stream().map(place -> "  " + place).toList(),
                out);
    }

    private static String share(Likeness like) {
        if (like.sameWords()) {
            return "same words";
        }
        return (like.measured() ? "" : "about ") + Math.round(Math.floor(like.resemblance() * PERCENT)) + " %";
    }
}
