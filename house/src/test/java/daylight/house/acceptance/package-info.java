/// Acceptance stories: the real program, driven from outside as a person or a script drives it.
///
/// **In**: the packaged desk and reader, the sample, folders made from a seed.
/// **Out**: for each promise of the project a story that fails when it is broken.
/// **Keeps**: temporary cases, thrown away at the end of each story.
/// **Never**: a look into the program's memory; what counts is what commands print and what lies on disk.
@NullMarked
package daylight.house.acceptance;

import org.jspecify.annotations.NullMarked;
