package daylight.reader.ocr;

import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/// The middle one of several values; of an even number of them the greater of the two middle ones.
final class Median {
    private Median() {}

    static OptionalDouble of(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        return sorted.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(sorted[sorted.length / 2]);
    }
}
