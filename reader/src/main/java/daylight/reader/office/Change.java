package daylight.reader.office;

/// A change that was tracked: who did what, and when.
///
/// @param author empty where the document does not say
/// @param moment as the document writes it; empty where it does not say
record Change(Kind kind, String author, String moment) {
    enum Kind {
        INSERTED("inserted", "Inserted", false),
        DELETED("deleted", "Deleted", true),
        MOVED_AWAY("moved away", "Moved away from here", true),
        MOVED_HERE("moved here", "Moved here", false);

        private final String label;
        private final String said;
        private final boolean takesAway;

        Kind(String label, String said, boolean takesAway) {
            this.label = label;
            this.said = said;
            this.takesAway = takesAway;
        }

        String label() {
            return label;
        }

        /// Whether the words are gone once the change is accepted.
        boolean takesAway() {
            return takesAway;
        }
    }

    /// What was done, by whom and when, in words.
    String said() {
        return Remark.by(kind.said, author, moment);
    }
}
