package daylight.text;

/// The tree of fastText's hierarchical softmax. Nodes 0 to n−1 are the labels in falling order of frequency;
/// inner nodes follow in the order in which they are joined, and the last one is the root. The order decides
/// which output vector belongs to which node, so it is that of fastText's `Loss.cc`, ties included.
final class HuffmanTree {
    private final int leaves;
    private final int[] left;
    private final int[] right;

    /// @param counts of the labels, falling
    HuffmanTree(long[] counts) {
        leaves = counts.length;
        int inner = leaves - 1;
        left = new int[inner];
        right = new int[inner];
        long[] weight = new long[leaves + inner];
        System.arraycopy(counts, 0, weight, 0, leaves);
        int leaf = leaves - 1;
        int joined = leaves;
        for (int node = leaves; node < weight.length; node++) {
            int first;
            if (leaf >= 0 && (joined >= node || weight[leaf] < weight[joined])) {
                first = leaf--;
            } else {
                first = joined++;
            }
            int second;
            if (leaf >= 0 && (joined >= node || weight[leaf] < weight[joined])) {
                second = leaf--;
            } else {
                second = joined++;
            }
            left[node - leaves] = first;
            right[node - leaves] = second;
            weight[node] = weight[first] + weight[second];
        }
    }

    int root() {
        return leaves + left.length - 1;
    }

    boolean isLeaf(int node) {
        return node < leaves;
    }

    /// The output vector of an inner node.
    int row(int node) {
        return node - leaves;
    }

    int left(int node) {
        return left[node - leaves];
    }

    int right(int node) {
        return right[node - leaves];
    }
}
