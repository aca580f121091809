package daylight.text;

import daylight.id.Sha256;
import daylight.store.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// The statements behind [TextFacts].
final class TextSql {
    private static final String EXTRACTED = "extracted";

    /// A layer with text that was recognised in pictures.
    private static final String RECOGNISED = "recognised";

    /// The layer that stood before recognition added another; what points into it finds its text here.
    private static final String EARLIER = "earlier";

    private static final String COLUMNS =
            "select f.document, f.rank, f.facts, l.layer, l.kind, l.recipe, l.pages, l.chars, l.code_points";

    private static final String TABLES =
            " from text_facts f join text_layer l on l.document = f.document and l.kind <> 'earlier' ";

    private static final String READ = COLUMNS + ", f.raw" + TABLES;
    private static final String WITHOUT_RAW = COLUMNS + TABLES;

    private TextSql() {}

    static Optional<String> rank(Handle handle, Sha256 document) {
        return Statements.row(
                handle, "select rank from text_facts where document = ?", row -> row.getString(1), document.hex());
    }

    /// Add what is known of a document that nothing was known of.
    ///
    /// @return false where something was, and nothing was written
    static boolean add(Handle handle, DocumentText text) {
        String document = text.document().hex();
        DocumentFacts facts = text.facts();
        boolean added = Statements.update(
                        handle,
                        """
                        insert into text_facts (document, rank, media_type, language, title, date_at, facts, raw)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (document) do nothing
                        """,
                        document,
                        text.rank(),
                        facts.mediaType(),
                        facts.language().code(),
                        facts.title(),
                        facts.date().map(moment -> moment.at().toEpochMilli()).orElse(null),
                        FactsJson.facts(facts),
                        FactsJson.raw(facts.raw()))
                == 1;
        if (added) {
            Statements.update(
                    handle,
                    """
                    insert into text_layer (document, layer, kind, recipe, pages, chars, code_points)
                    values (?, ?, ?, ?, ?, ?, ?)
                    on conflict (document, layer) do update set kind = excluded.kind
                    """,
                    document,
                    text.layer().id().hex(),
                    text.recognised() ? RECOGNISED : EXTRACTED,
                    text.recipe(),
                    text.layer().pages(),
                    text.layer().chars(),
                    text.layer().codePoints());
        }
        return added;
    }

    /// @param keepsText whether the text that stood stays beside the new one
    static void replace(Handle handle, DocumentText text, boolean keepsText) {
        String document = text.document().hex();
        Statements.update(handle, "delete from text_facts where document = ?", document);
        if (keepsText) {
            Statements.update(
                    handle,
                    "update text_layer set kind = ? where document = ? and kind <> ? and code_points > 0",
                    EARLIER,
                    document,
                    EARLIER);
        }
        Statements.update(handle, "delete from text_layer where document = ? and kind <> ?", document, EARLIER);
        add(handle, text);
    }

    static Optional<DocumentText> read(Handle handle, Sha256 document) {
        return Statements.row(
                handle, READ + "where f.document = ?", row -> documentText(row, row.getString("raw")), document.hex());
    }

    /// Without the raw metadata.
    static List<DocumentText> withoutRaw(Handle handle, Collection<Sha256> documents) {
        return Statements.rowsOfMany(
                handle,
                WITHOUT_RAW + "where f.document in (…)",
                documents.stream().map(Sha256::hex).toList(),
                row -> documentText(row, "{}"));
    }

    static List<DocumentText> after(Handle handle, String document, int limit) {
        return handle.createQuery(READ + "where f.document > ? order by f.document limit ?")
                .bind(0, document)
                .bind(1, limit)
                .map((row, _) -> documentText(row, row.getString("raw")))
                .list();
    }

    static List<Sha256> documents(Handle handle) {
        return Statements.rows(
                handle, "select document from text_facts order by document", row -> new Sha256(row.getString(1)));
    }

    static long countWithText(Handle handle) {
        return Statements.row(
                        handle,
                        "select count(*) from text_layer where kind <> 'earlier' and code_points > 0",
                        row -> row.getLong(1))
                .orElse(0L);
    }

    static List<Sha256> layers(Handle handle, Sha256 document) {
        return Statements.rows(
                handle,
                "select layer from text_layer where document = ? order by layer",
                row -> new Sha256(row.getString(1)),
                document.hex());
    }

    static Set<Sha256> allLayers(Handle handle) {
        return handle
                .createQuery("select distinct layer from text_layer")
                .map((row, _) -> new Sha256(row.getString("layer")))
                .stream()
                .collect(Collectors.toSet());
    }

    static List<Sha256> startingWith(Handle handle, String digits) {
        return handle.createQuery(
                        "select document from text_facts where document >= ? and document < ? order by document limit 10")
                .bind(0, digits)
                .bind(1, digits + 'g')
                .map((row, _) -> new Sha256(row.getString(1)))
                .list();
    }

    static boolean isReferredTo(Handle handle, Sha256 layer) {
        return Statements.row(
                        handle, "select 1 from text_layer where layer = ? limit 1", row -> row.getInt(1), layer.hex())
                .isPresent();
    }

    static void forgetReadings(Handle handle, Sha256 document, String rank) {
        handle.execute("update text_facts set rank = ?, raw = '{}' where document = ?", rank, document.hex());
    }

    static void erase(Handle handle, Sha256 document) {
        handle.execute("delete from text_layer where document = ?", document.hex());
        handle.execute("delete from text_facts where document = ?", document.hex());
    }

    private static DocumentText documentText(ResultSet row, String raw) throws SQLException {
        TextLayer layer = new TextLayer(
                new Sha256(row.getString("layer")),
                row.getInt("pages"),
                row.getLong("chars"),
                row.getLong("code_points"));
        return new DocumentText(
                new Sha256(row.getString("document")),
                row.getString("rank"),
                FactsJson.read(row.getString("facts"), raw),
                layer,
                row.getInt("recipe"),
                row.getString("kind").equals(RECOGNISED));
    }
}
