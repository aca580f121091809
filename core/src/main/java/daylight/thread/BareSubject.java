package daylight.thread;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A subject without what answering and passing on adds to it (RFC 5256, 2.1, and the words of other languages).
///
/// @param text  folded for comparison; empty where nothing is left
/// @param reply whether anything was taken away that an answer has
record BareSubject(String text, boolean reply) {
    /// `Re[2]:` and `Re^2:` count how often it was answered.
    private static final Pattern PREFIX = Pattern.compile(
            "(?iuU)^\\s*(re|aw|sv|vs|antw|antwort|odp|ref|rif|rép|rép\\.|res|ynt|yan|vá|отв|ответ|на|жауап|回复|回覆|答复|答覆|回|رد|الرد|جاۋاب)"
                    + "\\s?([\\[(^]?\\d{1,3}[\\])]?)?\\s?[:：]\\s*");

    private static final Pattern PASSED_ON = Pattern.compile(
            "(?iuU)^\\s*(fwd?|fw|wg|tr|enc|rv|doorst|vl|pd|i|ilt|переслать|пересл|қайта|转发|轉寄|转|转寄|إعادة توجيه|تحويل)\\s?[:：]\\s*");

    /// The name of a list.
    private static final Pattern BLOB = Pattern.compile("^\\s*\\[[^\\[\\]]{1,60}]\\s*(?=\\S)");

    private static final Pattern TRAILER = Pattern.compile("(?i)\\s*\\(fwd\\)\\s*$");
    private static final Pattern GAP = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final int CHARS_MAX = 300;

    static BareSubject of(String subject) {
        String left = TRAILER.matcher(GAP.matcher(subject).replaceAll(" ")).replaceAll("");
        boolean reply = false;
        boolean again = true;
        while (again) {
            Matcher answer = PREFIX.matcher(left);
            Matcher forward = PASSED_ON.matcher(left);
            Matcher blob = BLOB.matcher(left);
            if (answer.find()) {
                reply = true;
                left = left.substring(answer.end());
            } else if (forward.find()) {
                left = left.substring(forward.end());
            } else if (blob.find()) {
                left = left.substring(blob.end());
            } else {
                again = false;
            }
        }
        String folded = Normalizer.normalize(left.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return new BareSubject(folded.substring(0, Math.min(CHARS_MAX, folded.length())), reply);
    }
}
