package daylight.reader.tika;

import daylight.reader.ground.Evidence;
import daylight.reader.ground.Hostile;
import java.util.List;
import java.util.Optional;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.Parser;

/// Which walk counts the members of which documents.
final class Inventories {
    private static final String PACKAGES = "OOXMLParser";

    private static final List<String> OFFICE = List.of(
            "application/vnd.openxmlformats-officedocument.",
            "application/vnd.ms-word.",
            "application/vnd.ms-excel.",
            "application/vnd.ms-powerpoint.");

    private Inventories() {}

    /// Code that walks a document.
    private interface Walk {
        Inventory walk() throws Exception;
    }

    /// Whether there should have been a walk and was none: a package of Office whose directory is damaged or
    /// cut off. The parser looks for its parts from the start, and nobody knows what it did not find.
    static boolean isBroken(Parser parser, Optional<Inventory> walked) {
        return walked.isEmpty() && parser.getClass().getSimpleName().equals(PACKAGES);
    }

    /// The walk's result; empty for a document that has no walk, or whose directory is broken: then what the
    /// parser hands out is all that is known.
    static Optional<Inventory> of(MediaType type, Parser parser, Evidence evidence) {
        return switch (parser.getClass().getSimpleName()) {
            case PACKAGES -> walked(() -> PackageInventory.of(evidence, isOfOffice(type.toString())));
            case "PDFParser" -> walked(() -> PdfInventory.of(evidence));
            case "RFC822Parser" -> walked(() -> MailInventory.of(evidence));
            case "OfficeParser" ->
                type.getSubtype().equals("vnd.ms-outlook")
                        ? walked(() -> OutlookInventory.of(evidence))
                        : walked(() -> OleInventory.of(evidence));
            default -> Optional.empty();
        };
    }

    /// The walk of an Office Open XML document.
    static Optional<Inventory> ofOffice(Evidence evidence) {
        return walked(() -> PackageInventory.of(evidence, true));
    }

    /// Whether all parts of such packages are reached by relationships; the pages of XPS are not.
    private static boolean isOfOffice(String type) {
        return OFFICE.stream().anyMatch(type::startsWith);
    }

    private static Optional<Inventory> walked(Walk walk) {
        Inventory[] found = {null};
        // That a directory is broken is judged by the parser, which meets the same bytes.
        return Hostile.thrownBy(() -> found[0] = walk.walk()).isPresent()
                ? Optional.empty()
                : Optional.ofNullable(found[0]);
    }
}
