package daylight.source;

import daylight.protocol.NameBytes;
import daylight.store.CaseException;
import daylight.store.CaseException.Kind;
import java.util.List;
import java.util.regex.Pattern;

/// Which of the files below the roots are taken. What is left out is named all the same.
///
/// Patterns are those of a shell: `*` is any part of a name, `**` any part of a path, `?` one character,
/// `[abc]` one of several. A pattern without `/` is held against every name below the root, of folders
/// too; one with a `/` against the path below the root. A pattern that names a folder means all in it.
/// Upper and lower case do not count.
public final class Choice {
    /// Everything.
    public static final Choice ALL = new Choice(List.of(), List.of());

    private final List<String> only;
    private final List<String> except;
    private final List<Glob> onlyGlobs;
    private final List<Glob> exceptGlobs;

    private record Glob(Pattern pattern, boolean ofNames) {}

    private Choice(List<String> only, List<String> except) {
        this.only = List.copyOf(only);
        this.except = List.copyOf(except);
        this.onlyGlobs = only.stream().map(Choice::glob).toList();
        this.exceptGlobs = except.stream().map(Choice::glob).toList();
    }

    /// @param only   take nothing but what one of these means; all where there are none
    /// @param except do not take what one of these means
    /// @throws CaseException of kind `USAGE` where a pattern is empty or a bracket of it is not closed
    public static Choice of(List<String> only, List<String> except) {
        return new Choice(only, except);
    }

    public List<String> only() {
        return only;
    }

    public List<String> except() {
        return except;
    }

    /// Whether everything is taken.
    public boolean isAll() {
        return only.isEmpty() && except.isEmpty();
    }

    /// @param path the root's label and the path below it; for a single file the label alone, which is
    ///             its name
    boolean takes(NameBytes path) {
        if (isAll()) {
            return true;
        }
        String shown = path.display();
        String below = shown.substring(shown.indexOf('/') + 1);
        boolean chosen = onlyGlobs.isEmpty() || onlyGlobs.stream().anyMatch(glob -> means(glob, below));
        return chosen && exceptGlobs.stream().noneMatch(glob -> means(glob, below));
    }

    private static boolean means(Glob glob, String path) {
        int from = 0;
        while (from <= path.length()) {
            int slash = path.indexOf('/', from);
            int to = slash < 0 ? path.length() : slash;
            String part = path.substring(glob.ofNames() ? from : 0, to);
            if (glob.pattern().matcher(part).matches()) {
                return true;
            }
            from = to + 1;
        }
        return false;
    }

    private static Glob glob(String typed) {
        String stripped = typed.replaceAll("^(?:\\./|/)+|/+$", "");
        if (stripped.isEmpty()) {
            throw new CaseException(Kind.USAGE, "The pattern '" + typed + "' names no file; an example: '*.pdf'.");
        }
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < stripped.length(); ) {
            i += append(stripped, i, regex);
        }
        return new Glob(
                Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL),
                stripped.indexOf('/') < 0);
    }

    /// @return how many characters of the pattern were used
    private static int append(String typed, int at, StringBuilder regex) {
        if (typed.startsWith("**/", at)) {
            regex.append("(?:.*/)?");
            return "**/".length();
        }
        if (typed.startsWith("**", at)) {
            regex.append(".*");
            return "**".length();
        }
        char c = typed.charAt(at);
        switch (c) {
            case '*' -> regex.append("[^/]*");
            case '?' -> regex.append("[^/]");
            case '[' -> {
                int end = typed.indexOf(']', at + 2);
                if (end < 0) {
                    throw new CaseException(
                            Kind.USAGE,
                            "The bracket in the pattern '" + typed + "' is not closed; a bracket itself is '[[]'.");
                }
                boolean none = typed.charAt(at + 1) == '!';
                String of = typed.substring(at + (none ? 2 : 1), end);
                regex.append(none ? "[^/" : "[")
                        .append(of.replaceAll("([\\[\\]\\\\^&])", "\\\\$1"))
                        .append(']');
                return end + 1 - at;
            }
            default -> {
                int codePoint = typed.codePointAt(at);
                regex.append(Pattern.quote(Character.toString(codePoint)));
                return Character.charCount(codePoint);
            }
        }
        return 1;
    }
}
