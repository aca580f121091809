/// Benchmarks: documents made from a seed, and how long questions about them take.
@NullMarked
package daylight.house.bench;

import org.jspecify.annotations.NullMarked;
