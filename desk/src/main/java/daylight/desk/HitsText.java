package daylight.desk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import daylight.id.Sha256;
import daylight.id.Span;
import daylight.index.Ask;
import daylight.index.Facet;
import daylight.index.Hit;
import daylight.index.Hits;
import daylight.protocol.NameBytes;
import daylight.search.Found;
import daylight.search.Problem;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a search found, for people and for scripts.
final class HitsText {
    /// For people a few values say enough; `--json` has the hundred most frequent.
    private static final int FACET_VALUES_SHOWN = 5;

    private static final int PLACES_SHOWN = 10;

    /// What stood between lines, paragraphs or cells.
    private static final Pattern WIDE_GAP = Pattern.compile("\\s{2,}", Pattern.UNICODE_CHARACTER_CLASS);

    private static final String BOLD = "\u001b[1m";
    private static final String PLAIN = "\u001b[0m";

    private HitsText() {}

    static ObjectNode json(Found answer, QuotedHits quoted, RecognisedHits recognised) {
        Hits found = answer.hits();
        ObjectNode document = Json.object();
        document.put("total", found.total());
        ArrayNode hits = document.putArray("hits");
        found.hits().forEach(hit -> hit(hits.addObject(), hit, quoted, recognised));
        ObjectNode facets = document.putObject("facets");
        found.facets().forEach((facet, counts) -> {
            ArrayNode values = facets.putArray(facet.label());
            counts.values()
                    .forEach(v -> values.addObject().put("value", v.value()).put("count", v.count()));
        });
        found.next().ifPresentOrElse(next -> document.put("next", next), () -> document.putNull("next"));
        document.put("complete", found.complete());
        ArrayNode problems = document.putArray("problems");
        answer.problems()
                .forEach(problem -> problems.addObject()
                        .put("position", problem.position())
                        .put("length", problem.length())
                        .put("sentence", problem.sentence())
                        .put("suggestion", problem.suggestion()));
        ArrayNode notes = document.putArray("notes");
        found.notes().forEach(notes::add);
        return document;
    }

    private static void hit(ObjectNode into, Hit hit, QuotedHits quoted, RecognisedHits recognised) {
        into.put("document", hit.document().hex());
        into.put("layer", hit.layer());
        into.put("title", hit.title());
        ArrayNode paths = into.putArray("paths");
        hit.paths().forEach(path -> paths.add(path.display()));
        into.put("type", hit.type());
        into.put("language", hit.language());
        hit.date()
                .ifPresentOrElse(
                        date -> into.put("date", date.toString().substring(0, "2018-03-01".length())),
                        () -> into.putNull("date"));
        into.put("score", hit.score());
        into.put("snippet", hit.snippet().text());
        ArrayNode highlights = into.putArray("highlights");
        hit.snippet().highlights().forEach(span -> span(highlights, span));
        into.put("snippet_page", hit.snippet().page());
        ArrayNode pages = into.putArray("pages");
        hit.pages().forEach(page -> {
            ObjectNode one = pages.addObject().put("page", page.page());
            ArrayNode spans = one.putArray("spans");
            page.spans().forEach(span -> span(spans, span));
        });
        into.put("further_matches", hit.further());
        recognised.json(into.putArray("boxes"), hit);
        ArrayNode others = into.putArray("quoted");
        quoted.of(hit)
                .forEach(words -> others.addObject()
                        .put("page", words.page())
                        .put("start", words.span().start())
                        .put("end", words.span().end())
                        .put("level", words.level())
                        .put("attribution", words.attribution())
                        .put("written_in", words.writtenIn().map(Sha256::hex).orElse("")));
    }

    private static void span(ArrayNode into, Span span) {
        into.addArray().add(span.start()).add(span.end());
    }

    static void print(Found answer, QuotedHits quoted, RecognisedHits recognised, boolean terminal, PrintStream out) {
        Hits found = answer.hits();
        answer.problems().forEach(problem -> out.println(sentence(problem)));
        found.notes().forEach(out::println);
        out.printf(Locale.ROOT, "%,d document%s%n", found.total(), found.total() == 1 ? "" : "s");
        for (Hit hit : found.hits()) {
            out.println();
            out.println(emphasised(hit.title(), terminal));
            printPlaces(hit.paths().stream().map(NameBytes::display).toList(), out);
            String facts = facts(hit);
            if (!facts.isEmpty()) {
                out.println("  " + facts);
            }
            if (!hit.snippet().text().isEmpty()) {
                out.println("  page " + hit.snippet().page() + ": " + snippet(hit, terminal));
            }
            recognised.sentence(hit).ifPresent(sentence -> out.println("  " + sentence));
            quoted.sentences(hit).forEach(sentence -> out.println("  " + sentence));
        }
        printFacets(found.facets(), out);
        found.next()
                .ifPresent(next -> out.printf(
                        Locale.ROOT,
                        "%n%,d of them are shown. More with --limit %d, or the following with --cursor %s%n",
                        found.hits().size(),
                        Ask.LIMIT_MAX,
                        next));
    }

    static void printPlaces(List<String> places, PrintStream out) {
        places.stream().limit(PLACES_SHOWN).forEach(place -> out.println("  " + place));
        if (places.size() > PLACES_SHOWN) {
            out.printf(Locale.ROOT, "  … and at %,d more places%n", places.size() - PLACES_SHOWN);
        }
    }

    private static String sentence(Problem problem) {
        String place = "At character " + (problem.position() + 1) + ": " + problem.sentence();
        return problem.suggestion().isEmpty() ? place : place + " Perhaps you mean " + problem.suggestion();
    }

    private static String facts(Hit hit) {
        StringBuilder facts = new StringBuilder(hit.type());
        if (!hit.language().isEmpty()) {
            facts.append(" · ").append(hit.language());
        }
        hit.date().ifPresent(date -> facts.append(" · ").append(date.toString(), 0, "2018-03-01".length()));
        return facts.toString();
    }

    private static String emphasised(String text, boolean terminal) {
        return terminal ? BOLD + text + PLAIN : text;
    }

    private static String snippet(Hit hit, boolean terminal) {
        String text = hit.snippet().text();
        StringBuilder marked = new StringBuilder();
        int from = 0;
        for (Span span : hit.snippet().highlights()) {
            int start = text.offsetByCodePoints(0, span.start());
            int end = text.offsetByCodePoints(0, span.end());
            marked.append(text, from, start)
                    .append(
                            terminal
                                    ? emphasised(text.substring(start, end), true)
                                    : "[" + text.substring(start, end) + "]");
            from = end;
        }
        return WIDE_GAP.matcher(marked.append(text.substring(from))).replaceAll(" ");
    }

    private static void printFacets(Map<Facet, Hits.Counts> facets, PrintStream out) {
        if (facets.isEmpty()) {
            return;
        }
        out.println();
        facets.forEach((facet, counts) -> {
            if (!counts.values().isEmpty()) {
                String values = counts.values().stream()
                        .limit(FACET_VALUES_SHOWN)
                        .map(v -> v.value() + " " + v.count())
                        .collect(Collectors.joining(", "));
                int more = counts.distinct() - FACET_VALUES_SHOWN;
                out.println("  " + facet.label() + ": " + values + (more > 0 ? ", … " + more + " more" : ""));
            }
        });
    }
}
