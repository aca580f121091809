/// Where the project and its launcher lie, for tests of all rooms.
@NullMarked
package daylight.house.launcher;

import org.jspecify.annotations.NullMarked;
