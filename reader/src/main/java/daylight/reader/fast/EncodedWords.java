package daylight.reader.fast;

import daylight.reader.ground.StrictText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;

/// Encoded words of a header (RFC 2047) that mailers have broken: with spaces in them, cut in the midst of a character
/// or before their end, in a charset that is unknown or another than they say.
final class EncodedWords {
    /// RFC 2047 allows 75 characters; mailers write more.
    private static final int TEXT_CHARS_MAX = 2_000;

    private static final int CHARSET_CHARS_MAX = 60;
    private static final int SPACES_MAX = 10;
    private static final int WORDS_MAX = 201;

    /// `=?charset?encoding?text?=`, the end maybe missing at the end of the header.
    ///
    /// @param to past its last character
    private record Word(String charset, boolean isBase64, String text, int to, boolean isEnded) {}

    private static final char UNREADABLE = '\uFFFD';

    /// A charset that nobody has is looked for long: of more names the rest counts as unknown.
    private static final int CHARSETS_MAX = 100;

    private final String body;
    private final Map<String, Boolean> charsets = new HashMap<>();

    /// Where what was looked for ahead stands: nothing is looked for twice, however many words begin and never end.
    private int nextEnd = -1;

    private int nextLine = -1;

    private EncodedWords(String body) {
        this.body = body;
    }

    /// The same, with each broken word replaced by a whole one in UTF-8; what cannot be read better stays.
    static String repaired(String body, BodyText texts) {
        return body.contains("=?") ? new EncodedWords(body).repaired(texts) : body;
    }

    private String repaired(BodyText texts) {
        StringBuilder repaired = new StringBuilder();
        int done = 0;
        int from = body.indexOf("=?");
        while (from >= 0) {
            List<Word> run = run(from);
            int to = run.isEmpty() ? from + 2 : run.getLast().to();
            if (!run.isEmpty()) {
                String said = body.substring(from, to);
                Optional<String> better =
                        isBroken(run, said) ? decoded(run, texts).filter(text -> !isBroken(text)) : Optional.empty();
                repaired.append(body, done, from)
                        .append(better.map(EncodedWords::word).orElse(said));
                done = to;
            }
            from = body.indexOf("=?", to);
        }
        return repaired.append(body, done, body.length()).toString();
    }

    /// The words from here on with nothing but spaces between them.
    private List<Word> run(int from) {
        List<Word> run = new ArrayList<>();
        Optional<Word> word = word(from);
        while (word.isPresent() && run.size() < WORDS_MAX) {
            run.add(word.get());
            int next = word.get().to();
            int spaces = 0;
            while (next < body.length() && spaces < SPACES_MAX && isSpace(body.charAt(next))) {
                next++;
                spaces++;
            }
            word = word(next);
        }
        return run;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    private Optional<Word> word(int from) {
        if (!body.startsWith("=?", from)) {
            return Optional.empty();
        }
        int mark = from + 2;
        while (mark < body.length()
                && mark - from - 2 <= CHARSET_CHARS_MAX
                && body.charAt(mark) != '?'
                && !isSpace(body.charAt(mark))) {
            mark++;
        }
        int length = mark - from - 2;
        int text = mark + 3;
        boolean begins = length > 0
                && length <= CHARSET_CHARS_MAX
                && text <= body.length()
                && body.charAt(mark) == '?'
                && "bBqQ".indexOf(body.charAt(mark + 1)) >= 0
                && body.charAt(mark + 2) == '?';
        if (!begins) {
            return Optional.empty();
        }
        nextEnd = nextEnd < text ? ahead("?=", text) : nextEnd;
        nextLine = nextLine < text ? ahead("\n", text) : nextLine;
        boolean isEnded = nextEnd < body.length() && nextEnd < nextLine;
        int end = isEnded ? nextEnd : nextLine;
        boolean isLastLine = end >= body.length() - 1;
        if (!isEnded && !isLastLine || end - text > TEXT_CHARS_MAX) {
            return Optional.empty();
        }
        return Optional.of(new Word(
                body.substring(from + 2, mark),
                Character.toLowerCase(body.charAt(mark + 1)) == 'b',
                body.substring(text, end),
                isEnded ? end + 2 : end,
                isEnded));
    }

    private int ahead(String sign, int from) {
        int at = body.indexOf(sign, from);
        return at < 0 ? body.length() : at;
    }

    /// Words in unknown charsets are left as they are by the decoder.
    private boolean isBroken(List<Word> run, String said) {
        return !run.getLast().isEnded()
                || run.stream().anyMatch(word -> !isKnown(plain(word.charset())) || !isAscii(word.text()))
                || isBroken(DecoderUtil.decodeEncodedWords(said, DecodeMonitor.SILENT));
    }

    /// The decoder makes question marks of letters that should have been encoded.
    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    private static boolean isBroken(String decoded) {
        return decoded.indexOf(UNREADABLE) >= 0 || decoded.contains("=?");
    }

    private static String word(String text) {
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) + "?=";
    }

