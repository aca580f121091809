package daylight.index;

import daylight.id.Sha256;
import daylight.protocol.NameBytes;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;

/// One document of Daylight as one document of Lucene, and back.
final class DocumentFields {
    static final String ID = "id";
    static final String LAYER = "layer";
    static final String PATH_ORDER = "s_path";

    /// Facet values and sort keys are cut to this; Lucene refuses keys over 32,766 bytes.
    private static final int KEY_CHARS_MAX = 1_000;

    private static final String TITLE = "title";
    private static final String PATHS = "path";
    private static final String TYPE = "type";
    private static final String LANGUAGE = "language";
    private static final String DATE = "date";

    private static final Instant YEAR_1 = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant YEAR_10_000 =
            Instant.parse("9999-12-31T23:59:59Z").plusSeconds(1);

    private static final FieldType PLACED = placed();
    private static final FieldType UNPLACED = unplaced();

    private final ThreadLocal<TextWords> words = ThreadLocal.withInitial(TextWords::new);
    private final Inflections inflections;
    private final int longChars;

    /// @param longChars from this length on a text's words are not held in memory
    DocumentFields(Inflections inflections, int longChars) {
        this.inflections = inflections;
        this.longChars = longChars;
    }

    boolean isLong(IndexedDocument d) {
        return d.text().length() >= longChars;
    }

    /// The fields that hold the words of the document's text.
    List<String> textFields(IndexedDocument d) {
        return Stream.concat(
                        Stream.of(WordField.TEXT.stored(), Endings.FIELD), inflections.field(d.language()).stream())
                .toList();
    }

    private static FieldType placed() {
        FieldType type = new FieldType();
        type.setTokenized(true);
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
        type.freeze();
        return type;
    }

    private static FieldType unplaced() {
        FieldType type = new FieldType();
        type.setTokenized(true);
        type.setOmitNorms(true);
        type.setIndexOptions(IndexOptions.DOCS);
        type.freeze();
        return type;
    }

    /// The readers of the text in it are open; the index writer closes them.
    Document of(IndexedDocument d) throws IOException {
        Document fields = new Document();
        fields.add(new StringField(ID, d.document().hex(), Field.Store.NO));
        fields.add(new SortedDocValuesField(ID, new BytesRef(d.document().hex())));
        fields.add(new SortedDocValuesField(LAYER, new BytesRef(key(d.layer()))));
        addText(fields, d);
        addWords(fields, d);
        addKeys(fields, d);
        addNumbers(fields, d);
        addShown(fields, d);
        return fields;
    }

    private void addText(Document fields, IndexedDocument d) throws IOException {
        if (isLong(d)) {
            fields.add(new Field(WordField.TEXT.stored(), d.text().open(), PLACED));
            fields.add(new Field(Endings.FIELD, d.text().open(), UNPLACED));
        } else {
            // In this order: the second is made of what the first has seen, all different words in memory.
            fields.add(new Field(
                    WordField.TEXT.stored(), words.get().forwards(d.text().open()), PLACED));
            fields.add(new Field(Endings.FIELD, words.get().backwards(), UNPLACED));
        }
        Optional<String> inflected = inflections.field(d.language());
        if (inflected.isPresent()) {
            fields.add(new Field(inflected.get(), d.text().open(), PLACED));
        }
    }

    private static void addWords(Document fields, IndexedDocument d) {
        d.words().forEach(text -> {
            fields.add(new TextField(Analysis.FACTS, text, Field.Store.NO));
            fields.add(new Field(Endings.FIELD, text, UNPLACED));
        });
        List<String> paths = d.paths().stream().map(NameBytes::display).toList();
        words(fields, WordField.TITLE, Stream.of(d.title()));
        words(
                fields,
                WordField.NAME,
                Stream.concat(Stream.of(d.title()), paths.stream().map(DocumentFields::lastPart)));
        words(fields, WordField.PATH, paths.stream());
        words(fields, WordField.FROM, Stream.of(d.sender()));
        words(fields, WordField.TO, d.recipients().stream());
        words(fields, WordField.SUBJECT, Stream.of(d.subject()));
        words(fields, WordField.AUTHOR, Stream.of(d.author()));
        words(fields, WordField.TYPE, Stream.of(d.mediaType()));
        words(fields, WordField.LANGUAGE, Stream.of(d.language()));
        words(fields, WordField.FOLDER, d.folders().stream());
        words(fields, WordField.OUTCOME, Stream.of(d.outcome()));
    }

