package daylight.reader.ocr;

import java.awt.Font;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The Universal Declaration of Human Rights in the languages that are recognised, with two fonts for each.
enum Udhr {
    ENGLISH("eng", "eng", false, Fonts.LATIN),
    FRENCH("fra", "fra", false, Fonts.LATIN),
    RUSSIAN("rus", "rus", false, Fonts.LATIN),
    KAZAKH("kaz", "kaz", false, Fonts.LATIN),
    UYGHUR("uig_arab", "uig", true, Fonts.ARABIC),
    ARABIC("arb", "ara", true, Fonts.ARABIC),
    SIMPLIFIED("cmn_hans", "chi_sim", false, Fonts.SIMPLIFIED),
    TRADITIONAL("cmn_hant", "chi_tra", false, Fonts.TRADITIONAL);

    /// File, then the font's name where the file holds several.
    private static final class Fonts {
        static final String NOTO = "/usr/share/fonts/truetype/noto/";
        static final String CJK = "/usr/share/fonts/opentype/noto/";
        static final String DEJAVU = "/usr/share/fonts/truetype/dejavu/";
        static final String[][] LATIN = {{NOTO + "NotoSerif-Regular.ttf", ""}, {DEJAVU + "DejaVuSans.ttf", ""}};
        static final String[][] ARABIC = {{NOTO + "NotoNaskhArabic-Regular.ttf", ""}, {DEJAVU + "DejaVuSans.ttf", ""}};
        static final String[][] SIMPLIFIED = {
            {CJK + "NotoSerifCJK-Regular.ttc", "Noto Serif CJK SC"},
            {CJK + "NotoSansCJK-Regular.ttc", "Noto Sans CJK SC"}
        };
        static final String[][] TRADITIONAL = {
            {CJK + "NotoSerifCJK-Regular.ttc", "Noto Serif CJK TC"},
            {CJK + "NotoSansCJK-Regular.ttc", "Noto Sans CJK TC"}
        };
    }

    static final int FONTS = 2;

    private static final Pattern TEXT = Pattern.compile("<(?:para|title)>([^<]*)<");

    private final String key;
    final String model;
    final boolean rightToLeft;
    private final String[][] fonts;

    Udhr(String key, String model, boolean rightToLeft, String[][] fonts) {
        this.key = key;
        this.model = model;
        this.rightToLeft = rightToLeft;
        this.fonts = fonts;
    }

    static Optional<Path> folder() {
        return Optional.ofNullable(System.getenv("DAYLIGHT_SHARED"))
                .map(shared -> Path.of(shared, "corpora", "languages", "udhr", "udhr"))
                .filter(Files::isDirectory);
    }

    boolean isSolid() {
        return model.startsWith("chi");
    }

    String fontName(int font) {
        return fonts[font][1].isEmpty()
                ? fonts[font][0].replaceAll(".*/|-Regular.ttf|.ttf", "")
                : fonts[font][1].replace(" ", "");
    }

    Font font(int font) {
        return PrintedPages.font(fonts[font][0], fonts[font][1]);
    }

    List<String> paragraphs() throws IOException {
        String xml = Files.readString(folder().orElseThrow().resolve("udhr_" + key + ".xml"));
        Matcher found = TEXT.matcher(xml);
        List<String> paragraphs = new ArrayList<>();
        while (found.find()) {
            String text = found.group(1).strip().replaceAll("\\s+", " ");
            if (!text.isEmpty()) {
                paragraphs.add(text);
            }
        }
        return paragraphs;
    }
}
