package daylight.reader.office;

import java.util.Locale;
import java.util.Set;

/// A field while it is read (ECMA-376, part 1, 17.16): what it does, then what it gave when it was last done.
final class Field {
    /// They count, date and format what stands in the document anyway.
    private static final Set<String> PLAIN = Set.of(
            "AUTHOR",
            "AUTONUM",
            "CREATEDATE",
            "DATE",
            "EQ",
            "FILENAME",
            "FILESIZE",
            "FORMCHECKBOX",
            "FORMDROPDOWN",
            "FORMTEXT",
            "INDEX",
            "LASTSAVEDBY",
            "LISTNUM",
            "NOTEREF",
            "NUMCHARS",
            "NUMPAGES",
            "NUMWORDS",
            "PAGE",
            "PAGEREF",
            "PRINTDATE",
            "REF",
            "SAVEDATE",
            "SECTION",
            "SECTIONPAGES",
            "SEQ",
            "STYLEREF",
            "SUBJECT",
            "SYMBOL",
            "TC",
            "TIME",
            "TITLE",
            "TOC",
            "XE");

    private final StringBuilder instruction = new StringBuilder();
    private boolean inResult;

    void instruct(String words) {
        instruction.append(words);
    }

    void result() {
        inResult = true;
    }

    boolean isInResult() {
        return inResult;
    }

    /// Say beside a paragraph what a field does: where a link leads, what is taken from elsewhere.
    static void tell(String instruction, Paragraph paragraph) {
        String plain = instruction.strip();
        int space = plain.indexOf(' ');
        String verb = (space < 0 ? plain : plain.substring(0, space)).toUpperCase(Locale.ROOT);
        if (verb.equals("HYPERLINK")) {
            String target = plain.substring(verb.length()).replace("\"", "").strip();
            // A link that leads to a place in the document itself is none.
            if (!target.startsWith("\\l")) {
                paragraph.remark("link", false, "Link: ", target);
            }
        } else if (!PLAIN.contains(verb)) {
            paragraph.remark("field", true, "Field: ", plain);
        } else if (verb.equals("TC") || verb.equals("XE")) {
            // What a table of contents or an index is made of is written here and nowhere else.
            paragraph.remark(
                    "field", true, "Entry: ", plain.substring(verb.length()).replace("\"", ""));
        }
    }

    String instruction() {
        return instruction.toString();
    }
}
