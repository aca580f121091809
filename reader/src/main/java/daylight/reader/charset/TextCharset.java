package daylight.reader.charset;

import daylight.reader.ground.Evidence;
import daylight.reader.ground.Node;
import daylight.reader.ground.Scripts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.tika.parser.txt.CharsetDetector;
import org.apache.tika.parser.txt.CharsetMatch;

/// The charset of a whole text.
///
/// @param markBytes length of the byte order mark
/// @param letters   characters beyond ASCII
/// @param undecoded stretches of bytes that mean nothing in it and are read as U+FFFD
public record TextCharset(Charset charset, int markBytes, long letters, long undecoded) {
    /// Metadata: in how many places bytes mean nothing in the charset.
    public static final String UNDECODED = "text:undecoded";

    private static final int WIDE_BYTES_MIN = 24;

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /// What western programs of DOS wrote; every byte is a character in it.
    private static final Charset OF_DOS = Charset.forName("IBM850");

    /// Of large computers; in nearly all of them a space is what `@` is in ASCII.
    private static final Set<String> EBCDIC = Set.of("IBM037", "IBM420", "IBM424", "IBM500", "IBM1047");

    /// Of so many letters of a western text fewer than one is beyond ASCII.
    private static final int FEW_OF = 4;

    private static final int EBCDIC_SPACE = 0x40;

    /// What is called by the first name is often written with more characters (WHATWG Encoding, 4.2).
    private static final Map<String, String> LARGER = Map.of(
            "GB2312", "GB18030",
            "GBK", "GB18030",
            "EUC-KR", "x-windows-949",
            "Shift_JIS", "windows-31j",
            "Big5", "x-windows-950",
            "TIS-620", "x-windows-874",
            "ISO-8859-1", "windows-1252",
            "ISO-8859-9", "windows-1254");

    private static final Map<String, int[]> MARKS = Map.of(
            "UTF-8", new int[] {0xef, 0xbb, 0xbf},
            "UTF-16LE", new int[] {0xff, 0xfe},
            "UTF-16BE", new int[] {0xfe, 0xff},
            "UTF-32LE", new int[] {0xff, 0xfe, 0, 0},
            "UTF-32BE", new int[] {0, 0, 0xfe, 0xff});

    /// Guesses a charset from the bytes of a part of a text.
    @FunctionalInterface
    public interface Guess {
        Charset of(byte[] sample) throws IOException;
    }

    /// In this order: a byte order mark; UTF-16 by its signs; UTF-8 where the bytes are, or nearly all;
    /// what is guessed, if the whole text is that; else what the whole text is.
    public static TextCharset of(Evidence evidence, Guess guess) throws IOException {
        byte[] lead;
        try (InputStream in = evidence.open()) {
            lead = in.readNBytes(Utf16.LEAD_BYTES);
        }
        Optional<Charset> marked = marked(lead);
        if (marked.isPresent()) {
            int mark = MARKS.getOrDefault(marked.get().name(), new int[0]).length;
            Bytes bytes = Bytes.in(marked.get(), evidence, mark);
            // The mark of UTF-16 is two letters in charsets of one byte for each; what follows then means nothing.
            if (!isWide(marked.get()) || bytes.undecoded() * FEW_OF <= evidence.sizeBytes() / FEW_OF) {
                return with(marked.get(), mark, bytes);
            }
        }
        boolean hasControls = hasControls(lead);
        Optional<Charset> wide = hasControls ? Utf16.of(lead) : Optional.empty();
        if (wide.isPresent()) {
            return with(wide.get(), 0, Bytes.in(wide.get(), evidence, 0));
        }
        Bytes utf8 = Bytes.in(StandardCharsets.UTF_8, evidence, 0);
        if (utf8.isClean() || utf8.isMostly()) {
            return with(StandardCharsets.UTF_8, 0, utf8);
        }
        wide = hasControls ? Optional.empty() : Utf16.of(lead);
        return wide.isPresent() ? with(wide.get(), 0, Bytes.in(wide.get(), evidence, 0)) : guessed(evidence, guess);
    }

    private static TextCharset with(Charset charset, int markBytes, Bytes bytes) {
        return new TextCharset(charset, markBytes, bytes.letters(), bytes.undecoded());
    }

    /// Whether every byte is a character of ASCII, which nearly all charsets have.
    public boolean isAscii() {
        return charset.equals(StandardCharsets.UTF_8) && markBytes == 0 && letters == 0 && undecoded == 0;
    }

