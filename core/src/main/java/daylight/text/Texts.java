package daylight.text;

import daylight.id.Sha256;
import daylight.store.CaseFolder;
import daylight.store.Database;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jdbi.v3.core.Handle;

/// The room's entry: text layers and what is known about documents. May be used by many threads.
public final class Texts {
    /// The class-path folder of the room's tables.
    public static final String MIGRATIONS = "daylight/text/migrations";

    /// A page of [#after]: raw metadata of so many documents fit into memory whatever they hold.
    private static final int PAGE_MAX = 1_000;

    private final TextLayers layers;
    private final Database database;
    private final Queue<Sha256> fresh = new ConcurrentLinkedQueue<>();

    public Texts(CaseFolder folder, Database database) {
        this(new TextLayers(folder.text(), folder.temporary()), database);
    }

    Texts(TextLayers layers, Database database) {
        this.layers = layers;
        this.database = database;
    }

    /// Begin a layer; it belongs to no document before [#put].
    public TextLayerWriter newWriter() {
        return layers.newWriter();
    }

    public TextLayers layers() {
        return layers;
    }

    /// Record a reading, inside a transaction of the caller's. Its layer is on disk by then
    /// ([TextLayers#sync]).
    ///
    /// @return whether it stands, and which layer may be deleted after the commit. Other writers may be about
    ///         to record that very layer for another document, so leave the deletion to [#sweep()] while any is
    ///         at work
    public Recorded put(Handle handle, DocumentText text) {
        fresh.add(text.layer().id());
        return TextFacts.put(handle, text);
    }

    /// Force the layers of what was put since the last call to the disk; to be called before its transaction is
    /// committed.
    public void sync() {
        List<Sha256> some = new ArrayList<>();
        for (Sha256 next = fresh.poll(); next != null; next = fresh.poll()) {
            some.add(next);
        }
        layers.sync(new TreeSet<>(some));
    }

    /// As [#put(Handle, DocumentText)], in a transaction of its own.
    public Recorded put(DocumentText text) {
        return database.write(handle -> TextFacts.put(handle, text));
    }

    public Optional<DocumentText> document(Sha256 document) {
        return database.read(handle -> TextSql.read(handle, document));
    }

    /// What is known of those of these documents that were read, in no order, and without their raw metadata
    /// ([DocumentFacts#raw] is empty): a long text, that few need.
    public List<DocumentText> withoutRaw(Collection<Sha256> documents) {
        return database.read(handle -> TextSql.withoutRaw(handle, documents));
    }

    public Optional<DocumentFacts> facts(Sha256 document) {
        return document(document).map(DocumentText::facts);
    }

    /// The layer to show and to search. Open it with [TextLayers#open].
    public Optional<TextLayer> layer(Sha256 document) {
        return document(document).map(DocumentText::layer);
    }

    /// Hashes of all documents with a text, in their order.
    public List<Sha256> documents() {
        return database.read(TextSql::documents);
    }

    /// How many documents have any text.
    public long countWithText() {
        return database.read(TextSql::countWithText);
    }

    /// The documents in order of their hash, some at a time.
    ///
    /// @param after the last document of the part before, or nothing for the first
    /// @param limit 1 to 1,000
    public List<DocumentText> after(Optional<Sha256> after, int limit) {
        if (limit < 1 || limit > PAGE_MAX) {
            throw new IllegalArgumentException("a part holds 1 to " + PAGE_MAX + " documents, asked for " + limit);
        }
        return database.read(
                handle -> TextSql.after(handle, after.map(Sha256::hex).orElse(""), limit));
    }

    /// Erase what is known about a document, and its text where no other document has the same. No layer may
    /// be in the making.
    public void erase(Sha256 document) {
        List<Sha256> unused = database.write(handle -> TextFacts.erase(handle, document));
        unused.forEach(layers::delete);
    }

    /// Forget what a reading that no longer counts has said of the document beyond its content, inside the caller's
    /// transaction; any later reading takes its place. Until then it is found by its text.
    ///
    /// @param rank larger than that of every reading
    public void forgetReadings(Handle handle, Sha256 document, String rank) {
        TextSql.forgetReadings(handle, document, rank);
    }

    /// As [#erase(Sha256)], inside a transaction of the caller's; the text itself goes with the next
    /// [#sweep()].
    public void erase(Handle handle, Sha256 document) {
        TextFacts.erase(handle, document);
    }

    /// The layers that the facts name, in order.
    public List<Sha256> recordedLayers() {
        return database.read(TextSql::allLayers).stream().sorted().toList();
    }

    /// The documents whose SHA-256 starts with these digits, in order; a few at most.
    public List<Sha256> startingWith(String digits) {
        return database.read(handle -> TextSql.startingWith(handle, digits));
    }

    /// Delete the layers that no document refers to: what an interrupted run left, and what was superseded.
    /// No layer may be in the making.
    ///
    /// @return how many
    public int sweep() {
        Set<Sha256> used = database.read(TextSql::allLayers);
        int deleted = 0;
        for (Sha256 layer : layers.all()) {
            if (!used.contains(layer)) {
                layers.delete(layer);
                deleted++;
            }
        }
        return deleted;
    }
}