    private static void words(Document fields, WordField field, Stream<String> texts) {
        texts.filter(t -> !t.isEmpty()).forEach(t -> fields.add(new TextField(field.stored(), t, Field.Store.NO)));
    }

    /// The name at the end of a path, which may lead into containers: `a/b.zip!c.doc`.
    private static String lastPart(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('!')) + 1);
    }

    private static void addKeys(Document fields, IndexedDocument d) {
        key(fields, Facet.TYPE, d.mediaType());
        key(fields, Facet.LANGUAGE, d.language());
        key(fields, Facet.SENDER, d.sender());
        d.folders().forEach(f -> key(fields, Facet.FOLDER, f));
        key(fields, Facet.OUTCOME, d.outcome());
        d.date()
                .filter(DocumentFields::hasFourDigitYear)
                .map(DocumentFields::day)
                .ifPresent(day -> {
                    String year = String.format(Locale.ROOT, "%04d", day.getYear());
                    key(fields, Facet.YEAR, year);
                    key(fields, Facet.MONTH, year + String.format(Locale.ROOT, "-%02d", day.getMonthValue()));
                });
        String path = d.paths().isEmpty() ? "" : d.paths().getFirst().display();
        fields.add(new SortedDocValuesField(PATH_ORDER, new BytesRef(key(path))));
    }

    /// Other years are mistakes of a clock or of a parser; they stay searchable, and are no facet.
    private static boolean hasFourDigitYear(Instant instant) {
        return !instant.isBefore(YEAR_1) && instant.isBefore(YEAR_10_000);
    }

    private static LocalDate day(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static void key(Document fields, Facet facet, String value) {
        String key = key(value);
        if (!key.isEmpty()) {
            fields.add(new StringField(facet.stored(), key, Field.Store.NO));
            fields.add(new SortedSetDocValuesField(facet.stored(), new BytesRef(key)));
        }
    }

    /// A value as it stands in facets and filters.
    static String key(String value) {
        String trimmed = value.strip();
        return trimmed.length() <= KEY_CHARS_MAX
                ? trimmed
                : trimmed.substring(0, trimmed.offsetByCodePoints(0, KEY_CHARS_MAX / 2));
    }

    private static void addNumbers(Document fields, IndexedDocument d) {
        d.date().ifPresent(i -> number(fields, NumberField.DATE, millis(i)));
        d.created().ifPresent(i -> number(fields, NumberField.CREATED, millis(i)));
        d.modified().ifPresent(i -> number(fields, NumberField.MODIFIED, millis(i)));
        number(fields, NumberField.SIZE, d.sizeBytes());
        d.confidence().ifPresent(sure -> number(fields, NumberField.CONFIDENCE, sure));
    }

    private static void number(Document fields, NumberField field, long value) {
        fields.add(new LongPoint(field.stored(), value));
        fields.add(new NumericDocValuesField(field.stored(), value));
    }

    /// An instant beyond what a long of milliseconds can say is the nearest that it can.
    private static long millis(Instant instant) {
        long seconds = Math.clamp(instant.getEpochSecond(), Long.MIN_VALUE / 1000 + 1, Long.MAX_VALUE / 1000 - 1);
        return seconds * 1000 + instant.getNano() / 1_000_000;
    }

    private static void addShown(Document fields, IndexedDocument d) {
        fields.add(new StoredField(ID, d.document().hex()));
        fields.add(new StoredField(LAYER, d.layer()));
        fields.add(new StoredField(TITLE, d.title()));
        d.paths().forEach(p -> fields.add(new StoredField(PATHS, p.bytes())));
        fields.add(new StoredField(TYPE, d.mediaType()));
        fields.add(new StoredField(LANGUAGE, d.language()));
        d.date().ifPresent(i -> fields.add(new StoredField(DATE, millis(i))));
    }

    /// A hit without its matches in the text.
    static Hit shown(Document stored, float score) {
        List<NameBytes> paths = new ArrayList<>();
        for (BytesRef path : stored.getBinaryValues(PATHS)) {
            paths.add(NameBytes.of(java.util.Arrays.copyOfRange(path.bytes, path.offset, path.offset + path.length)));
        }
        Optional<Instant> date = Optional.ofNullable(stored.getField(DATE))
                .map(f -> Instant.ofEpochMilli(f.numericValue().longValue()));
        return new Hit(
                new Sha256(stored.get(ID)),
                stored.get(LAYER),
                stored.get(TITLE),
                paths,
                stored.get(TYPE),
                stored.get(LANGUAGE),
                date,
                score,
                Hit.Snippet.NONE,
                List.of(),
                false);
    }
}
