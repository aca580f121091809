package daylight.index;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What hits are counted by, and can be narrowed to.
public enum Facet {
    TYPE,
    LANGUAGE,
    /// The date's year, UTC, four digits.
    YEAR,
    /// The date's year and month, UTC, as 2018-03.
    MONTH,
    SENDER,
    FOLDER,
    OUTCOME;

    /// The name in filters and results: lower case.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The facet of this label, if there is one.
    public static Optional<Facet> named(String label) {
        return Arrays.stream(values()).filter(f -> f.label().equals(label)).findFirst();
    }

    String stored() {
        return "k_" + label();
    }
}
