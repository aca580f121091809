package daylight.reader.office;

import daylight.reader.opc.Xml;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// What a document's styles say of text: whether it is hidden, a heading, an item of a list (ECMA-376, part 1, 17.7).
final class WordStyles {
    /// Styles that are based on one another any deeper go in a circle.
    private static final int CHAIN_MAX = 20;

    private static final int HEADING_MAX = 9;

    private static final class Style {
        private String basedOn = "";
        private String name = "";
        private Optional<Boolean> vanish = Optional.empty();
        private int outline = -1;
        private Optional<String> list = Optional.empty();
        private int listLevel;
    }

    /// A list that paragraphs belong to, and their level in it from 0.
    record Membership(String list, int level) {}

    private final Map<String, Style> styles = new HashMap<>();
    private String ordinary = "";
    private boolean hidesAll;

    static WordStyles of(InputStream in) throws XMLStreamException {
        WordStyles styles = new WordStyles();
        XMLStreamReader xml = Xml.reader(in);
        Style open = new Style();
        boolean inDefaults = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("docDefaults")) {
                inDefaults = false;
            }
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "docDefaults" -> inDefaults = true;
                case "style" -> open = styles.open(xml);
                case "vanish" -> {
                    open.vanish = Optional.of(isOn(xml));
                    styles.hidesAll |= inDefaults && isOn(xml);
                }
                default -> open(xml, open);
            }
        }
        return styles;
    }

    private Style open(XMLStreamReader xml) {
        Style style = new Style();
        String id = Xml.attribute(xml, "styleId");
        styles.put(id, style);
        if (Xml.isTrue(xml, "default") && Xml.attribute(xml, "type").equals("paragraph")) {
            ordinary = id;
        }
        return style;
    }

    private static void open(XMLStreamReader xml, Style style) throws XMLStreamException {
        switch (xml.getLocalName()) {
            case "name" -> style.name = Xml.attribute(xml, "val");
            case "basedOn" -> style.basedOn = Xml.attribute(xml, "val");
            case "outlineLvl" -> style.outline = Xml.number(xml, "val", -1);
            case "numId" -> style.list = Optional.of(Xml.attribute(xml, "val"));
            case "ilvl" -> style.listLevel = Xml.number(xml, "val", 0);
            // Conditions of a table's style speak of some of its cells only.
            case "tblStylePr", "rPrChange", "pPrChange" -> Xml.text(xml);
            default -> {}
        }
    }

    /// A property that is on unless its value says otherwise.
    static boolean isOn(XMLStreamReader xml) {
        return switch (Xml.attribute(xml, "val")) {
            case "0", "false", "off", "none" -> false;
            default -> true;
        };
    }

    /// Whether a style hides its text; by `""` is meant the style of paragraphs that name none.
    boolean hides(String id) {
        Optional<Style> style = Optional.ofNullable(styles.get(id.isEmpty() ? ordinary : id));
        for (int i = 0; i < CHAIN_MAX && style.isPresent(); i++) {
            if (style.get().vanish.isPresent()) {
                return style.get().vanish.get();
            }
            style = Optional.ofNullable(styles.get(style.get().basedOn));
        }
        return hidesAll;
    }

    /// A heading's level from 1; 0 for a style of other paragraphs.
    int headingLevel(String id) {
        Optional<Style> style = Optional.ofNullable(styles.get(id));
        for (int i = 0; i < CHAIN_MAX && style.isPresent(); i++) {
            String name = style.get().name.toLowerCase(Locale.ROOT);
            if (name.equals("title")) {
                return 1;
            }
            if (name.matches("heading [1-9]")) {
                return name.charAt(name.length() - 1) - '0';
            }
            if (style.get().outline >= 0 && style.get().outline < HEADING_MAX) {
                return style.get().outline + 1;
            }
            style = Optional.ofNullable(styles.get(style.get().basedOn));
        }
        return 0;
    }

    /// The list that a style makes its paragraphs items of.
    Optional<Membership> list(String id) {
        Optional<Style> style = Optional.ofNullable(styles.get(id));
        for (int i = 0; i < CHAIN_MAX && style.isPresent(); i++) {
            if (style.get().list.isPresent()) {
                return Optional.of(new Membership(style.get().list.get(), style.get().listLevel));
            }
            style = Optional.ofNullable(styles.get(style.get().basedOn));
        }
        return Optional.empty();
    }
}