    /// Words in one charset are put together before they are decoded: a character may begin in one and end in the next.
    private Optional<String> decoded(List<Word> run, BodyText texts) {
        StringBuilder text = new StringBuilder();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String charset = "";
        Charset letters = StandardCharsets.UTF_8;
        try {
            for (Word word : run) {
                if (!word.charset().equalsIgnoreCase(charset)) {
                    text.append(read(bytes.toByteArray(), charset, texts));
                    bytes.reset();
                    charset = word.charset();
                    letters = letters(charset);
                }
                bytes.writeBytes(word.isBase64() ? base64(word.text()) : quoted(word.text(), letters));
            }
            return Optional.of(
                    text.append(read(bytes.toByteArray(), charset, texts)).toString());
        } catch (NotForFastPath | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private String read(byte[] bytes, String charset, BodyText texts) {
        String plain = plain(charset);
        return Optional.of(plain)
                .filter(this::isKnown)
                .flatMap(known -> StrictText.of(bytes, Charset.forName(known)))
                .orElseGet(() -> texts.decode(bytes, Optional.of(plain)).text());
    }

    /// Without a language and what mailers put before the name.
    private static String plain(String charset) {
        int language = charset.indexOf('*');
        String name = (language < 0 ? charset : charset.substring(0, language)).toLowerCase(Locale.ROOT);
        int prefix = name.startsWith("x-") ? 2 : name.startsWith("charset=") ? "charset=".length() : 0;
        String plain = name.substring(prefix);
        return plain.equals("gb2312") ? "gb18030" : plain;
    }

    private boolean isKnown(String charset) {
        boolean isLookedFor = charsets.containsKey(charset) || charsets.size() < CHARSETS_MAX;
        return isLookedFor && charsets.computeIfAbsent(charset, EncodedWords::isSupported);
    }

    private static boolean isSupported(String charset) {
        try {
            return Charset.isSupported(charset);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /// Letters alone, without the rest of a group that was cut.
    private static byte[] base64(String letters) {
        String plain = letters.replaceAll("[^A-Za-z0-9+/]", "");
        int whole = plain.length() % 4 == 1 ? plain.length() - 1 : plain.length();
        return Base64.getDecoder().decode(plain.substring(0, whole));
    }

    /// In what a word's letters are written that were not encoded.
    private Charset letters(String charset) {
        String plain = plain(charset);
        return isKnown(plain) && Charset.forName(plain).canEncode() ? Charset.forName(plain) : StandardCharsets.UTF_8;
    }

    private static byte[] quoted(String text, Charset letters) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int high = c == '=' && i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(text.charAt(i + 2), 16);
            if (low >= 0) {
                bytes.write(high << 4 | low);
                i += 2;
            } else if (c < 0x80) {
                bytes.write(c == '_' ? ' ' : c);
            } else {
                int letter = text.codePointAt(i);
                bytes.writeBytes(Character.toString(letter).getBytes(letters));
                i += Character.charCount(letter) - 1;
            }
        }
        return bytes.toByteArray();
    }
}
