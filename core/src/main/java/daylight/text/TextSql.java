package daylight.text;

import daylight.id.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// The statements behind [TextFacts].
final class TextSql {
    private static final String EXTRACTED = "extracted";

    private static final String READ = """
            select f.document, f.rank, f.facts, f.raw, l.layer, l.recipe, l.pages, l.chars, l.code_points
            from text_facts f join text_layer l on l.document = f.document and l.kind = 'extracted'
            """;

    private TextSql() {}

    static Optional<String> rank(Handle handle, Sha256 document) {
        return handle.createQuery("select rank from text_facts where document = ?")
                .bind(0, document.hex())
                .mapTo(String.class)
                .findOne();
    }

    static void replace(Handle handle, DocumentText text) {
        String document = text.document().hex();
        DocumentFacts facts = text.facts();
        handle.execute(
                """
                insert into text_facts (document, rank, media_type, language, title, date_at, facts, raw)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (document) do update set
                    rank = excluded.rank, media_type = excluded.media_type, language = excluded.language,
                    title = excluded.title, date_at = excluded.date_at, facts = excluded.facts, raw = excluded.raw
                """,
                document,
                text.rank(),
                facts.mediaType(),
                facts.language().code(),
                facts.title(),
                facts.date().map(moment -> moment.at().toEpochMilli()).orElse(null),
                FactsJson.facts(facts),
                FactsJson.raw(facts.raw()));
        handle.execute("delete from text_layer where document = ? and kind = ?", document, EXTRACTED);
        handle.execute(
                """
                insert into text_layer (document, layer, kind, recipe, pages, chars, code_points)
                values (?, ?, ?, ?, ?, ?, ?)
                """,
                document,
                text.layer().id().hex(),
                EXTRACTED,
                text.recipe(),
                text.layer().pages(),
                text.layer().chars(),
                text.layer().codePoints());
    }

    static Optional<DocumentText> read(Handle handle, Sha256 document) {
        return handle.createQuery(READ + "where f.document = ?")
                .bind(0, document.hex())
                .map((row, _) -> documentText(row))
                .findOne();
    }

    static List<DocumentText> after(Handle handle, String document, int limit) {
        return handle.createQuery(READ + "where f.document > ? order by f.document limit ?")
                .bind(0, document)
                .bind(1, limit)
                .map((row, _) -> documentText(row))
                .list();
    }

    static List<Sha256> layers(Handle handle, Sha256 document) {
        return handle.createQuery("select layer from text_layer where document = ? order by layer")
                .bind(0, document.hex())
                .map((row, _) -> new Sha256(row.getString("layer")))
                .list();
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
        return handle.createQuery("select count(*) from text_layer where layer = ?")
                        .bind(0, layer.hex())
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    static void erase(Handle handle, Sha256 document) {
        handle.execute("delete from text_layer where document = ?", document.hex());
        handle.execute("delete from text_facts where document = ?", document.hex());
    }

    private static DocumentText documentText(ResultSet row) throws SQLException {
        TextLayer layer = new TextLayer(
                new Sha256(row.getString("layer")),
                row.getInt("pages"),
                row.getLong("chars"),
                row.getLong("code_points"));
        return new DocumentText(
                new Sha256(row.getString("document")),
                row.getString("rank"),
                FactsJson.read(row.getString("facts"), row.getString("raw")),
                layer,
                row.getInt("recipe"));
    }
}
