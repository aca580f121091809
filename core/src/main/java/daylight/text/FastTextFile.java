package daylight.text;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Reads a quantised model (`.ftz`) as fastText 0.9 writes it: `FastText::saveModel`, `Args::save`,
/// `Dictionary::save`, `QuantMatrix::save`, `ProductQuantizer::save`, `DenseMatrix::save`. Little-endian
/// throughout.
///
/// Only what a language identification model needs is read: supervised, hierarchical softmax, no word n-grams,
/// product quantised input, dense output.
final class FastTextFile {
    private static final int MAGIC = 793712314;
    private static final int VERSION = 12;
    private static final int HIERARCHICAL_SOFTMAX = 1;
    private static final int SUPERVISED = 3;
    private static final int CENTROIDS = 256;
    private static final String LABEL_PREFIX = "__label__";

    private final ByteBuffer in;

    private FastTextFile(byte[] file) {
        this.in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// @throws IllegalArgumentException for a file of another kind
    static FastTextModel read(byte[] file) {
        try {
            return new FastTextFile(file).model();
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("the fastText model is cut off", e);
        }
    }

    private record Settings(int dimension, int buckets, int nMin, int nMax) {}

    private record Vocabulary(byte[][] words, List<String> labels, long[] counts, BucketRows kept) {}

    private FastTextModel model() {
        expect("magic number", MAGIC, in.getInt());
        expect("format version", VERSION, in.getInt());
        Settings settings = settings();
        Vocabulary vocabulary = vocabulary();
        expect("quantised input", 1, in.get());
        float[] rows = quantised(settings.dimension());
        expect("quantised output", 0, in.get());
        float[] nodes = dense(settings.dimension(), vocabulary.labels().size());
        expect("bytes left", 0, in.remaining());
        FastTextFeatures features = new FastTextFeatures(
                vocabulary.words(), settings.buckets(), settings.nMin(), settings.nMax(), vocabulary.kept());
        return new FastTextModel(
                settings.dimension(), features, rows, nodes, new HuffmanTree(vocabulary.counts()), vocabulary.labels());
    }

    /// Twelve numbers of 32 bits and one double, most of them about training.
    private Settings settings() {
        int dimension = in.getInt();
        skipInts(4); // window, epochs, least count of a word, negatives
        int wordNgrams = in.getInt();
        expect("loss", HIERARCHICAL_SOFTMAX, in.getInt());
        expect("kind of model", SUPERVISED, in.getInt());
        int buckets = in.getInt();
        int nMin = in.getInt();
        int nMax = in.getInt();
        skipInts(1); // update rate of the learning rate
        in.getDouble(); // sampling threshold
        expect("word n-grams", 1, wordNgrams);
        return new Settings(dimension, buckets, nMin, nMax);
    }

    private Vocabulary vocabulary() {
        int entries = in.getInt();
        byte[][] words = new byte[in.getInt()][];
        int labelCount = in.getInt();
        in.getLong(); // tokens seen in training
        long keptBuckets = in.getLong();
        List<String> labels = new ArrayList<>(labelCount);
        long[] counts = new long[labelCount];
        int word = 0;
        for (int i = 0; i < entries; i++) {
            byte[] text = zeroTerminated();
            long count = in.getLong();
            if (in.get() == 0) {
                words[word++] = text;
            } else {
                counts[labels.size()] = count;
                labels.add(new String(text, StandardCharsets.UTF_8).substring(LABEL_PREFIX.length()));
            }
        }
        expect("words", words.length, word);
        BucketRows kept = new BucketRows((int) keptBuckets);
        for (long i = 0; i < keptBuckets; i++) {
            int bucket = in.getInt();
            kept.put(bucket, in.getInt());
        }
        return new Vocabulary(words, List.copyOf(labels), counts, kept);
    }

    /// A matrix as codes into tables of 256 centroids, one table for each few columns; and each row's length
    /// likewise. It is unpacked at once: four megabytes buy a fast look-up.
    private float[] quantised(int dimension) {
        boolean lengthsApart = in.get() != 0;
        int rows = (int) in.getLong();
        expect("columns", dimension, (int) in.getLong());
        byte[] codes = new byte[in.getInt()];
        in.get(codes);
        Quantiser columns = quantiser();
        expect("columns", dimension, columns.dimension());
        byte[] lengthCodes = new byte[lengthsApart ? rows : 0];
        in.get(lengthCodes);
        float[] lengths = lengthsApart ? quantiser().centroids() : new float[0];
        float[] matrix = new float[rows * dimension];
        for (int row = 0; row < rows; row++) {
            float length = lengthsApart ? lengths[lengthCodes[row] & 0xff] : 1;
            columns.unpack(codes, row, matrix, row * dimension, length);
        }
        return matrix;
    }

    private record Quantiser(int dimension, int parts, int width, int lastWidth, float[] centroids) {
        void unpack(byte[] codes, int row, float[] into, int at, float length) {
            for (int part = 0; part < parts; part++) {
                int code = codes[row * parts + part] & 0xff;
                int partWidth = part == parts - 1 ? lastWidth : width;
                int from = part * CENTROIDS * width + code * partWidth;
                for (int i = 0; i < partWidth; i++) {
                    into[at + part * width + i] = length * centroids[from + i];
                }
            }
        }
    }

    private Quantiser quantiser() {
        int dimension = in.getInt();
        int parts = in.getInt();
        int width = in.getInt();
        int lastWidth = in.getInt();
        return new Quantiser(dimension, parts, width, lastWidth, floats(dimension * CENTROIDS));
    }

    private float[] dense(int dimension, int labels) {
        int rows = (int) in.getLong();
        expect("columns", dimension, (int) in.getLong());
        expect("output vectors", labels, rows);
        return floats(rows * dimension);
    }

    private float[] floats(int count) {
        float[] floats = new float[count];
        for (int i = 0; i < count; i++) {
            floats[i] = in.getFloat();
        }
        return floats;
    }

    private byte[] zeroTerminated() {
        int start = in.position();
        while (in.get() != 0) {
            // on to the end of the word
        }
        return Arrays.copyOfRange(in.array(), start, in.position() - 1);
    }

    private void skipInts(int count) {
        in.position(in.position() + count * Integer.BYTES);
    }

    private static void expect(String what, int expected, int found) {
        if (expected != found) {
            throw new IllegalArgumentException(
                    "the fastText model is of another kind: " + what + " is " + found + ", expected " + expected);
        }
    }
}
