package daylight.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads lists of mail addresses (RFC 5322, section 3.4) as leniently as mails are written.
final class PeopleText {
    /// A mailing of thousands keeps its raw header; the facts hold this many.
    static final int PEOPLE_MAX = 1_000;

    private static final int DISPLAY_CODE_POINTS_MAX = 200;

    /// RFC 5321, 4.5.3.1: 64 for the local part, 255 for the domain, and the at sign.
    private static final int ADDRESS_CODE_POINTS_MAX = 320;

    private PeopleText() {}

    static List<Person> people(String list) {
        List<Person> people = new ArrayList<>();
        for (String part : split(list)) {
            if (people.size() == PEOPLE_MAX) {
                break;
            }
            person(part).ifPresent(people::add);
        }
        return List.copyOf(people);
    }

    /// One mailbox: `Name <address>`, `address (Name)`, `address` or a bare name.
    static Optional<Person> person(String mailbox) {
        String text = mailbox.strip();
        int open = text.lastIndexOf('<');
        int close = text.lastIndexOf('>');
        if (open >= 0 && close > open) {
            return named(text.substring(0, open), text.substring(open + 1, close));
        }
        int comment = text.indexOf('(');
        if (comment > 0 && text.endsWith(")") && text.indexOf('@') < comment) {
            return named(text.substring(comment + 1, text.length() - 1), text.substring(0, comment));
        }
        return text.indexOf('@') > 0 && text.indexOf(' ') < 0 ? named("", text) : named(text, "");
    }

    /// A name and an address that stand apart; either may be empty.
    static Optional<Person> named(String display, String address) {
        String name = DisplayText.line(unquoted(display.strip()), DISPLAY_CODE_POINTS_MAX);
        String box = DisplayText.line(address.toLowerCase(Locale.ROOT), ADDRESS_CODE_POINTS_MAX);
        return name.isEmpty() && box.isEmpty() ? Optional.empty() : Optional.of(new Person(name, box));
    }

    private static String unquoted(String name) {
        for (char quote : new char[] {'"', '\''}) {
            if (name.length() >= 2 && name.charAt(0) == quote && name.charAt(name.length() - 1) == quote) {
                return name.substring(1, name.length() - 1).replace("\\" + quote, String.valueOf(quote));
            }
        }
        return name;
    }

    /// At commas and semicolons outside quotes, comments and angle brackets; a group's name (`team: a, b;`)
    /// goes away.
    private static List<String> split(String list) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        int depth = 0;
        for (int i = 0; i < list.length() && parts.size() < PEOPLE_MAX; i++) {
            char c = list.charAt(i);
            if (c == '\\' && quoted && i + 1 < list.length()) {
                part.append(c).append(list.charAt(++i));
                continue;
            }
            quoted ^= c == '"' && depth == 0;
            depth = quoted ? depth : depth + (c == '(' || c == '<' ? 1 : c == ')' || c == '>' ? -1 : 0);
            depth = Math.max(0, depth);
            boolean outside = !quoted && depth == 0;
            if (outside && (c == ',' || c == ';')) {
                parts.add(part.toString());
                part.setLength(0);
            } else if (outside && c == ':' && part.indexOf("@") < 0) {
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }
}
