package daylight.desk;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Pages that are asked for: `7`, `3-9` or `3-`, to the last.
///
/// @param first from 1
/// @param last  inclusive; [#TO_THE_END] for the document's last
record PageRange(int first, int last) {
    static final int TO_THE_END = Integer.MAX_VALUE;
    static final PageRange ALL = new PageRange(1, TO_THE_END);

    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})(-([0-9]{1,9})?)?");

    /// Reads it from the command line.
    static final class Converter implements ITypeConverter<PageRange> {
        @Override
        public PageRange convert(String text) {
            Matcher form = FORM.matcher(text);
            if (form.matches()) {
                int first = Integer.parseInt(form.group(1));
                String end = form.group(3);
                int last = end != null ? Integer.parseInt(end) : form.group(2) != null ? TO_THE_END : first;
                if (first >= 1 && first <= last) {
                    return new PageRange(first, last);
                }
            }
            throw new TypeConversionException(
                    "'" + text + "' are no pages; name one as 7, several as 3-9, or all from one on as 3-");
        }
    }
}
