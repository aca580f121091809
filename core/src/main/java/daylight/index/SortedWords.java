package daylight.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.util.BytesRef;

/// The runs of [WordRuns] merged: each different word once, with all its places.
final class SortedWords {
    private final boolean places;
    private final PriorityQueue<Run> waiting = new PriorityQueue<>();

    /// The runs that hold the current word, in the text's order.
    private final List<Run> current = new ArrayList<>();

    private long frequency;

    SortedWords(List<IndexInput> runs, boolean places) throws IOException {
        this.places = places;
        for (int i = 0; i < runs.size(); i++) {
            Run run = new Run(i, runs.get(i));
            if (run.advance()) {
                waiting.add(run);
            }
        }
    }

    /// Goes to the next word, if there is one; the places of this one need not have been read.
    boolean advance() throws IOException {
        for (Run run : current) {
            if (run.advance()) {
                waiting.add(run);
            }
        }
        current.clear();
        frequency = 0;
        while (!waiting.isEmpty() && (current.isEmpty() || waiting.peek().word.equals(current.getFirst().word))) {
            Run run = waiting.remove();
            current.add(run);
            frequency += run.count;
        }
        return !current.isEmpty();
    }

    /// The current word; overwritten by [#advance].
    BytesRef word() {
        return current.getFirst().word;
    }

    /// How often it stands in the text; 1 where places do not matter.
    int frequency() {
        return places ? Math.toIntExact(frequency) : 1;
    }

    /// The places of the current word, once each, from its first.
    Places places() {
        return new Places(List.copyOf(current));
    }

    /// A walk over the places of one word.
    static final class Places {
        private final List<Run> runs;
        private int at;
        private int left;
        private int position;
        private int start;
        private int length;

        private Places(List<Run> runs) {
            this.runs = runs;
            this.left = runs.getFirst().count;
        }

        void advance() throws IOException {
            while (left == 0) {
                at++;
                left = runs.get(at).count;
                position = 0;
                start = 0;
            }
            IndexInput in = runs.get(at).in;
            position += in.readVInt();
            start += in.readVInt();
            length = in.readVInt();
            left--;
        }

        int position() {
            return position;
        }

        int start() {
            return start;
        }

        int end() {
            return start + length;
        }
    }

    private final class Run implements Comparable<Run> {
        private final int number;
        private final IndexInput in;
        private final BytesRef word = new BytesRef(64);
        private int count = 1;
        private long end;

        Run(int number, IndexInput in) {
            this.number = number;
            this.in = in;
        }

        boolean advance() throws IOException {
            if (places && end > in.getFilePointer()) {
                in.seek(end);
            }
            word.length = in.readVInt() - 1;
            if (word.length < 0) {
                return false;
            }
            if (word.bytes.length < word.length) {
                word.bytes = new byte[word.length * 2];
            }
            in.readBytes(word.bytes, 0, word.length);
            if (places) {
                count = in.readVInt();
                long bytes = in.readVLong();
                end = in.getFilePointer() + bytes;
            }
            return true;
        }

        @Override
        public int compareTo(Run other) {
            int order = word.compareTo(other.word);
            return order != 0 ? order : Integer.compare(number, other.number);
        }
    }
}
