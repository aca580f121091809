package daylight.reader.office;

import daylight.reader.opc.Xml;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Counts the items of a document's lists as the document shows them: `3.`, `Article 2`, `(iv)` (ECMA-376, part 1,
/// 17.9). The numbers are not written in the text, and are cited all the same.
final class Numbering {
    private static final int LEVELS = 9;

    /// Roman numbers and letters beyond this are written as digits.
    private static final int SPELLED_MAX = 3_999;

    private static final String[] ROMAN = {"m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"};
    private static final int[] ROMAN_VALUES = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};

    private static final class Level {
        private int start;
        private String format = "decimal";
        private String text = "";
    }

    /// The levels of a definition, and how far each has counted.
    private static final class Definition {
        private final Level[] levels = new Level[LEVELS];
        private final int[] counts = new int[LEVELS];
        private String link = "";
        private String styled = "";

        Definition() {
            for (int i = 0; i < LEVELS; i++) {
                levels[i] = new Level();
                counts[i] = -1;
            }
        }
    }

    private final Map<String, Definition> definitions = new HashMap<>();

    /// By the number of a list, the definition that it follows.
    private final Map<String, String> lists = new HashMap<>();

    /// By list and level, where a list starts anew.
    private final Map<String, Integer> starts = new HashMap<>();

    /// By list and level, what is the list's own.
    private final Map<String, Level> own = new HashMap<>();

    static Numbering of(InputStream in) throws XMLStreamException {
        Numbering numbering = new Numbering();
        XMLStreamReader xml = Xml.reader(in);
        Definition definition = new Definition();
        Level level = new Level();
        String list = "";
        int place = 0;
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "abstractNum" -> {
                    definition = new Definition();
                    numbering.definitions.put(Xml.attribute(xml, "abstractNumId"), definition);
                }
                case "num" -> list = Xml.attribute(xml, "numId");
                case "abstractNumId" -> numbering.lists.put(list, Xml.attribute(xml, "val"));
                case "numStyleLink" -> definition.link = Xml.attribute(xml, "val");
                case "styleLink" -> definition.styled = Xml.attribute(xml, "val");
                case "lvlOverride" -> place = place(xml);
                case "startOverride" -> numbering.starts.put(list + " " + place, Xml.number(xml, "val", 1));
                case "lvl" -> {
                    level = list.isEmpty() ? definition.levels[place(xml)] : new Level();
                    if (!list.isEmpty()) {
                        numbering.own.put(list + " " + place(xml), level);
                    }
                }
                case "start" -> level.start = Xml.number(xml, "val", 0);
                case "numFmt" -> level.format = Xml.attribute(xml, "val");
                case "lvlText" -> level.text = Xml.attribute(xml, "val");
                default -> {}
            }
        }
        return numbering;
    }

    private static int place(XMLStreamReader xml) {
        return Math.clamp(Xml.number(xml, "ilvl", 0), 0, LEVELS - 1);
    }

    /// Count one more item.
    ///
    /// @param list  the list's number
    /// @param level from 0
    /// @return as it is shown, a bullet as `·`; empty for what is no item
    String next(String list, int level) {
        Definition definition = definition(list);
        if (list.equals("0") || definition.levels[0].text.isEmpty() && definition.levels[0].format.equals("decimal")) {
            return "";
        }
        int place = Math.clamp(level, 0, LEVELS - 1);
        Integer anew = starts.remove(list + " " + place);
        int[] counts = definition.counts;
        if (anew != null) {
            counts[place] = anew;
        } else {
            counts[place] = counts[place] < 0 ? level(definition, list, place).start : counts[place] + 1;
        }
        for (int i = place + 1; i < LEVELS; i++) {
            counts[i] = -1;
        }
        return shown(definition, list, place);
    }

    private Level level(Definition definition, String list, int place) {
        return own.getOrDefault(list + " " + place, definition.levels[place]);
    }

    private Definition definition(String list) {
        Definition found = definitions.getOrDefault(lists.getOrDefault(list, ""), new Definition());
        if (found.link.isEmpty()) {
            return found;
        }
        String link = found.link;
        return definitions.values().stream()
                .filter(other -> other.styled.equals(link))
                .findFirst()
                .orElse(found);
    }

    private String shown(Definition definition, String list, int place) {
        Level level = level(definition, list, place);
        if (level.format.equals("bullet")) {
            return "·";
        }
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < level.text.length(); i++) {
            char c = level.text.charAt(i);
            int named = i + 1 < level.text.length() ? level.text.charAt(i + 1) - '1' : -1;
            if (c == '%' && named >= 0 && named < LEVELS) {
                Level other = level(definition, list, named);
                int count = definition.counts[named] < 0 ? other.start : definition.counts[named];
                shown.append(spelled(count, other.format));
                i++;
            } else {
                shown.append(c);
            }
        }
        return shown.toString().strip();
    }

    static String spelled(int count, String format) {
        if (count <= 0 || count > SPELLED_MAX) {
            return format.equals("none") ? "" : String.valueOf(count);
        }
        return switch (format) {
            case "none" -> "";
            case "lowerLetter" -> letters(count);
            case "upperLetter" -> letters(count).toUpperCase(Locale.ROOT);
            case "lowerRoman" -> roman(count);
            case "upperRoman" -> roman(count).toUpperCase(Locale.ROOT);
            case "decimalZero" -> count < 10 ? "0" + count : String.valueOf(count);
            default -> String.valueOf(count);
        };
    }

    /// a to z, then aa, bb and on, as word processors count.
    private static String letters(int count) {
        return String.valueOf((char) ('a' + (count - 1) % 26)).repeat((count - 1) / 26 + 1);
    }

    private static String roman(int count) {
        StringBuilder roman = new StringBuilder();
        int left = count;
        for (int i = 0; i < ROMAN.length; i++) {
            while (left >= ROMAN_VALUES[i]) {
                roman.append(ROMAN[i]);
                left -= ROMAN_VALUES[i];
            }
        }
        return roman.toString();
    }
}
