/// What leaves the house, read by programs that Daylight did not write.
///
/// **In**: made pages. **Out**: findings. **Keeps**: nothing. **Never**: evidence.
@NullMarked
package daylight.house.publication;

import org.jspecify.annotations.NullMarked;
