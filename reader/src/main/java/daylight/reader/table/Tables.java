package daylight.reader.table;

import daylight.reader.ground.Format;
import daylight.reader.opc.PackageMembers;
import java.util.Optional;

/// Which format of this package reads which type of document.
public final class Tables {
    private final Format sqlite = new Sqlite();
    private final Format workbook;
    private final Format oldWorkbook;
    private final Format dbase;
    private final Format access;
    private final Format binaryWorkbook;
    private final Format separated;

    /// @param general   reads what turns out not to be what it was taken for
    /// @param embedded  reads the members of an Office package
    /// @param described reads the members of another document of Office, and what it says of itself
    public Tables(Format general, PackageMembers embedded, Format described) {
        workbook = new Workbook(general, embedded);
        oldWorkbook = new OldWorkbook(general, described);
        dbase = new Dbase(general);
        access = new Access(general);
        binaryWorkbook = new BinaryWorkbook(general, described);
        separated = new SeparatedText(general);
    }

    /// The format that reads a document; empty when none of this package does.
    ///
    /// @param mediaType as detected, without parameters
    public Optional<Format> of(String mediaType) {
        return switch (mediaType) {
            case "application/x-sqlite3" -> Optional.of(sqlite);
            case "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.template",
                    "application/vnd.ms-excel.sheet.macroenabled.12",
                    "application/vnd.ms-excel.template.macroenabled.12" -> Optional.of(workbook);
            case "application/vnd.ms-excel" -> Optional.of(oldWorkbook);
            case "application/x-dbf" -> Optional.of(dbase);
            case "application/x-msaccess" -> Optional.of(access);
            case "application/vnd.ms-excel.sheet.binary.macroenabled.12" -> Optional.of(binaryWorkbook);
            case "text/csv", "text/tsv", "text/tab-separated-values" -> Optional.of(separated);
            default -> Optional.empty();
        };
    }
}
