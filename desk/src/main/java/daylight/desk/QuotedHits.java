package daylight.desk;

import daylight.id.Sha256;
import daylight.id.Span;
import daylight.index.Hit;
import daylight.index.Hits;
import daylight.text.DamagedLayer;
import daylight.text.DocumentFacts;
import daylight.text.Person;
import daylight.thread.Quotations;
import daylight.thread.Quoted;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Which of the words that a search found in mails are not their senders' own, and who wrote them.
final class QuotedHits {
    /// Hits that are looked into: more than anyone reads at once, and each takes a walk through its thread.
    private static final int HITS_MAX = 100;

    private static final int SPANS_MAX = 50;

    private final Function<Sha256, Optional<DocumentFacts>> facts;
    private final Map<Sha256, List<Quoted>> quoted = new HashMap<>();

    /// @param facts of the mails that wrote words
    QuotedHits(Function<Sha256, Optional<DocumentFacts>> facts) {
        this.facts = facts;
    }

    static QuotedHits of(OpenCase open, Hits hits) {
        QuotedHits found = new QuotedHits(open.texts()::facts);
        Quotations quotations = new Quotations(open.threads(), open.texts());
        hits.hits().stream().limit(HITS_MAX).filter(QuotedHits::isMail).forEach(hit -> found.lookAt(hit, quotations));
        return found;
    }

    private static boolean isMail(Hit hit) {
        return !hit.pages().isEmpty() && DocumentFacts.isMail(hit.type());
    }

    private void lookAt(Hit hit, Quotations quotations) {
        List<Quoted> words = new ArrayList<>();
        try {
            Optional<Quotations.OfMail> mail = quotations.of(hit.document());
            if (mail.isEmpty()) {
                return;
            }
            try (Quotations.OfMail marked = mail.get()) {
                for (Hit.PageSpans page : hit.pages()) {
                    for (Span span : page.spans()) {
                        if (words.size() < SPANS_MAX) {
                            marked.at(page.page(), span).ifPresent(words::add);
                        }
                    }
                }
            }
        } catch (DamagedLayer | UncheckedIOException _) {
            return; // the search itself has said that the text is lost
        }
        put(hit.document(), words);
    }

    void put(Sha256 mail, List<Quoted> words) {
        quoted.put(mail, words);
    }

    /// The words of a hit that its sender has from others, in their order.
    List<Quoted> of(Hit hit) {
        return quoted.getOrDefault(hit.document(), List.of());
    }

    /// The same for people, a line for each message they come from.
    List<String> sentences(Hit hit) {
        List<Quoted> words = of(hit);
        if (words.isEmpty()) {
            return List.of();
        }
        long matches =
                hit.pages().stream().mapToLong(page -> page.spans().size()).sum();
        String which = words.size() == matches ? "quoted" : words.size() + " of " + matches + " matches quoted";
        Map<String, String> lines = new LinkedHashMap<>();
        for (Quoted one : words) {
            String source = one.writtenIn().map(this::named).orElse(one.attribution());
            lines.putIfAbsent(source, which + (source.isEmpty() ? "" : " from: " + source));
        }
        return List.copyOf(lines.values());
    }

    private String named(Sha256 document) {
        Optional<DocumentFacts> known = facts.apply(document);
        String sender =
                known.flatMap(DocumentFacts::sender).map(QuotedHits::name).orElse("somebody");
        String date = known.flatMap(DocumentFacts::date)
                .map(moment -> ", " + moment.at().toString().substring(0, "2018-03-01".length()))
                .orElse("");
        return sender + date + " (" + document.hex().substring(0, 12) + ")";
    }

    private static String name(Person person) {
        return person.display().isEmpty() ? person.address() : person.display();
    }
}
