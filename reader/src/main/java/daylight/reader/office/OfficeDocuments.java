package daylight.reader.office;

import daylight.reader.ground.Format;
import daylight.reader.opc.PackageFiles;
import daylight.reader.opc.PackageMembers;
import java.util.Optional;

/// Which format of this package reads which type of document.
public final class OfficeDocuments {
    private final Format word;
    private final Format presentation;
    private final Format open;
    private final Format rich;

    /// @param general  reads what turns out not to be what it was taken for
    /// @param embedded reads the members of an Office package
    /// @param described reads the members of a document of another kind, and what it says of itself
    public OfficeDocuments(Format general, PackageMembers embedded, Format described) {
        PackageFiles members = new PackageFiles(embedded, new WordsLeftOut());
        word = new WordDocument(general, members);
        presentation = new Presentation(general, members);
        open = new OpenDocument(general, described);
        rich = new RtfDocument(general, described);
    }

    /// The format that reads a document; empty when none of this package does.
    ///
    /// @param mediaType as detected, without parameters
    public Optional<Format> of(String mediaType) {
        return switch (mediaType) {
            case "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.template",
                    "application/vnd.ms-word.document.macroenabled.12",
                    "application/vnd.ms-word.template.macroenabled.12" -> Optional.of(word);
            case "application/vnd.openxmlformats-officedocument.presentationml.presentation",
                    "application/vnd.openxmlformats-officedocument.presentationml.slideshow",
                    "application/vnd.openxmlformats-officedocument.presentationml.template",
                    "application/vnd.ms-powerpoint.presentation.macroenabled.12",
                    "application/vnd.ms-powerpoint.slideshow.macroenabled.12",
                    "application/vnd.ms-powerpoint.template.macroenabled.12" -> Optional.of(presentation);
            case "application/vnd.oasis.opendocument.text",
                    "application/vnd.oasis.opendocument.text-template",
                    "application/vnd.oasis.opendocument.presentation",
                    "application/vnd.oasis.opendocument.presentation-template",
                    "application/vnd.oasis.opendocument.spreadsheet",
                    "application/vnd.oasis.opendocument.spreadsheet-template",
                    "application/vnd.oasis.opendocument.graphics",
                    "application/vnd.oasis.opendocument.graphics-template" -> Optional.of(open);
            case "application/rtf", "text/rtf" -> Optional.of(rich);
            default -> Optional.empty();
        };
    }
}
