package daylight.text;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/// A point in time as a document tells it.
public sealed interface Moment {
    /// The text it was read from, safe to show.
    String raw();

    /// @param at        where no offset is known, as if it were UTC: up to 14 hours off
    /// @param offset    where the document has it
    /// @param precision how much of it the document says
    record Known(Instant at, Optional<ZoneOffset> offset, Precision precision, String raw) implements Moment {}

    /// Kept because it is evidence; not sorted or searched by.
    record Unreadable(String raw) implements Moment {}

    /// The finest part that was given.
    enum Precision {
        YEAR,
        MONTH,
        DAY,
        TIME
    }

    default Optional<Instant> instant() {
        return this instanceof Known known ? Optional.of(known.at()) : Optional.empty();
    }
}
