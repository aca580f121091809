package daylight.reader.agenda;

import daylight.reader.ground.StrictText;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// One property: `group.NAME;PARAMETER=value:value` (RFC 6350, 3.3; RFC 5545, 3.1).
///
/// @param group      empty where it has none
/// @param name       as written
/// @param parameters in their order; one without a name (vCard 2.1) has `TYPE`
/// @param value      its bytes, still in their transfer encoding
/// @param otherwise  the charset of bytes that are no UTF-8
record ContentLine(String group, String name, List<Parameter> parameters, byte[] value, Charset otherwise) {
    record Parameter(String name, String value) {}

    private static final String TYPE = "TYPE";

    /// Of more parameters, or parts of a value, the rest is one.
    private static final int PIECES_MAX = 1_000;

    /// Their values are words: bytes only where these are words too.
    private static final Set<String> WORDS = Set.of(
            "FN",
            "N",
            "NICKNAME",
            "ADR",
            "LABEL",
            "EMAIL",
            "TEL",
            "TITLE",
            "ROLE",
            "ORG",
            "NOTE",
            "CATEGORIES",
            "SUMMARY",
            "DESCRIPTION",
            "LOCATION",
            "COMMENT",
            "CONTACT",
            "URL",
            "UID",
            "RESOURCES");

    ContentLine {
        parameters = List.copyOf(parameters);
    }

    /// @return empty where the line is no property
    static Optional<ContentLine> of(byte[] line, Charset otherwise) {
        int colon = colon(line);
        if (colon <= 0) {
            return Optional.empty();
        }
        String head = text(Arrays.copyOf(line, colon), Optional.empty(), otherwise);
        List<String> pieces = split(head, ';');
        String whole = pieces.getFirst().strip();
        int dot = whole.lastIndexOf('.');
        String name = whole.substring(dot + 1);
        if (name.isEmpty() || !name.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-' || c == '_')) {
            return Optional.empty();
        }
        List<Parameter> parameters = new ArrayList<>();
        for (String piece : pieces.subList(1, pieces.size())) {
            if (parameters.size() >= PIECES_MAX) {
                parameters.add(new Parameter(TYPE, piece));
                break;
            }
            int equals = piece.indexOf('=');
            String said =
                    equals < 0 ? impliedName(piece) : piece.substring(0, equals).strip();
            parameters.add(new Parameter(
                    said.toUpperCase(Locale.ROOT),
                    unquoted(piece.substring(equals + 1).strip())));
        }
        return Optional.of(new ContentLine(
                dot < 0 ? "" : whole.substring(0, dot),
                name,
                parameters,
                Arrays.copyOfRange(line, colon + 1, line.length),
                otherwise));
    }

    /// Where the value begins: a colon outside of quotes, or, where quotes do not close, the first one.
    static int colon(byte[] line) {
        boolean quoted = false;
        int first = -1;
        for (int i = 0; i < line.length; i++) {
            quoted ^= line[i] == '"';
            if (line[i] == ':') {
                first = first < 0 ? i : first;
                if (!quoted) {
                    return i;
                }
            }
        }
        return first;
    }

    private static List<String> split(String text, char separator) {
        List<String> pieces = new ArrayList<>();
        boolean quoted = false;
        int from = 0;
        for (int i = 0; i < text.length() && pieces.size() <= PIECES_MAX; i++) {
            quoted ^= text.charAt(i) == '"';
            if (text.charAt(i) == separator && !quoted) {
                pieces.add(text.substring(from, i));
                from = i + 1;
            }
        }
        pieces.add(text.substring(from));
        return pieces;
    }

    private static String impliedName(String value) {
        return switch (value.strip().toUpperCase(Locale.ROOT)) {
            case "QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT" -> "ENCODING";
            case "INLINE", "URL", "CID", "CONTENT-ID" -> "VALUE";
            default -> TYPE;
        };
    }

    /// Without quotes, and with what a caret stands for (RFC 6868).
    private static String unquoted(String value) {
        return value.replace("\"", "").replace("^n", "\n").replace("^'", "\"").replace("^^", "^");
    }

    boolean is(String upperCase) {
        return name.equalsIgnoreCase(upperCase);
    }

    /// The values of a parameter, with a comma between; empty where it is missing.
    String parameter(String upperCase) {
        return String.join(
                ",",
                parameters.stream()
                        .filter(each -> each.name().equals(upperCase))
                        .map(Parameter::value)
                        .toList());
    }

    boolean isQuotedPrintable() {
        return parameter("ENCODING").equalsIgnoreCase("QUOTED-PRINTABLE");
    }

    boolean isBase64() {
        String encoding = parameter("ENCODING");
        return encoding.equalsIgnoreCase("BASE64") || encoding.equalsIgnoreCase("B");
    }

