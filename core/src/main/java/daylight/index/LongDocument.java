package daylight.index;

import java.io.Closeable;
import java.io.IOException;
import java.io.StringReader;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TermToBytesRefAttribute;
import org.apache.lucene.codecs.FieldsProducer;
import org.apache.lucene.codecs.NormsProducer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.FilterCodecReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.Terms;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.IOUtils;
import org.apache.lucene.util.SmallFloat;
import org.jspecify.annotations.Nullable;

/// A document with a long text, as a segment of one document that an index takes in.
///
/// Lucene's writer holds what it knows of each different word of a document in memory until the document ends, 75 bytes
/// a word and field and some 7 for each place, so that a workbook with ten million numbers needs more than a laptop
/// has.
/// Here the words of the long fields are sorted on the disk ([WordRuns]), and everything else of the document
/// is indexed as usual, with one word in the place of each long field's.
final class LongDocument implements Closeable {
    private final Map<String, Words> words = new TreeMap<>();
    private final Directory rest = new ByteBuffersDirectory();
    private final IndexWriter writer;
    private final DirectoryReader reader;

    /// The words of a field, and what its norm is made of.
    private record Words(WordRuns runs, int length) {}

    /// @param longFields names of the fields whose words are too many
    /// @param scratch    for the words; what is written there is gone when this is closed
    LongDocument(Document document, List<String> longFields, Analyzer analyzer, Directory scratch) throws IOException {
        try {
            Document others = new Document();
            for (IndexableField field : document) {
                if (!longFields.contains(field.name())) {
                    others.add(field);
                }
            }
            for (String name : longFields) {
                others.add(standIn(document, name));
                words.put(name, words(document, name, analyzer, scratch));
            }
            writer = new IndexWriter(rest, new IndexWriterConfig(analyzer));
            writer.addDocument(others);
            reader = DirectoryReader.open(writer);
        } catch (IOException | RuntimeException e) {
            closeWords();
            rest.close();
            throw e;
        }
    }

    /// One word in a field of the same kind, so that the segment knows of the field.
    private static Field standIn(Document document, String name) {
        KeywordTokenizer one = new KeywordTokenizer();
        one.setReader(new StringReader(name));
        return new Field(name, one, document.getField(name).fieldType());
    }

    /// As Lucene does it: values of a field follow each other, with the analyser's gaps between them.
    private static Words words(Document document, String name, Analyzer analyzer, Directory scratch)
            throws IOException {
        IndexOptions options = document.getField(name).fieldType().indexOptions();
        WordRuns runs = new WordRuns(scratch, options.compareTo(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS) >= 0);
        int position = -1;
        int offset = 0;
        int length = 0;
        try {
            for (IndexableField field : document.getFields(name)) {
                try (TokenStream stream = field.tokenStream(analyzer, null)) {
                    TermToBytesRefAttribute word = stream.getAttribute(TermToBytesRefAttribute.class);
                    OffsetAttribute place = stream.addAttribute(OffsetAttribute.class);
                    PositionIncrementAttribute increment = stream.addAttribute(PositionIncrementAttribute.class);
                    stream.reset();
                    while (stream.incrementToken()) {
                        position += increment.getPositionIncrement();
                        length += increment.getPositionIncrement() > 0 ? 1 : 0;
                        runs.add(
                                word.getBytesRef(), position, offset + place.startOffset(), offset + place.endOffset());
                    }
                    stream.end();
                    position += increment.getPositionIncrement() + analyzer.getPositionIncrementGap(name);
                    offset += place.endOffset() + analyzer.getOffsetGap(name);
                }
            }
            runs.finish();
            return new Words(runs, length);
        } catch (IOException | RuntimeException e) {
            runs.close();
            throw e;
        }
    }

    /// For [IndexWriter#addIndexes]; valid until this is closed.
    CodecReader segment() {
        return new Segment((CodecReader) reader.leaves().getFirst().reader());
    }

    @Override
    public void close() throws IOException {
        try (rest;
                writer;
                reader) {
            closeWords();
        }
    }

    private void closeWords() throws IOException {
        IOUtils.close(words.values().stream().map(Words::runs).toList());
    }

    private final class Segment extends FilterCodecReader {
        Segment(CodecReader in) {
            super(in);
        }

        @Override
        public FieldsProducer getPostingsReader() {
            return new Postings(super.getPostingsReader());
        }

        @Override
        public NormsProducer getNormsReader() {
            return new Norms(super.getNormsReader());
        }

        @Override
        public @Nullable CacheHelper getCoreCacheHelper() {
            return null;
        }

        @Override
        public @Nullable CacheHelper getReaderCacheHelper() {
            return null;
        }
    }

    private final class Postings extends FieldsProducer {
        private final FieldsProducer of;

        Postings(FieldsProducer of) {
            this.of = of;
        }

        @Override
        public Iterator<String> iterator() {
            return of.iterator();
        }

        @Override
        public @Nullable Terms terms(String field) throws IOException {
            Words longField = words.get(field);
            return longField == null ? of.terms(field) : new LongTerms(longField.runs());
        }

        @Override
        public int size() {
            return of.size();
        }

        @Override
        public void close() throws IOException {
            of.close();
        }

        @Override
        public void checkIntegrity() throws IOException {
            of.checkIntegrity();
        }
    }

    private final class Norms extends NormsProducer {
        private final NormsProducer of;

        Norms(NormsProducer of) {
            this.of = of;
        }

        @Override
        public NumericDocValues getNorms(FieldInfo field) throws IOException {
            Words longField = words.get(field.name);
            // BM25's norm, as Similarity#computeNorm makes it
            return longField == null ? of.getNorms(field) : new OneValue(SmallFloat.intToByte4(longField.length()));
        }

        @Override
        public void checkIntegrity() throws IOException {
            of.checkIntegrity();
        }

        @Override
        public void close() throws IOException {
            of.close();
        }
    }

    /// A number of the only document.
    private static final class OneValue extends NumericDocValues {
        private final long value;
        private final DocIdSetIterator only = DocIdSetIterator.all(1);

        OneValue(long value) {
            this.value = value;
        }

        @Override
        public long longValue() {
            return value;
        }

        @Override
        public boolean advanceExact(int target) throws IOException {
            return only.docID() == target || only.advance(target) == target;
        }

        @Override
        public int docID() {
            return only.docID();
        }

        @Override
        public int nextDoc() throws IOException {
            return only.nextDoc();
        }

        @Override
        public int advance(int target) throws IOException {
            return only.advance(target);
        }

        @Override
        public long cost() {
            return only.cost();
        }
    }
}