    /// Whether what begins so is UTF-16 without a byte order mark; in doubt it is not. A few units say
    /// nothing of a document that is not called a text.
    public static boolean isWide(byte[] lead) {
        return lead.length >= WIDE_BYTES_MIN && Utf16.of(lead).isPresent();
    }

    /// Tell the document that bytes of it mean nothing.
    public void tell(Node node) {
        if (undecoded > 0) {
            node.put(UNDECODED, Long.toString(undecoded));
            node.damaged();
        }
    }

    /// What statistics of the letters say.
    public static Charset byStatistics(byte[] sample) {
        return likeliest(sample).findFirst().orElse(WINDOWS_1252);
    }

    /// In the order of their likelihood. UTF-16 is told by better signs than these, which call two
    /// words so.
    private static Stream<Charset> likeliest(byte[] sample) {
        CharsetDetector detector = new CharsetDetector();
        detector.setText(sample);
        boolean isEbcdic = count(sample, EBCDIC_SPACE, EBCDIC_SPACE) > count(sample, ' ', ' ');
        return Stream.of(detector.detectAll())
                .map(CharsetMatch::getName)
                .filter(Charset::isSupported)
                .map(Charset::forName)
                .filter(charset -> !isWide(charset))
                .filter(charset -> isEbcdic || !EBCDIC.contains(charset.name()));
    }

    private static boolean isWide(Charset charset) {
        return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32");
    }

    private static TextCharset guessed(Evidence evidence, Guess guess) throws IOException {
        byte[] sample = Sample.of(evidence);
        Charset guessed = Scripts.plausible(sample, guess.of(sample));
        Charset first = isWide(guessed) ? byStatistics(sample) : guessed;
        Optional<TextCharset> best = Optional.empty();
        for (Charset each : withLarger(first)) {
            Bytes bytes = Bytes.in(each, evidence, 0);
            boolean isBetter = best.isEmpty() || bytes.undecoded() < best.get().undecoded;
            if (bytes.isMostly() && isBetter) {
                best = Optional.of(with(each, 0, bytes));
            }
            if (bytes.isClean()) {
                break;
            }
        }
        return best.isPresent() ? best.get() : clean(evidence, sample, first);
    }

    /// The likeliest charset in which every byte means something; where there is none, the first guess.
    private static TextCharset clean(Evidence evidence, byte[] sample, Charset first) throws IOException {
        List<Charset> others = likeliest(sample)
                .flatMap(charset -> withLarger(charset).stream())
                .toList();
        boolean isOfDos = count(sample, 0x81, 0x81) > 0 && count(sample, 0x80, 0xa5) > count(sample, 0xc0, 0xff);
        boolean isWestern = first.equals(StandardCharsets.ISO_8859_1) || first.equals(WINDOWS_1252);
        if (isOfDos && (isWestern || Scripts.isWithin(new String(sample, first)))) {
            return with(OF_DOS, 0, Bytes.in(OF_DOS, evidence, 0));
        }
        for (Charset each : others) {
            Bytes bytes = Bytes.in(each, evidence, 0);
            if (bytes.isClean() && !Scripts.isWithin(new String(sample, each))) {
                return with(each, 0, bytes);
            }
        }
        boolean hasFew = count(sample, 0x80, 0xff) * FEW_OF < sample.length;
        Bytes western = Bytes.in(WINDOWS_1252, evidence, 0);
        return hasFew && western.isClean()
                ? with(WINDOWS_1252, 0, western)
                : with(first, 0, Bytes.in(first, evidence, 0));
    }

    private static int count(byte[] sample, int least, int most) {
        int count = 0;
        for (byte b : sample) {
            count += (b & 0xff) >= least && (b & 0xff) <= most ? 1 : 0;
        }
        return count;
    }

    private static List<Charset> withLarger(Charset charset) {
        return Stream.of(charset.name(), LARGER.getOrDefault(charset.name(), charset.name()))
                .distinct()
                .filter(Charset::isSupported)
                .map(Charset::forName)
                .toList();
    }

    /// Whether bytes are there that no text of one byte for each letter has.
    private static boolean hasControls(byte[] lead) {
        for (byte b : lead) {
            if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != 0x1b) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Charset> marked(byte[] lead) {
        return MARKS.entrySet().stream()
                .filter(each -> starts(lead, each.getValue()))
                .max((a, b) -> Integer.compare(a.getValue().length, b.getValue().length))
                .map(each -> Charset.forName(each.getKey()));
    }

    private static boolean starts(byte[] lead, int[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (i >= lead.length || (lead[i] & 0xff) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
