package daylight.reader.office;

import daylight.reader.opc.PackageParts;
import daylight.reader.opc.Xml;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// What a presentation's main part says (ECMA-376, part 1, 19.2).
///
/// @param part     the main part's name
/// @param slides   parts, in the order of the show
/// @param leftOver slides that the package holds and the show does not
/// @param names    of sections and of shows of some slides only
record SlideShow(String part, List<String> slides, List<String> leftOver, List<Remark> names) {
    SlideShow {
        slides = List.copyOf(slides);
        leftOver = List.copyOf(leftOver);
        names = List.copyOf(names);
    }

    /// @throws IOException when the package has no presentation that can be read
    static SlideShow of(PackageParts parts) throws IOException {
        String part = parts.related("", "officeDocument").orElseThrow(() -> new IOException("no main part"));
        Map<String, PackageParts.Relation> relations = WordContext.byId(parts.relations(part));
        Set<String> slides = new LinkedHashSet<>();
        List<Remark> names = new ArrayList<>();
        try (InputStream in = parts.open(part)) {
            XMLStreamReader xml = Xml.reader(in);
            xml.nextTag();
            if (!xml.getLocalName().equals("presentation")) {
                throw new IOException("no presentation");
            }
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    switch (xml.getLocalName()) {
                        case "sldId" -> {
                            PackageParts.Relation to = relations.get(id(xml));
                            if (to != null && parts.has(to.target())) {
                                slides.add(to.target());
                            }
                        }
                        case "section" ->
                            names.add(Remark.of("section", false, "Section: ", Xml.attribute(xml, "name")));
                        case "custShow" ->
                            names.add(Remark.of("show", true, "Show of some slides: ", Xml.attribute(xml, "name")));
                        default -> {}
                    }
                }
            }
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
        Set<String> leftOver = new LinkedHashSet<>();
        relations.values().stream()
                .filter(relation -> relation.kind().equals("slide") && parts.has(relation.target()))
                .forEach(relation -> leftOver.add(relation.target()));
        parts.names().stream()
                .filter(name -> name.matches("(?i).*/slides/[^/]+\\.xml"))
                .forEach(leftOver::add);
        leftOver.removeIf(name -> slides.stream().anyMatch(name::equalsIgnoreCase));
        return new SlideShow(part, List.copyOf(slides), List.copyOf(leftOver), names);
    }

    /// A slide has a number of its own too, which is named alike.
    private static String id(XMLStreamReader xml) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String namespace = xml.getAttributeNamespace(i);
            if (xml.getAttributeLocalName(i).equals("id") && namespace != null && !namespace.isEmpty()) {
                return xml.getAttributeValue(i);
            }
        }
        return "";
    }
}
