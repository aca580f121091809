package daylight.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiCollectorManager;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.automaton.TooComplexToDeterminizeException;

/// One question, answered on one state of the index.
final class OneSearch {
    private final OpenedSearcher searcher;
    private final Analysis analysis;
    private final HeldWords held;
    private final StoredTexts texts;
    private final Ask ask;
    private final Stop stop;
    private final WantedHits wanted = new WantedHits();
    private final List<String> notes = new ArrayList<>();

    OneSearch(OpenedSearcher searcher, Analysis analysis, HeldWords held, TextShelf shelf, Ask ask) {
        this.searcher = searcher;
        this.analysis = analysis;
        this.held = held;
        this.texts = new StoredTexts(shelf);
        this.ask = ask;
        this.stop = new Stop(ask.cancelled());
    }

    Hits of(daylight.index.Query asked) throws IOException {
        if (QueryTranslation.tooDeep(asked)) {
            return nothing("The query is nested too deep to be searched.");
        }
        String mark = Cursor.mark(asked, ask);
        Optional<FieldDoc> after = ask.cursor().flatMap(c -> Cursor.read(c, mark));
        if (ask.cursor().isPresent() && after.isEmpty()) {
            return nothing("The cursor does not belong to this query; ask again without it.");
        }
        WordQueries words = new WordQueries(analysis, searcher.inflected(), notes);
        QueryTranslation translation =
                new QueryTranslation(words, new PatternQueries(words, held, wanted, notes), texts, stop, notes);
        try {
            Query query = searcher.rewrite(narrowed(translation.of(asked)));
            Hits hits = hits(query, after, mark);
            int unread = translation.scans().stream()
                    .mapToInt(TextRegexQuery::unread)
                    .sum();
            return unread == 0 ? hits : noted(hits, "The text of " + unread + " documents could not be read.");
        } catch (IndexSearcher.TooManyClauses | TooComplexToDeterminizeException e) {
            return nothing("The query has too many parts to be searched; ask for less at once.");
        }
    }

    private Hits nothing(String note) {
        notes.add(note);
        return new Hits(0, List.of(), Map.of(), Optional.empty(), notes, true);
    }

    private static Hits noted(Hits hits, String note) {
        List<String> notes = new ArrayList<>(hits.notes());
        notes.add(note);
        return new Hits(hits.total(), hits.hits(), hits.facets(), hits.next(), notes, hits.complete());
    }

    private Query narrowed(Query query) {
        if (ask.filters().isEmpty() && ask.excludes().isEmpty()) {
            return query;
        }
        BooleanQuery.Builder narrowed = new BooleanQuery.Builder().add(query, Occur.MUST);
        for (Facet facet : Facet.values()) {
            BooleanQuery.Builder any = new BooleanQuery.Builder();
            ask.filters().stream().filter(f -> f.facet() == facet).forEach(f -> any.add(term(f), Occur.SHOULD));
            BooleanQuery values = any.build();
            if (!values.clauses().isEmpty()) {
                narrowed.add(values, Occur.FILTER);
            }
        }
        ask.excludes().forEach(f -> narrowed.add(term(f), Occur.MUST_NOT));
        return narrowed.build();
    }

    private static Query term(Ask.Filter filter) {
        return new TermQuery(new Term(filter.facet().stored(), DocumentFields.key(filter.value())));
    }

    private Hits hits(Query query, Optional<FieldDoc> after, String mark) throws IOException {
        int most = ask.limit() + 1; // one more tells whether there is a next
        TopFieldCollectorManager best =
                new TopFieldCollectorManager(Order.of(ask.sorting()), most, after.orElse(null), Integer.MAX_VALUE);
        TopFieldDocs top;
        Map<Facet, Hits.Counts> counts = Map.of();
        if (ask.facets()) {
            Object[] both = searcher.search(query, new MultiCollectorManager(best, new FacetsCollectorManager()));
            top = (TopFieldDocs) both[0];
            counts = searcher.counts((FacetsCollector) both[1]);
        } else {
            top = searcher.search(query, best);
        }
        ScoreDoc[] shown = Arrays.copyOf(top.scoreDocs, Math.min(ask.limit(), top.scoreDocs.length));
        Optional<String> next = top.scoreDocs.length > shown.length && shown.length > 0
                ? Optional.of(Cursor.after((FieldDoc) shown[shown.length - 1], mark))
                : Optional.empty();
        List<Hit> hits = shown(query, shown);
        if (stop.happened()) {
            notes.add("The search was cancelled before it was complete.");
        }
        return new Hits(top.totalHits.value(), hits, counts, next, notes, !stop.happened());
    }

    private List<Hit> shown(Query query, ScoreDoc[] top) throws IOException {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        for (LeafReaderContext leaf : leaves) {
            int end = leaf.docBase + leaf.reader().maxDoc();
            wanted.put(
                    leaf,
                    Arrays.stream(top)
                            .filter(d -> d.doc >= leaf.docBase && d.doc < end)
                            .mapToInt(d -> d.doc - leaf.docBase)
                            .sorted()
                            .toArray());
        }
        Weight weight = searcher.createWeight(query, ScoreMode.COMPLETE, 1f);
        Highlights highlights = new Highlights(weight, analysis.inflections());
        StoredFields stored = searcher.storedFields();
        List<Hit> hits = new ArrayList<>(top.length);
        for (ScoreDoc found : top) {
            Hit hit = DocumentFields.shown(stored.document(found.doc), score(found));
            LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(found.doc, leaves));
            hits.add(ask.snippets() ? withText(hit, leaf, found.doc - leaf.docBase, highlights) : hit);
        }
        return hits;
    }

    /// 0 where the order is not by score.
    private static float score(ScoreDoc found) {
        return found instanceof FieldDoc fields && fields.fields[0] instanceof Float score ? score : 0f;
    }

    private Hit withText(Hit hit, LeafReaderContext leaf, int document, Highlights highlights) throws IOException {
        Optional<TextSource> text = texts.of(leaf, document);
        if (text.isEmpty()) {
            notes.add("The text of " + hit.document() + " is not in the case; the hit has no snippet.");
            return hit;
        }
        try (OpenPages pages = text.get().pages()) {
            return withText(hit, pages, highlights.of(leaf, document, pages));
        } catch (TextLost e) {
            return unread(hit, e);
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof TextLost lost) {
                return unread(hit, lost);
            }
            throw e;
        }
    }

    private Hit unread(Hit hit, TextLost why) {
        notes.add("The text of " + hit.document() + " could not be read, and the hit has no snippet. "
                + why.getMessage());
        return hit;
    }

    private static Hit withText(Hit hit, OpenPages text, Highlights.Found found) {
        return new Hit(
                hit.document(),
                hit.layer(),
                hit.title(),
                hit.paths(),
                hit.type(),
                hit.language(),
                hit.date(),
                hit.score(),
                Snippets.of(text, found.pages()),
                found.pages(),
                found.further());
    }
}
