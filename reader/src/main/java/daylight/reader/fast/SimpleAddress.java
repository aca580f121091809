package daylight.reader.fast;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An address in one of the two forms that nearly all mails use: `local@domain` and `Some Name <local@domain>`.
/// Groups, comments, routes, escapes and encoded words are left to the library's parser (RFC 5322, 3.4).
record SimpleAddress(String name, String address) {
    private static final String ATOM_EXTRAS = "!#$%&'*+-/=?^_`{|}~";

    String display() {
        return name.isEmpty() ? address : name + " <" + address + ">";
    }

    /// The addresses of a field's body, or empty when any of them is not simple.
    static Optional<List<SimpleAddress>> list(String body) {
        List<SimpleAddress> all = new ArrayList<>(4);
        int start = 0;
        while (start <= body.length()) {
            int comma = comma(body, start);
            Optional<SimpleAddress> one = one(body.substring(start, comma).strip());
            if (one.isEmpty()) {
                return Optional.empty();
            }
            all.add(one.get());
            start = comma + 1;
        }
        return Optional.of(all);
    }

    /// The next comma outside quotes.
    private static int comma(String body, int from) {
        boolean quoted = false;
        for (int i = from; i < body.length(); i++) {
            char c = body.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                return i;
            }
        }
        return body.length();
    }

    private static Optional<SimpleAddress> one(String text) {
        int open = text.indexOf('<');
        if (open < 0) {
            return isAddress(text) ? Optional.of(new SimpleAddress("", text)) : Optional.empty();
        }
        if (!text.endsWith(">")) {
            return Optional.empty();
        }
        String address = text.substring(open + 1, text.length() - 1);
        String name = text.substring(0, open).strip();
        Optional<String> plain = plainName(name);
        return isAddress(address) ? plain.map(p -> new SimpleAddress(p, address)) : Optional.empty();
    }

    private static Optional<String> plainName(String name) {
        if (name.length() >= 2 && name.startsWith("\"") && name.endsWith("\"")) {
            String inner = name.substring(1, name.length() - 1);
            return !inner.isBlank() && inner.strip().equals(inner) && !inner.contains("  ") && isName(inner, "(),.:;[]")
                    ? Optional.of(inner)
                    : Optional.empty();
        }
        return isName(name, "") && !name.contains("  ") ? Optional.of(name) : Optional.empty();
    }

    private static boolean isName(String name, String alsoAllowed) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c != ' ' && !isAtom(c) && alsoAllowed.indexOf(c) < 0) {
                return false;
            }
        }
        return !name.contains("=?");
    }

    private static boolean isAddress(String text) {
        int sign = text.indexOf('@');
        return sign > 0 && isDotAtom(text.substring(0, sign)) && isDotAtom(text.substring(sign + 1));
    }

    private static boolean isDotAtom(String text) {
        boolean dot = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' ? dot : !isAtom(c)) {
                return false;
            }
            dot = c == '.';
        }
        return !dot;
    }

    private static boolean isAtom(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || (c < 128 && ATOM_EXTRAS.indexOf(c) >= 0);
    }
}
