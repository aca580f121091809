package daylight.reader.chat;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/// In which order an export writes day and month. All its messages together tell, or they do not.
enum DateOrder {
    YEAR_FIRST("year-month-day"),
    DAY_FIRST("day-month-year"),
    MONTH_FIRST("month-day-year"),
    /// Both are possible: no date is said.
    UNKNOWN("unknown");

    private final String code;

    DateOrder(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    /// The one order that makes a date of every message; where both do, the one in which time never runs backwards;
    /// else none is known.
    static DateOrder of(List<Stamp> stamps) {
        if (stamps.stream().allMatch(Stamp::beginsWithYear)) {
            return YEAR_FIRST;
        }
        boolean dayFirst = fits(stamps, 1);
        boolean monthFirst = fits(stamps, 0);
        if (dayFirst && monthFirst) {
            dayFirst = isForward(stamps, DAY_FIRST);
            monthFirst = isForward(stamps, MONTH_FIRST);
        }
        return dayFirst == monthFirst ? UNKNOWN : dayFirst ? DAY_FIRST : MONTH_FIRST;
    }

    private static boolean fits(List<Stamp> stamps, int monthAt) {
        return stamps.stream().allMatch(stamp -> stamp.numbers()[monthAt] >= 1 && stamp.numbers()[monthAt] <= 12);
    }

    private static boolean isForward(List<Stamp> stamps, DateOrder order) {
        LocalDateTime before = LocalDateTime.MIN;
        for (Stamp stamp : stamps) {
            Optional<LocalDateTime> time = stamp.time(order);
            if (time.isEmpty()) {
                continue;
            }
            if (time.get().isBefore(before)) {
                return false;
            }
            before = time.get();
        }
        return true;
    }
}
