package daylight.reader.fast;

import daylight.reader.ground.MoreCharsets;
import daylight.reader.ground.Scripts;
import daylight.reader.ground.StrictText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.tika.detect.DefaultEncodingDetector;
import org.apache.tika.detect.EncodingDetector;
import org.apache.tika.metadata.Metadata;

/// Bytes to text.
///
/// In this order: a byte order mark; ASCII; strict UTF-8; the charset that the mail declares, if it can be
/// told apart from any other by its bytes and they fit, or where that is a Cyrillic one, the one of these that
/// its letters fit ([CyrillicLabel]); else the general reader's detectors.
final class BodyText {
    /// A decoded text and the charset it was read in.
    record Decoded(String text, Charset charset) {}

    /// Every byte string is valid in these, mailers write them without thinking, and so their name proves
    /// nothing.
    private static final Set<String> DECLARED_WITHOUT_THOUGHT =
            Set.of("us-ascii", "iso-8859-1", "windows-1252", "utf-8");

    /// What mailers write under the name of a smaller charset (WHATWG Encoding, 4.2), by Java's names.
    private static final Map<String, String> SUPERSETS = Map.ofEntries(
            Map.entry("gb2312", "gb18030"),
            Map.entry("gbk", "gb18030"),
            Map.entry("x-euc-tw", "x-windows-950"),
            Map.entry("big5", "big5-hkscs"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("iso-2022-jp", "x-windows-iso2022jp"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("tis-620", "x-windows-874"),
            Map.entry("iso-8859-6", "windows-1256"),
            Map.entry("iso-8859-7", "windows-1253"),
            Map.entry("iso-8859-8", "windows-1255"),
            Map.entry("iso-8859-9", "windows-1254"));

    private static final Set<String> WESTERN = Set.of("iso-8859-1", "ISO-8859-1", "windows-1252", "Windows-1252");

    /// What is called ISO-8859-1 is read as its superset, as browsers do (WHATWG Encoding, 4.2).
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private final EncodingDetector detector = new DefaultEncodingDetector();
    private final boolean trustDeclared;

    /// @param trustDeclared false to guess like the general reader, which never looks at the declared
    ///                      charset; only the comparison with it needs that
    BodyText(boolean trustDeclared) {
        this.trustDeclared = trustDeclared;
    }

    /// @throws NotForFastPath when no charset can be told
    Decoded decode(byte[] bytes, Optional<String> declared) {
        if (bytes.length >= 2 && (bytes[0] == (byte) 0xFE || bytes[0] == (byte) 0xFF)) {
            return detected(bytes);
        }
        Kind kind = kind(bytes);
        if (trustDeclared && kind == Kind.PLAIN_ASCII) {
            Optional<Decoded> seven = declared.flatMap(MoreCharsets::utf7)
                    .flatMap(charset -> StrictText.of(bytes, charset).map(text -> new Decoded(text, charset)));
            if (seven.isPresent()) {
                return seven.get();
            }
        }
        if (kind == Kind.PLAIN_ASCII) {
            return new Decoded(new String(bytes, StandardCharsets.US_ASCII), StandardCharsets.US_ASCII);
        }
        if (kind == Kind.EIGHT_BIT) {
            Optional<String> utf8 = StrictText.of(bytes, StandardCharsets.UTF_8);
            if (utf8.isPresent()) {
                return new Decoded(withoutMark(utf8.get()), StandardCharsets.UTF_8);
            }
        }
        if (!trustDeclared) {
            return detected(bytes);
        }
        if (declared.filter(WESTERN::contains).isPresent() && isMostlyAscii(bytes)) {
            return new Decoded(new String(bytes, WINDOWS_1252), WINDOWS_1252);
        }
        return declared.map(BodyText::telling).orElse(List.of()).stream()
                .map(charset -> CyrillicLabel.better(bytes, charset).orElse(charset))
                .flatMap(charset -> StrictText.of(bytes, charset).map(text -> new Decoded(text, charset)).stream())
                .findFirst()
                .orElseGet(() -> detected(bytes));
    }

    /// Few bytes above ASCII: what a western language looks like, and no text in another script does. The
    /// currency sign, which nobody writes, is ISO-8859-15's euro under the wrong name and left to the
    /// detectors.
    private static boolean isMostlyAscii(byte[] bytes) {
        int high = 0;
        for (byte b : bytes) {
            if (b == (byte) 0xA4) {
                return false;
            }
            high += b < 0 ? 1 : 0;
        }
        return high * 10L <= bytes.length;
    }

    private enum Kind {
        PLAIN_ASCII,
        /// Seven-bit, with the escapes of ISO-2022 or HZ.
        SHIFTED,
        EIGHT_BIT
    }

    private static Kind kind(byte[] bytes) {
        Kind kind = Kind.PLAIN_ASCII;
        for (int i = 0; i < bytes.length; i++) {
            byte b = bytes[i];
            if (b < 0) {
                return Kind.EIGHT_BIT;
            }
            if (b == 0x1B || b == 0 || (b == '~' && i + 1 < bytes.length && bytes[i + 1] == '{')) {
                kind = Kind.SHIFTED;
            }
        }
        return kind;
    }

    /// The charset of that name, and then the one that those who say its name write: it has more letters.
    private static List<Charset> telling(String name) {
        if (DECLARED_WITHOUT_THOUGHT.contains(name.toLowerCase(Locale.ROOT))) {
            return List.of();
        }
        List<Charset> charsets = new ArrayList<>();
        Optional<Charset> said = known(name);
        said.ifPresent(charsets::add);
        said.flatMap(charset -> Optional.ofNullable(SUPERSETS.get(charset.name().toLowerCase(Locale.ROOT))))
                .flatMap(BodyText::known)
                .ifPresent(charsets::add);
        return charsets;
    }

    static boolean isUtf8(byte[] bytes) {
        return StrictText.of(bytes, StandardCharsets.UTF_8).isPresent();
    }

    /// Whether a text was read in another charset than the one that is said, where that makes a difference.
    static boolean isOtherwise(Decoded read, byte[] bytes, Optional<String> said) {
        if (read.charset().equals(StandardCharsets.US_ASCII)) {
            return false;
        }
        boolean isSuperset = read.charset().equals(WINDOWS_1252)
                && said.filter(WESTERN::contains).isPresent();
        Optional<Charset> charset = said.flatMap(BodyText::known);
        return !isSuperset
                && !charset.equals(Optional.of(read.charset()))
                && charset.flatMap(each -> StrictText.of(bytes, each))
                        .filter(text -> withoutMark(text).equals(read.text()))
                        .isEmpty();
    }

    private static Optional<Charset> known(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private Decoded detected(byte[] bytes) {
        try {
            Charset charset = detector.detect(new ByteArrayInputStream(bytes), new Metadata());
            if (charset == null) {
                throw new NotForFastPath("no charset fits");
            }
            Charset read = charset;
            if (trustDeclared) {
                read = charset.equals(StandardCharsets.ISO_8859_1) ? WINDOWS_1252 : Scripts.plausible(bytes, charset);
            }
            return new Decoded(withoutMark(new String(bytes, read)), read);
        } catch (IOException _) {
            throw new NotForFastPath("charset detection failed");
        }
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /// Characters that XML cannot hold become U+FFFD, as in the general reader's text.
    static String printable(String text) {
        int first = firstUnprintable(text);
        if (first < 0) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length()).append(text, 0, first);
        for (int i = first; i < text.length(); i++) {
            char c = text.charAt(i);
            clean.append(isPrintable(c) ? c : '\uFFFD');
        }
        return clean.toString();
    }

    private static int firstUnprintable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isPrintable(text.charAt(i))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isPrintable(char c) {
        if (c < 0x20) {
            return c == '\n' || c == '\r' || c == '\t';
        }
        return c < 0x7F || (c > 0x9F && c < 0xFFFE);
    }
}
