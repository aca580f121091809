package daylight.text;

/// The language that a text was found to be in.
///
/// @param code        ISO 639-1 where there is one, else ISO 639-3; [#UNDETERMINED] where no answer is good
///          enough
/// @param probability of the best answer, 0 to 1; kept for [#UNDETERMINED] too, where it says how near an
///          answer was
public record Language(String code, double probability) {
    /// ISO 639-2: undetermined. Never a guess.
    public static final String UNDETERMINED = "und";

    /// The language of a text without letters.
    public static final Language NONE = new Language(UNDETERMINED, 0);

    public Language {
        if (code.length() < 2 || code.length() > 3 || !(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException(
                    "a language is a code of 2 or 3 letters and a probability, found: " + code + ", " + probability);
        }
    }

    public boolean isDetermined() {
        return !code.equals(UNDETERMINED);
    }
}
