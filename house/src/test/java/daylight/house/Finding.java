package daylight.house;

/// A place that breaks a rule.
///
/// @param rule  the rule's name, as in [Tolerated]
/// @param where a class, package or file; what a [Tolerated] entry names
/// @param what  what is wrong there, and what to do instead
record Finding(String rule, String where, String what) implements Comparable<Finding> {
    @Override
    public int compareTo(Finding other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return rule + ": " + where + ": " + what;
    }
}
