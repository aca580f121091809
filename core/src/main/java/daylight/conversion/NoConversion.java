package daylight.conversion;

/// Why there is no PDF: a closed list, each with the sentence a reporter sees. docs/cli.md holds the same list; a test
/// compares the two.
public enum NoConversion {
    NO_LIBREOFFICE(
            "no_libreoffice",
            "Pages of a document of this kind are drawn by LibreOffice, which is not on this machine."),
    NO_WALLS(
            "no_walls",
            "Pages of a document of this kind are drawn by LibreOffice, which is started behind bubblewrap only, and"
                    + " bubblewrap does not run here."),
    NOT_CONVERTED("not_converted", "LibreOffice could not make pages of the document; it is damaged, or has a lock."),
    CONVERSION_DIED("conversion_died", "LibreOffice crashed on the document; nothing else was affected."),
    CONVERSION_LIMIT(
            "conversion_limit", "LibreOffice went beyond a limit with the document, of time or size, and was stopped.");

    private final String code;
    private final String sentence;

    NoConversion(String code, String sentence) {
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
