package daylight.reader.office;

import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// In which charset the bytes of a rich text are: of the font they are set in, or of the document (Rich
/// Text Format Specification 1.9.1, "Font Table" and "Character Set").
final class RtfCharsets {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /// More fonts than this are an attack.
    private static final int FONTS_MAX = 50_000;

    private static final Map<Integer, String> OF_FONTS = Map.ofEntries(
            Map.entry(0, "windows-1252"),
            Map.entry(2, "windows-1252"),
            Map.entry(77, "x-MacRoman"),
            Map.entry(78, "Shift_JIS"),
            Map.entry(79, "x-windows-949"),
            Map.entry(80, "GBK"),
            Map.entry(81, "x-windows-950"),
            Map.entry(83, "x-MacHebrew"),
            Map.entry(84, "x-MacArabic"),
            Map.entry(85, "x-MacGreek"),
            Map.entry(86, "x-MacTurkish"),
            Map.entry(87, "x-MacThai"),
            Map.entry(88, "x-MacCentralEurope"),
            Map.entry(89, "x-MacCyrillic"),
            Map.entry(128, "windows-31j"),
            Map.entry(129, "x-windows-949"),
            Map.entry(130, "x-Johab"),
            Map.entry(134, "GBK"),
            Map.entry(136, "x-windows-950"),
            Map.entry(161, "windows-1253"),
            Map.entry(162, "windows-1254"),
            Map.entry(163, "windows-1258"),
            Map.entry(177, "windows-1255"),
            Map.entry(178, "windows-1256"),
            Map.entry(179, "windows-1256"),
            Map.entry(180, "windows-1256"),
            Map.entry(181, "windows-1255"),
            Map.entry(186, "windows-1257"),
            Map.entry(204, "windows-1251"),
            Map.entry(222, "x-windows-874"),
            Map.entry(238, "windows-1250"),
            Map.entry(254, "IBM437"),
            Map.entry(255, "IBM850"));

    private static final int OF_SIGNS = 2;

    private final Map<Integer, Charset> fonts = new HashMap<>();
    private final Set<Integer> signs = new HashSet<>();
    private Charset document = WINDOWS_1252;
    private int defined = -1;

    Charset ofDocument() {
        return document;
    }

    void ofDocument(String name) {
        document = Charset.forName(name);
    }

    /// `\ansicpgN`; one that nobody knows is passed over.
    void codePage(int number) {
        charset(number).ifPresent(found -> document = found);
    }

    /// The charset of a font; that of the document for one that says none.
    Charset of(int font) {
        return fonts.getOrDefault(font, document);
    }

    /// Whether a font has pictures in the place of letters, so that no byte means one.
    boolean isOfSigns(int font) {
        return signs.contains(font);
    }

    /// A font's definition begins.
    void font(int number) {
        defined = number;
    }

    /// What its definition says, where it says it.
    void fontSays(String word, int parameter) {
        boolean isRoom = fonts.size() < FONTS_MAX && defined >= 0;
        if (isRoom && signs.size() < FONTS_MAX && word.equals("fcharset") && parameter == OF_SIGNS) {
            signs.add(defined);
        } else if (isRoom && word.equals("fcharset") && OF_FONTS.containsKey(parameter)) {
            named(OF_FONTS.getOrDefault(parameter, "")).ifPresent(found -> fonts.put(defined, found));
        } else if (isRoom && word.equals("cpg")) {
            charset(parameter).ifPresent(found -> fonts.put(defined, found));
        }
    }

    private static Optional<Charset> charset(int codePage) {
        List<String> names = switch (codePage) {
            case 932 -> List.of("windows-31j");
            case 936 -> List.of("GBK");
            case 1361 -> List.of("x-Johab");
            case 10000 -> List.of("x-MacRoman");
            case 10007 -> List.of("x-MacCyrillic");
            case 20866 -> List.of("KOI8-R");
            case 21866 -> List.of("KOI8-U");
            case 54936 -> List.of("GB18030");
            case 65001 -> List.of("UTF-8");
            default -> List.of("windows-" + codePage, "x-windows-" + codePage, "IBM" + codePage, "x-IBM" + codePage);
        };
        return names.stream().flatMap(name -> named(name).stream()).findFirst();
    }

    private static Optional<Charset> named(String name) {
        return Stream.of(name)
                .filter(Charset::isSupported)
                .map(Charset::forName)
                .findFirst();
    }
}
