package daylight.reader.fast;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;

/// Encoded words of a header (RFC 2047) that mailers have broken: with spaces in them, cut in the midst of a character
/// or before their end, in a charset that is unknown or another than they say.
final class EncodedWords {
    /// RFC 2047 allows 75 characters; mailers write more.
    private static final String WORD = "=\\?[^\\s?]{1,60}\\?[bBqQ]\\?[^\\n]{0,2000}?(?:\\?=|$)";

    private static final Pattern RUN = Pattern.compile(WORD + "(?:\\s{0,10}" + WORD + "){0,200}");
    private static final Pattern ONE = Pattern.compile("=\\?([^\\s?]{1,60})\\?([bBqQ])\\?([^\\n]{0,2000}?)(?:\\?=|$)");

    private static final char UNREADABLE = '\uFFFD';

    private EncodedWords() {}

    /// The same, with each broken word replaced by a whole one in UTF-8; what cannot be read better stays.
    static String repaired(String body, BodyText texts) {
        if (!body.contains("=?")) {
            return body;
        }
        Matcher run = RUN.matcher(body);
        StringBuilder repaired = new StringBuilder();
        while (run.find()) {
            String said = run.group();
            Optional<String> better = isBroken(DecoderUtil.decodeEncodedWords(said, DecodeMonitor.SILENT))
                    ? decoded(said, texts).filter(text -> !isBroken(text))
                    : Optional.empty();
            run.appendReplacement(
                    repaired,
                    Matcher.quoteReplacement(better.map(EncodedWords::word).orElse(said)));
        }
        return run.appendTail(repaired).toString();
    }

    private static boolean isBroken(String decoded) {
        return decoded.indexOf(UNREADABLE) >= 0 || decoded.contains("=?");
    }

    private static String word(String text) {
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) + "?=";
    }

    /// Words in one charset are put together before they are decoded: a character may begin in one and end in the next.
    private static Optional<String> decoded(String run, BodyText texts) {
        StringBuilder text = new StringBuilder();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String charset = "";
        Matcher one = ONE.matcher(run);
        try {
            while (one.find()) {
                if (!one.group(1).equalsIgnoreCase(charset)) {
                    text.append(read(bytes.toByteArray(), charset, texts));
                    bytes.reset();
                    charset = one.group(1);
                }
                boolean isBase64 = one.group(2).equalsIgnoreCase("b");
                bytes.writeBytes(isBase64 ? base64(one.group(3)) : quoted(one.group(3)));
            }
            return Optional.of(
                    text.append(read(bytes.toByteArray(), charset, texts)).toString());
        } catch (NotForFastPath | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String read(byte[] bytes, String charset, BodyText texts) {
        int language = charset.indexOf('*');
        String name = language < 0 ? charset : charset.substring(0, language);
        Optional<String> said = Optional.of(name.toLowerCase(Locale.ROOT).replaceFirst("^(x-|charset=)", ""))
                .map(plain -> plain.equals("gb2312") ? "gb18030" : plain);
        return said.filter(EncodedWords::isKnown)
                .flatMap(plain -> BodyText.strict(bytes, Charset.forName(plain)))
                .orElseGet(() -> texts.decode(bytes, said).text());
    }

    private static boolean isKnown(String charset) {
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

    private static byte[] quoted(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int high = c == '=' && i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(text.charAt(i + 2), 16);
            if (low >= 0) {
                bytes.write(high << 4 | low);
                i += 2;
            } else {
                bytes.writeBytes((c == '_' ? " " : String.valueOf(c)).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
