package daylight.reader.office;

import daylight.reader.ground.Node;
import daylight.reader.opc.PackageParts;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the parts of one document share while they are read.
///
/// @param evenDiffers whether even pages have headers and footers of their own
/// @param headers by relationship, the headers and footers that sections refer to
record WordContext(
        PackageParts parts,
        Node node,
        WordStyles styles,
        Numbering numbering,
        boolean evenDiffers,
        WordNotes notes,
        Map<String, Margin> headers) {
    /// What a section says of a header or footer.
    ///
    /// @param what  `Header` or `Footer`
    /// @param type  `default`, `first` or `even`
    /// @param shown whether some section shows it
    record Margin(String what, String type, boolean shown) {}

    static WordContext of(PackageParts parts, Node node, WordStyles styles, Numbering numbering, boolean evenDiffers) {
        return new WordContext(parts, node, styles, numbering, evenDiffers, new WordNotes(), new LinkedHashMap<>());
    }

    /// By its id, each relationship of a part.
    static Map<String, PackageParts.Relation> byId(List<PackageParts.Relation> relations) {
        Map<String, PackageParts.Relation> byId = new HashMap<>();
        relations.forEach(relation -> byId.putIfAbsent(relation.id(), relation));
        return byId;
    }
}
