package daylight.protocol;

/// Why a page was not drawn: a closed list, each with the sentence a reporter sees. docs/cli.md holds
/// the same list; a test compares the two.
public enum NoDrawing {
    NO_PAGES("no_pages", "A document of this kind has no pages of its own that could be drawn."),
    NO_SUCH_PAGE("no_such_page", "The document has no page of this number."),
    NOT_FOUND("not_found", "The document was not found again in the file that it came in."),
    LOCKED("locked", "The document is protected by a password."),
    UNDRAWABLE("undrawable", "The page is damaged, or is of a kind that Daylight cannot draw."),
    LIMIT("limit", "Drawing took longer than the limit and was stopped.");

    private final String code;
    private final String sentence;

    NoDrawing(String code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    /// The name in JSON, snake_case; never changes once released.
    public String code() {
        return code;
    }

    /// The plain sentence for people.
    public String sentence() {
        return sentence;
    }
}