    /// The value as characters, with its escapes as they are.
    String raw() {
        byte[] bytes = isQuotedPrintable() ? quotedPrintable(value) : value;
        return text(bytes, charset(), otherwise);
    }

    /// The value as people read it: escapes undone (RFC 6350, 3.4), parts with a comma and a space between.
    String words() {
        return words(raw());
    }

    static String words(String raw) {
        StringBuilder words = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '\\' && i + 1 < raw.length()) {
                char escaped = raw.charAt(++i);
                switch (escaped) {
                    case 'n', 'N' -> words.append('\n');
                    case ',', ';', '\\', ':', '"' -> words.append(escaped);
                    default -> words.append('\\').append(escaped);
                }
            } else {
                words.append(c);
            }
        }
        return words.toString();
    }

    /// The filled parts of a value of several, such as a name or an address.
    List<String> parts() {
        List<String> parts = new ArrayList<>();
        String raw = raw();
        int from = 0;
        for (int i = 0; i <= raw.length() && parts.size() < PIECES_MAX; i++) {
            if (i == raw.length() || raw.charAt(i) == ';') {
                String part = words(raw.substring(from, i)).strip();
                if (!part.isEmpty()) {
                    parts.add(part);
                }
                from = i + 1;
            } else if (raw.charAt(i) == '\\') {
                i++;
            }
        }
        if (from < raw.length()) {
            parts.add(words(raw.substring(from)).strip());
        }
        return parts;
    }

    /// Whether the value is words wherever it stands.
    boolean isOfWords() {
        return WORDS.contains(name.toUpperCase(Locale.ROOT));
    }

    /// The bytes of an inline value, or of a `data:` URI; empty for a value that is text or is damaged: where any
    /// letter is none of base64 (RFC 4648, 4), or what should be words decodes to none.
    Optional<byte[]> binary() {
        String said = isBase64() ? "" : start();
        boolean isUri = said.startsWith("data:") && said.contains(";base64,");
        if (!isBase64() && !isUri) {
            return Optional.empty();
        }
        int from = isUri ? said.indexOf(";base64,") + ";base64,".length() : 0;
        try {
            byte[] bytes = Base64.getDecoder().decode(letters(from));
            boolean isPlausible = !isOfWords()
                    || StrictText.of(bytes, StandardCharsets.UTF_8)
                            .filter(words -> words.chars().noneMatch(c -> c < ' ' && !Character.isWhitespace(c)))
                            .isPresent();
            return Optional.of(bytes).filter(_ -> isPlausible);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// The value without the white space of its folding.
    private byte[] letters(int from) {
        byte[] letters = new byte[value.length - from];
        int count = 0;
        for (int i = from; i < value.length; i++) {
            if (value[i] != ' ' && value[i] != '\t') {
                letters[count++] = value[i];
            }
        }
        return Arrays.copyOf(letters, count);
    }

    /// The first characters of the value.
    String start() {
        return new String(value, 0, Math.min(value.length, 256), StandardCharsets.ISO_8859_1);
    }

    private Optional<Charset> charset() {
        try {
            String said = parameter("CHARSET");
            return said.isEmpty() ? Optional.empty() : Optional.of(Charset.forName(said));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Whether the value is read in the charset that the whole document looks like, for want of a better one.
    boolean isOfOtherCharset() {
        byte[] bytes = isQuotedPrintable() ? quotedPrintable(value) : value;
        boolean isPlain = true;
        for (byte b : bytes) {
            isPlain &= b >= 0;
        }
        return !isPlain
                && charset().flatMap(said -> StrictText.of(bytes, said)).isEmpty()
                && StrictText.of(bytes, StandardCharsets.UTF_8).isEmpty();
    }

    /// In the charset that is said, else UTF-8, if the bytes are that; else in the one that the whole document looks
    /// like.
    static String text(byte[] bytes, Optional<Charset> said, Charset otherwise) {
        return said.flatMap(charset -> StrictText.of(bytes, charset))
                .or(() -> StrictText.of(bytes, StandardCharsets.UTF_8))
                .orElseGet(() -> new String(bytes, otherwise));
    }

    /// RFC 2045, 6.7, without its line ends, which are undone before; what is no code stands for itself.
    private static byte[] quotedPrintable(byte[] encoded) {
        byte[] decoded = new byte[encoded.length];
        int count = 0;
        for (int i = 0; i < encoded.length; i++) {
            int high = i + 2 < encoded.length && encoded[i] == '=' ? Character.digit(encoded[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(encoded[i + 2], 16);
            if (low < 0) {
                decoded[count++] = encoded[i];
            } else {
                decoded[count++] = (byte) (high << 4 | low);
                i += 2;
            }
        }
        return Arrays.copyOf(decoded, count);
    }
}
