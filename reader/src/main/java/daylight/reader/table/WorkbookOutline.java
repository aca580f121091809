package daylight.reader.table;

import daylight.reader.opc.PackageParts;
import daylight.reader.opc.Xml;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// What a workbook's main part says (ECMA-376, part 1, 18.2).
///
/// @param part     the main part's name
/// @param from1904 whether dates count from 1904 instead of 1900
/// @param savedAs  the path under which Excel says that it saved the file; empty when it says nothing
/// @param codeName what macros call the workbook; empty where it has none
record WorkbookOutline(
        String part, List<Sheet> sheets, List<Name> names, boolean from1904, String savedAs, String codeName) {
    /// @param state `visible`, `hidden`, or `veryHidden`, which no menu shows
    record Sheet(String name, String part, String state) {
        boolean isHidden() {
            return !state.isEmpty() && !state.equals("visible");
        }
    }

    /// A name that was given to a place or a formula.
    record Name(String name, String meaning, boolean hidden) {}

    WorkbookOutline {
        sheets = List.copyOf(sheets);
        names = List.copyOf(names);
    }

    /// @throws IOException when the package has no workbook that can be read
    static WorkbookOutline of(PackageParts parts) throws IOException {
        String part = parts.related("", "officeDocument").orElseThrow(() -> new IOException("no main part"));
        Map<String, String> targets = new HashMap<>();
        for (PackageParts.Relation relation : parts.relations(part)) {
            targets.put(relation.id(), relation.target());
        }
        List<Sheet> sheets = new ArrayList<>();
        List<Name> names = new ArrayList<>();
        boolean from1904 = false;
        String savedAs = "";
        String codeName = "";
        try (InputStream in = parts.open(part)) {
            XMLStreamReader xml = Xml.quickReader(in);
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                switch (xml.getLocalName()) {
                    case "sheet" -> sheets.add(sheet(xml, targets));
                    case "workbookPr" -> {
                        from1904 = Xml.isTrue(xml, "date1904");
                        codeName = Xml.attribute(xml, "codeName");
                    }
                    case "absPath" -> savedAs = Xml.attribute(xml, "url");
                    case "definedName" -> {
                        String name = Xml.attribute(xml, "name");
                        boolean hidden = Xml.isTrue(xml, "hidden");
                        names.add(new Name(name, Xml.text(xml), hidden));
                    }
                    default -> {}
                }
            }
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
        if (sheets.isEmpty()) {
            throw new IOException("no sheet");
        }
        return new WorkbookOutline(part, sheets, names, from1904, savedAs, codeName);
    }

    private static Sheet sheet(XMLStreamReader xml, Map<String, String> targets) {
        return new Sheet(
                Xml.attribute(xml, "name"),
                targets.getOrDefault(Xml.attribute(xml, "id"), ""),
                Xml.attribute(xml, "state"));
    }
}
