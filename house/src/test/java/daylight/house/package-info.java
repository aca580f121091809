/// The rules of the house, as tests.
///
/// **In**: the modules' compiled classes, their sources, and the other files of the project.
/// **Out**: a failed build that names the place, the rule and the reason.
/// **Keeps**: [Tolerated], the places that break a rule for a reason; the list can only shrink.
/// **Never**: a rule that was not shown to fail on a bad example.
@NullMarked
package daylight.house;

import org.jspecify.annotations.NullMarked;
