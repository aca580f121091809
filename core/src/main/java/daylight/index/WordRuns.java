package daylight.index;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefHash;
import org.apache.lucene.util.IOUtils;

/// The words of one field of a long text on their way from the text's order into the vocabulary's: sorted in memory a
/// stretch at a time, each stretch a file (a *run* of Knuth's external sorting, The Art of Computer Programming 3,
/// 5.4). What is held in memory does not depend on the text's length.
///
/// A run holds, for each different word in the order of its UTF-8: its length and one more, the word, how often it
/// stands there, the length of
/// its places in bytes, and its places, each as the distance of its position and of its start from the one before, and
/// its length.
final class WordRuns implements Closeable {
    /// Words of a run, the same ones too; 10 MB with their places.
    private static final int WORDS_MAX = 1 << 19;

    /// Bytes of the different words of a run.
    private static final int WORD_BYTES_MAX = 16 << 20;

    private final Directory scratch;
    private final boolean places;
    private final int wordsMax;
    private final List<String> runs = new ArrayList<>();
    private final List<IndexInput> opened = new ArrayList<>();
    private BytesRefHash different = new BytesRefHash();
    private int differentBytes;

    /// Of each word, in the text's order: which one it is, and its position, start and end.
    private int[] words = new int[1 << 10];

    private int[] positions = new int[1 << 10];
    private int[] starts = new int[1 << 10];
    private int[] ends = new int[1 << 10];
    private int count;

    /// @param scratch holds the runs until this is closed
    /// @param places  whether it matters where a word stands and how often, or only that it does
    WordRuns(Directory scratch, boolean places) {
        this(scratch, places, WORDS_MAX);
    }

    WordRuns(Directory scratch, boolean places, int wordsMax) {
        this.scratch = scratch;
        this.places = places;
        this.wordsMax = wordsMax;
    }

    boolean hasPlaces() {
        return places;
    }

    /// @param position of the word in the text, not before that of the word added last
    /// @param start    of the word in the text, in UTF-16 code units, not before that of the word added last
    void add(BytesRef word, int position, int start, int end) throws IOException {
        int id = different.add(word);
        if (id >= 0) {
            differentBytes += word.length;
        } else {
            id = -id - 1;
        }
        if (places) {
            if (count == words.length) {
                grow();
            }
            words[count] = id;
            positions[count] = position;
            starts[count] = start;
            ends[count] = end;
            count++;
        }
        if (Math.max(count, different.size()) >= wordsMax || differentBytes >= WORD_BYTES_MAX) {
            write();
        }
    }

    private void grow() {
        int more = count * 2;
        words = Arrays.copyOf(words, more);
        positions = Arrays.copyOf(positions, more);
        starts = Arrays.copyOf(starts, more);
        ends = Arrays.copyOf(ends, more);
    }

    /// Ends the adding. From now on [#sorted] may be asked.
    void finish() throws IOException {
        if (different.size() > 0) {
            write();
        }
        different = new BytesRefHash();
        words = new int[0];
        positions = words;
        starts = words;
        ends = words;
    }

    private void write() throws IOException {
        int size = different.size();
        int[] inOrder = different.sort();
        int[] from = new int[size + 1];
        for (int i = 0; i < count; i++) {
            from[words[i] + 1]++;
        }
        for (int id = 0; id < size; id++) {
            from[id + 1] += from[id];
        }
        int[] next = Arrays.copyOf(from, size);
        int[] byWord = new int[count];
        for (int i = 0; i < count; i++) {
            byWord[next[words[i]]++] = i;
        }
        // A name of Lucene's own form: opening the index removes what a killed process left.
        try (IndexOutput out = scratch.createTempOutput("_long", "words", IOContext.DEFAULT)) {
            runs.add(out.getName());
            ByteBuffersDataOutput encoded = new ByteBuffersDataOutput();
            BytesRef word = new BytesRef();
            for (int i = 0; i < size; i++) {
                int id = inOrder[i];
                different.get(id, word);
                out.writeVInt(word.length + 1); // some analysers make empty words
                out.writeBytes(word.bytes, word.offset, word.length);
                if (places) {
                    encode(byWord, from[id], from[id + 1], encoded);
                    out.writeVInt(from[id + 1] - from[id]);
                    out.writeVLong(encoded.size());
                    encoded.copyTo(out);
                    encoded.reset();
                }
            }
            out.writeVInt(0);
        }
        different = new BytesRefHash();
        differentBytes = 0;
        count = 0;
    }

    private void encode(int[] byWord, int from, int to, ByteBuffersDataOutput encoded) throws IOException {
        int position = 0;
        int start = 0;
        for (int i = from; i < to; i++) {
            int at = byWord[i];
            encoded.writeVInt(positions[at] - position);
            encoded.writeVInt(starts[at] - start);
            encoded.writeVInt(ends[at] - starts[at]);
            position = positions[at];
            start = starts[at];
        }
    }

    /// All words in the vocabulary's order. Each call starts from the beginning.
    SortedWords sorted() throws IOException {
        List<IndexInput> inputs = new ArrayList<>();
        for (String run : runs) {
            IndexInput input = scratch.openInput(run, IOContext.READONCE);
            opened.add(input);
            inputs.add(input);
        }
        return new SortedWords(inputs, places);
    }

    /// Removes the runs.
    @Override
    public void close() throws IOException {
        try {
            IOUtils.close(opened);
        } finally {
            IOUtils.deleteFiles(scratch, runs);
        }
    }
}
