package daylight.reader.fast;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Parameters of a content field that mailers write as RFC 2045, 5.1 does not allow: a boundary with an equals sign in
/// it and without quotes, a file's name with spaces and without quotes, or with letters beyond ASCII. The
/// library ends such a value at the first character that may not stand there, or forgets the whole field.
final class Parameters {
    /// A boundary ends at white space, because a comment may follow; a file's name goes on to the next parameter.
    private static final Pattern VALUE = Pattern.compile(
            "(?<=[;\\s])(?:(boundary\\s*=\\s*)([^\\s;\"]+)"
                    + "|((?:file)?name\\s*=\\s*)(?:([^\\s;\"(][^;\"]*)|\"([^\"\\\\]*)\"))",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`{|}~0-9A-Za-z-]+");

    /// Longer ones are no parameters that anybody meant.
    private static final int FIELD_CHARS_MAX = 10_000;

    /// Where few letters are beyond ASCII, they are taken for western ones.
    private static final String MAILERS_DEFAULT = "iso-8859-1";

    private Parameters() {}

    /// The field as it should have been written, or empty when nothing is wrong.
    static Optional<HeaderField> repaired(HeaderField field, BodyText texts) {
        boolean hasParameters = field.is("content-type") || field.is("content-disposition");
        if (!hasParameters || field.to() - field.from() > FIELD_CHARS_MAX) {
            return Optional.empty();
        }
        Matcher parameter = VALUE.matcher((field.isUtf8() ? field : inUtf8(field, texts)).body());
        StringBuilder repaired = new StringBuilder(" ");
        boolean isOther = false;
        while (parameter.find()) {
            boolean isQuoted = parameter.group(5) != null;
            boolean isBoundary = parameter.group(1) != null;
            String value =
                    (isBoundary ? parameter.group(2) : isQuoted ? parameter.group(5) : parameter.group(4)).strip();
            boolean isAscii = value.chars().allMatch(c -> c < 0x80);
            boolean isWrong = isQuoted ? !isAscii : !TOKEN.matcher(value).matches() && value.indexOf('\\') < 0;
            isOther |= isWrong;
            String right = (isBoundary ? parameter.group(1) : parameter.group(3))
                    + '"'
                    + (isAscii ? value : word(value))
                    + '"';
            parameter.appendReplacement(repaired, Matcher.quoteReplacement(isWrong ? right : parameter.group()));
        }
        parameter.appendTail(repaired);
        return isOther
                ? Optional.of(field.with(repaired.toString().getBytes(StandardCharsets.UTF_8)))
                : Optional.empty();
    }

    private static HeaderField inUtf8(HeaderField field, BodyText texts) {
        byte[] bytes = Arrays.copyOfRange(field.mail(), field.from(), field.to());
        try {
            return field.inUtf8(
                    texts.decode(bytes, Optional.of(MAILERS_DEFAULT)).charset());
        } catch (NotForFastPath _) {
            return field;
        }
    }

    /// The library takes letters beyond ASCII in the form of RFC 2047 only, which many mailers write here too.
    private static String word(String text) {
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) + "?=";
    }
}
