package daylight.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A supervised fastText model: the mean of the vectors of a text's words and character n-grams goes down a
/// Huffman tree of labels. See Joulin et al., "Bag of Tricks for Efficient Text Classification" (2016) and
/// "FastText.zip" (2016). Immutable; used by many threads.
///
/// @param dimension  floats of a vector
/// @param features   finds the rows of a text
/// @param rows       the input vectors, one after the other
/// @param nodes      the output vectors of the tree's inner nodes, one after the other
/// @param tree       the labels' tree
/// @param labels     codes of languages
record FastTextModel(
        int dimension, FastTextFeatures features, float[] rows, float[] nodes, HuffmanTree tree, List<String> labels) {

    /// A label and its probability.
    record Scored(String label, double probability) {}

    /// Branches of the tree that are less likely than this are not followed.
    private static final double PROBABILITY_MIN = 1e-4;

    /// The most probable labels, best first; none for a text without any known feature.
    ///
    /// @param utf8 one text; line breaks count as spaces
    List<Scored> predict(byte[] utf8, int length, int labelsMax) {
        float[] sum = new float[dimension];
        int count = features.forEach(utf8, length, row -> add(sum, row));
        if (count == 0) {
            return List.of();
        }
        for (int i = 0; i < dimension; i++) {
            sum[i] /= count;
        }
        List<Scored> found = new ArrayList<>();
        descend(tree.root(), 1, sum, found);
        found.sort(Comparator.comparingDouble(Scored::probability).reversed().thenComparing(Scored::label));
        return List.copyOf(found.subList(0, Math.min(labelsMax, found.size())));
    }

    private void add(float[] sum, int row) {
        int at = row * dimension;
        for (int i = 0; i < dimension; i++) {
            sum[i] += rows[at + i];
        }
    }

    private void descend(int node, double probability, float[] text, List<Scored> found) {
        if (probability < PROBABILITY_MIN) {
            return;
        }
        if (tree.isLeaf(node)) {
            found.add(new Scored(labels.get(node), probability));
            return;
        }
        int at = tree.row(node) * dimension;
        float product = 0;
        for (int i = 0; i < dimension; i++) {
            product += nodes[at + i] * text[i];
        }
        double right = 1 / (1 + Math.exp(-product));
        descend(tree.left(node), probability * (1 - right), text, found);
        descend(tree.right(node), probability * right, text, found);
    }
}
