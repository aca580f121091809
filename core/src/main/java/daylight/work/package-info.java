/// The durable queue: what is still to be done, and who is doing it.
///
/// **In**: items to do, per [Stage].
/// **Out**: leases, fenced by an epoch.
/// **Keeps**: the table `work`.
/// **Never**: two owners of one item at a time; an item forgotten because its owner died.
@NullMarked
package daylight.work;

import org.jspecify.annotations.NullMarked;
