package daylight.reader.office;

import daylight.reader.opc.PackageParts;
import daylight.reader.opc.Xml;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// What a document's settings say that is no setting (ECMA-376, part 1, 17.15): variables, where a serial letter
/// has its addresses from.
final class WordSettings {
    private final List<Remark> remarks = new ArrayList<>();
    private boolean evenDiffers;

    void read(PackageParts parts, String main) throws IOException, XMLStreamException {
        Optional<String> part = parts.related(main, "settings");
        if (part.isEmpty()) {
            return;
        }
        try (InputStream in = parts.open(part.get())) {
            XMLStreamReader xml = Xml.reader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    take(xml);
                }
            }
        }
    }

    private void take(XMLStreamReader xml) {
        String value = Xml.attribute(xml, "val");
        switch (xml.getLocalName()) {
            case "evenAndOddHeaders" -> evenDiffers = WordStyles.isOn(xml);
            case "docVar" ->
                remarks.add(Remark.of("variable", true, "Variable " + Xml.attribute(xml, "name") + ": ", value));
            case "connectString", "query", "addressFieldName", "mailSubject" ->
                remarks.add(Remark.of("serial letter", true, "Serial letter: ", value));
            default -> {}
        }
    }

    boolean evenDiffers() {
        return evenDiffers;
    }

    List<Remark> remarks() {
        return remarks;
    }
}
