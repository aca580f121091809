package daylight.desk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import daylight.id.Sha256;
import daylight.protocol.NameBytes;
import daylight.store.CaseException;
import daylight.store.CaseException.Kind;
import daylight.text.DocumentFacts;
import daylight.text.Moment;
import daylight.text.Person;
import daylight.thread.Link;
import daylight.thread.MessageThread;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "thread",
        header = "Show the mails that belong to one: which answers which, and how that is known.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ThreadCommand implements Callable<Integer> {
    /// Deeper answers are not moved further to the right.
    private static final int INDENTED_MAX = 12;

    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "CASE", description = "The case.")
    private Path folder = Path.of("");

    @Parameters(
            index = "1",
            paramLabel = "DOC",
            description = "A mail: a SHA-256, its beginning, or a path as reports show it.")
    private String name = "";

    @Option(names = "--json", description = "Print one JSON document; docs/cli.md describes it.")
    private boolean json;

    ThreadCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (OpenCase open = OpenCase.forReading(surroundings, folder)) {
            if (!open.threads().isFilled()) {
                throw new CaseException(
                        Kind.UNAVAILABLE,
                        "The case was made before Daylight knew threads; enter its mails with: daylight rebuild "
                                + folder);
            }
            Sha256 document = DocumentNames.find(open, name);
            MessageThread thread = open.threads()
                    .of(document)
                    .orElseThrow(() -> new CaseException(
                            Kind.USAGE,
                            "The document " + document + " is no mail that names or answers others; see: daylight show "
                                    + folder + " " + name));
            if (json) {
                surroundings.console().print(shown(document, thread, message -> paths(open, message)));
            } else {
                print(open, document, thread);
            }
        }
        return ExitCode.DONE.number();
    }

    static ObjectNode shown(
            Sha256 document, MessageThread thread, Function<MessageThread.Message, List<String>> placesOf) {
        ObjectNode shown = Json.object().put("document", document.hex());
        ArrayNode messages = shown.putArray("messages");
        for (MessageThread.Message message : thread.messages()) {
            ObjectNode one = messages.addObject().put("message_id", message.messageId());
            ArrayNode documents = one.putArray("documents");
            message.documents().forEach(each -> documents.add(each.hex()));
            one.put("missing", message.isMissing());
            one.put("title", title(message));
            ArrayNode sender = one.putArray("sender");
            message.facts()
                    .flatMap(DocumentFacts::sender)
                    .ifPresent(person ->
                            sender.addObject().put("name", person.display()).put("address", person.address()));
            date(message).ifPresent(date -> one.put("sent", date.at().toString()));
            ArrayNode paths = one.putArray("paths");
            placesOf.apply(message).forEach(paths::add);
            if (message.parent() >= 0) {
                one.put("answers", message.parent());
            } else {
                one.putNull("answers");
            }
            one.put("depth", message.depth());
            one.put("link", message.link().code());
        }
        return shown.put("further", thread.further());
    }

    private static String title(MessageThread.Message message) {
        return message.facts().map(DocumentFacts::title).orElse("");
    }

    private static Optional<Moment.Known> date(MessageThread.Message message) {
        return message.facts().flatMap(DocumentFacts::date);
    }

    private static List<String> paths(OpenCase open, MessageThread.Message message) {
        return message.documents().stream()
                .flatMap(document -> open.places().of(document).stream().map(NameBytes::display))
                .toList();
    }

    private void print(OpenCase open, Sha256 document, MessageThread thread) {
        PrintStream out = surroundings.console().out();
        for (MessageThread.Message message : thread.messages()) {
            String indent = "  ".repeat(Math.min(INDENTED_MAX, message.depth()));
            out.println(indent + (message.documents().contains(document) ? "→ " : "  ") + line(message));
            if (message.link() == Link.CONVERSATION_INDEX || message.link() == Link.SUBJECT) {
                out.println(indent + "    placed here because " + message.link().sentence());
            }
            if (!message.isMissing()) {
                HitsText.printPlaces(
                        paths(open, message).stream()
                                .map(path -> indent + "  " + path)
                                .toList(),
                        out);
            }
        }
        if (thread.further()) {
            out.println("The thread is longer; only a part of it is shown.");
        }
    }

    private static String line(MessageThread.Message message) {
        if (message.isMissing()) {
            return "not in the case: message " + message.messageId();
        }
        String sender = message.facts()
                .flatMap(DocumentFacts::sender)
                .map(ThreadCommand::name)
                .orElse("somebody");
        String date = date(message)
                .map(known -> known.at()
                        .toString()
                        .substring(0, "2018-03-01T10:00".length())
                        .replace('T', ' '))
                .orElse("no date");
        return date + "  " + sender + ": " + title(message);
    }

    private static String name(Person person) {
        return person.display().isEmpty() ? person.address() : person.display();
    }
}
