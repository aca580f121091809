package daylight.reader.charset;

import java.lang.Character.UnicodeScript;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// Tells UTF-16 (RFC 2781) that has no byte order mark from bytes in any other charset.
///
/// Three things are looked for, each of which other charsets do not have: NULs at the places of the
/// high bytes (letters and spaces of ASCII); control characters there, always the same few (scripts
/// from Greek to Thai); and units that are Chinese characters of the common ones (ASCII or Shift_JIS
/// that is read so gives rare ones). And nearly all units must be characters of one script beside
/// Latin.
final class Utf16 {
    /// Enough for every sign, and no more than is held in memory elsewhere.
    static final int LEAD_BYTES = 64 * 1024;

    /// One unit says nothing.
    private static final int UNITS_MIN = 2;

    private static final int COMMON_MIN = 4;

    /// Of a thousand units, so many may be no characters: a damaged place.
    private static final int BAD_PER_MILLE = 2;

    private static final int ONE_SCRIPT_PERCENT = 94;

    /// A text has spaces, ends of lines or digits at least so often, or other signs than these.
    private static final int ASCII_PERCENT = 3;

    private static final int CONTROLS_PERCENT = 50;

    /// Of running Chinese text 99 in 100 are among the common characters, of random ones 30.
    private static final int COMMON_PERCENT = 85;

    private Utf16() {}

    /// @param lead the beginning of a document without byte order mark
    static Optional<Charset> of(byte[] lead) {
        Seen little = new Seen(lead, false);
        Seen big = new Seen(lead, true);
        if (!little.isText() && !big.isText()) {
            return Optional.empty();
        }
        boolean isBig = big.isText() && (!little.isText() || big.signs() > little.signs());
        return Optional.of(isBig ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE);
    }

    /// What the bytes are when they are read in one order.
    private static final class Seen {
        private final CharsetEncoder simplified = Charset.forName("GB2312").newEncoder();
        private final CharsetEncoder traditional = Charset.forName("Big5").newEncoder();
        private final Map<UnicodeScript, Integer> scripts = new EnumMap<>(UnicodeScript.class);
        private int units;
        private int bad;
        private int ascii;
        private int controls;
        private int han;
        private int commonHan;
        private int lone;

        Seen(byte[] lead, boolean isBig) {
            char high = 0;
            for (int i = 0; i + 1 < lead.length; i += 2) {
                char unit = (char)
                        (isBig
                                ? (lead[i] & 0xff) << 8 | lead[i + 1] & 0xff
                                : (lead[i + 1] & 0xff) << 8 | lead[i] & 0xff);
                units++;
                if (Character.isHighSurrogate(unit)) {
                    bad += high == 0 ? 0 : 1;
                    high = unit;
                } else if (Character.isLowSurrogate(unit)) {
                    bad += high == 0 ? 1 : 0;
                    if (high != 0) {
                        seen(Character.toCodePoint(high, unit));
                    }
                    high = 0;
                } else {
                    bad += high == 0 ? 0 : 1;
                    high = 0;
                    seen(unit);
                }
            }
        }

        private void seen(int character) {
            if (isNoText(character)) {
                bad++;
                return;
            }
            int highByte = character >> 8;
            ascii += character < 0x80 ? 1 : 0;
            controls += highByte > 0 && highByte < 0x20 ? 1 : 0;
            UnicodeScript script = script(character);
            if (script == UnicodeScript.COMMON) {
                // Signs beyond those of an alphabet, general punctuation and full-width ones are rare in every text.
                boolean isUsual = highByte <= 0x20 || highByte == 0x30 || highByte == 0xff;
                lone += isUsual || character > 0xffff ? 0 : 1;
                return;
            }
            scripts.merge(script, 1, Integer::sum);
            if (script == UnicodeScript.HAN) {
                han++;
                commonHan += isCommon((char) character) ? 1 : 0;
            }
        }

        private static boolean isNoText(int character) {
            return switch (Character.getType(character)) {
                case Character.CONTROL ->
                    character != '\t' && character != '\n' && character != '\r' && character != '\f';
                case Character.UNASSIGNED, Character.PRIVATE_USE, Character.SURROGATE -> true;
                default -> false;
            };
        }

        /// Kana stand among Chinese characters, and marks belong to the letters before them.
        private static UnicodeScript script(int character) {
            UnicodeScript script = UnicodeScript.of(character);
            return switch (script) {
                case HIRAGANA, KATAKANA, BOPOMOFO -> UnicodeScript.HAN;
                case INHERITED -> UnicodeScript.COMMON;
                default -> script;
            };
        }

        /// Of the first level of GB 2312 (rows 16 to 55) or of Big5 (A4 to C6), which are ordered by
        /// use; or kana.
        private boolean isCommon(char character) {
            if (UnicodeScript.of(character) != UnicodeScript.HAN) {
                return true;
            }
            int gb = firstByte(simplified, character);
            int big5 = firstByte(traditional, character);
            return gb >= 0xb0 && gb <= 0xd7 || big5 >= 0xa4 && big5 <= 0xc6;
        }

        private static int firstByte(CharsetEncoder encoder, char character) {
            try {
                ByteBuffer bytes = encoder.encode(CharBuffer.wrap(new char[] {character}));
                return bytes.get(0) & 0xff;
            } catch (CharacterCodingException _) {
                return 0;
            }
        }

        int signs() {
            return ascii + controls + commonHan;
        }

        boolean isText() {
            if (units < UNITS_MIN || 1000L * bad > (long) BAD_PER_MILLE * units) {
                return false;
            }
            int latin = scripts.getOrDefault(UnicodeScript.LATIN, 0);
            int letters = scripts.values().stream().mapToInt(Integer::intValue).sum() + lone;
            int other = scripts.entrySet().stream()
                    .filter(each -> each.getKey() != UnicodeScript.LATIN)
                    .mapToInt(Map.Entry::getValue)
                    .max()
                    .orElse(0);
            boolean isOneScript = 100L * (latin + other) >= (long) ONE_SCRIPT_PERCENT * letters;
            boolean isUsualHan = 100L * commonHan >= (long) COMMON_PERCENT * han;
            return isOneScript && isUsualHan && hasSigns();
        }

        private boolean hasSigns() {
            return 100L * ascii >= (long) ASCII_PERCENT * units
                    || 100L * controls >= (long) CONTROLS_PERCENT * units
                    || commonHan >= COMMON_MIN && 2L * commonHan >= units;
        }
    }
}
