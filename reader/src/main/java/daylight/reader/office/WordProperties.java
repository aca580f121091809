package daylight.reader.office;

import daylight.reader.opc.Xml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// The properties of paragraphs, runs, rows and sections (ECMA-376, part 1, 17.3 to 17.6). Each method leaves the
/// element behind that it was given.
final class WordProperties {
    /// Takes the elements inside of another.
    @FunctionalInterface
    interface Inside {
        /// Take an element and, if it likes, leave it behind.
        void take(String name, XMLStreamReader xml) throws XMLStreamException;
    }

    private WordProperties() {}

    /// Hand out the elements inside of the current one; former properties, which a change was tracked of, are left out.
    static void inside(XMLStreamReader xml, Inside inside) throws XMLStreamException {
        int depth = 1;
        while (depth > 0) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                String name = xml.getLocalName();
                if (name.endsWith("PrChange")) {
                    Xml.text(xml);
                    continue;
                }
                inside.take(name, xml);
                depth += xml.isStartElement() ? 1 : 0;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
    }

    /// What a run says of its words.
    ///
    /// @param vanish empty where the run leaves it to its style
    record Run(Optional<Boolean> vanish, String style) {
        boolean isHidden(WordStyles styles, String paragraphStyle) {
            return vanish.orElseGet(() -> styles.hides(paragraphStyle) || !style.isEmpty() && styles.hides(style));
        }
    }

    static Run run(XMLStreamReader xml) throws XMLStreamException {
        List<Boolean> vanish = new ArrayList<>();
        List<String> style = new ArrayList<>();
        inside(xml, (name, inner) -> {
            switch (name) {
                case "vanish" -> vanish.add(WordStyles.isOn(inner));
                case "rStyle" -> style.add(Xml.attribute(inner, "val"));
                default -> {}
            }
        });
        return new Run(vanish.stream().findFirst(), style.isEmpty() ? "" : style.getFirst());
    }

    /// Whether a row is hidden.
    static boolean isHiddenRow(XMLStreamReader xml) throws XMLStreamException {
        boolean[] hidden = {false};
        inside(xml, (name, inner) -> hidden[0] |= name.equals("hidden") && WordStyles.isOn(inner));
        return hidden[0];
    }

    /// Note the headers and footers of a section.
    ///
    /// @param evenDiffers whether even pages have their own at all
    static void section(XMLStreamReader xml, Map<String, WordContext.Margin> margins, boolean evenDiffers)
            throws XMLStreamException {
        boolean[] firstDiffers = {false};
        List<WordContext.Margin> found = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        inside(xml, (name, inner) -> {
            if (name.equals("titlePg")) {
                firstDiffers[0] = WordStyles.isOn(inner);
            } else if (name.equals("headerReference") || name.equals("footerReference")) {
                String what = name.startsWith("header") ? "Header" : "Footer";
                ids.add(Xml.attribute(inner, "id"));
                found.add(new WordContext.Margin(what, Xml.attribute(inner, "type"), false));
            }
        });
        for (int i = 0; i < found.size(); i++) {
            WordContext.Margin margin = found.get(i);
            boolean shown = switch (margin.type()) {
                case "first" -> firstDiffers[0];
                case "even" -> evenDiffers;
                default -> true;
            };
            WordContext.Margin before = margins.getOrDefault(ids.get(i), margin);
            margins.put(ids.get(i), new WordContext.Margin(before.what(), before.type(), shown || before.shown()));
        }
    }

    /// A field of a form, or a control.
    ///
    /// @param words   what it offers and is called
    /// @param checked of a box to be ticked, whether it is
    record Control(String words, Optional<Boolean> checked) {}

    static Control control(XMLStreamReader xml) throws XMLStreamException {
        List<String> words = new ArrayList<>();
        List<Boolean> checked = new ArrayList<>();
        inside(xml, (name, inner) -> {
            switch (name) {
                case "alias", "tag", "name", "helpText", "statusText", "listEntry" ->
                    add(words, Xml.attribute(inner, "val"));
                case "checkBox" -> checked.add(isChecked(inner));
                case "default" -> add(words, Xml.attribute(inner, "val"));
                case "listItem" -> {
                    add(words, Xml.attribute(inner, "displayText"));
                    add(words, Xml.attribute(inner, "value"));
                }
                // Properties of the words inside, and the name of the words that stand there before others do.
                case "rPr", "placeholder" -> Xml.text(inner);
                default -> {}
            }
        });
        return new Control(String.join(" | ", words), checked.stream().findFirst());
    }

    private static boolean isChecked(XMLStreamReader xml) throws XMLStreamException {
        boolean[] checked = {false};
        boolean[] said = {false};
        inside(xml, (name, inner) -> {
            if (name.equals("checked") || name.equals("default") && !said[0]) {
                checked[0] = WordStyles.isOn(inner);
                said[0] |= name.equals("checked");
            }
        });
        return checked[0];
    }

    private static void add(List<String> words, String word) {
        if (!word.isBlank() && !words.contains(word) && !word.matches("-?\\d+")) {
            words.add(word);
        }
    }
}
