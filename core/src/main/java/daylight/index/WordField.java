package daylight.index;

/// What a word can be looked for in.
public enum WordField {
    /// The text of the pages, and beside it the title, names and other facts in words.
    TEXT("t"),
    TITLE("f_title"),
    /// The last parts of the paths, and the title.
    NAME("f_name"),
    PATH("f_path"),
    FROM("f_from"),
    TO("f_to"),
    SUBJECT("f_subject"),
    AUTHOR("f_author"),
    /// The media type, in parts: `application/pdf` is found by `pdf`.
    TYPE("f_type"),
    LANGUAGE("f_language"),
    FOLDER("f_folder"),
    OUTCOME("f_outcome");

    private final String stored;

    WordField(String stored) {
        this.stored = stored;
    }

    /// Whether a match says nothing about how well a document fits.
    boolean onlyNarrows() {
        return switch (this) {
            case TYPE, LANGUAGE, FOLDER, OUTCOME, PATH -> true;
            case TEXT, TITLE, NAME, FROM, TO, SUBJECT, AUTHOR -> false;
        };
    }

    /// The name inside the index.
    String stored() {
        return stored;
    }
}
