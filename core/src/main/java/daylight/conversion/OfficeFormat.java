package daylight.conversion;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How LibreOffice is told what a document is. The import filter is named, so that a file which is two things at once
/// goes to the one that its reader saw, and to no other of the hundred that LibreOffice has.
///
/// @param ending  of the name that the document gets
/// @param filters LibreOffice's names of the import filters: those of older versions of the format last
record OfficeFormat(OfficeModule module, String ending, List<String> filters) {
    private OfficeFormat(OfficeModule module, String ending, String filter) {
        this(module, ending, List.of(filter));
    }

    private static final String OOXML = "application/vnd.openxmlformats-officedocument.";
    private static final String ODF = "application/vnd.oasis.opendocument.";
    private static final String MACRO = ".macroenabled.12";

    private static final OfficeFormat DOCX = new OfficeFormat(OfficeModule.WRITER, "docx", "MS Word 2007 XML");
    private static final OfficeFormat XLSX = new OfficeFormat(OfficeModule.CALC, "xlsx", "Calc MS Excel 2007 XML");
    private static final OfficeFormat PPTX =
            new OfficeFormat(OfficeModule.IMPRESS, "pptx", "Impress MS PowerPoint 2007 XML");
    private static final OfficeFormat ODT = new OfficeFormat(OfficeModule.WRITER, "odt", "writer8");
    private static final OfficeFormat ODS = new OfficeFormat(OfficeModule.CALC, "ods", "calc8");
    private static final OfficeFormat ODP = new OfficeFormat(OfficeModule.IMPRESS, "odp", "impress8");
    private static final OfficeFormat ODG = new OfficeFormat(OfficeModule.DRAW, "odg", "draw8");
    private static final OfficeFormat VISIO = new OfficeFormat(OfficeModule.DRAW, "vsd", "Visio Document");

    private static final Map<String, OfficeFormat> BY_TYPE = byType();

    private static Map<String, OfficeFormat> byType() {
        Map<String, OfficeFormat> all = new HashMap<>();
        put(all, DOCX, OOXML + "wordprocessingml.document", OOXML + "wordprocessingml.template");
        put(all, DOCX, "application/vnd.ms-word.document" + MACRO, "application/vnd.ms-word.template" + MACRO);
        put(all, XLSX, OOXML + "spreadsheetml.sheet", OOXML + "spreadsheetml.template");
        put(all, XLSX, "application/vnd.ms-excel.sheet" + MACRO, "application/vnd.ms-excel.template" + MACRO);
        put(all, PPTX, OOXML + "presentationml.presentation", OOXML + "presentationml.slideshow");
        put(all, PPTX, OOXML + "presentationml.template", "application/vnd.ms-powerpoint.presentation" + MACRO);
        put(all, PPTX, "application/vnd.ms-powerpoint.slideshow" + MACRO);
        put(all, PPTX, "application/vnd.ms-powerpoint.template" + MACRO);
        put(
                all,
                new OfficeFormat(OfficeModule.CALC, "xlsb", "Calc MS Excel 2007 Binary"),
                "application/vnd.ms-excel.sheet.binary" + MACRO);
        put(
                all,
                new OfficeFormat(OfficeModule.WRITER, "doc", List.of("MS Word 97", "MS WinWord 6")),
                "application/msword");
        put(all, new OfficeFormat(OfficeModule.CALC, "xls", "MS Excel 97"), "application/vnd.ms-excel");
        put(all, new OfficeFormat(OfficeModule.IMPRESS, "ppt", "MS PowerPoint 97"), "application/vnd.ms-powerpoint");
        put(all, new OfficeFormat(OfficeModule.WRITER, "rtf", "Rich Text Format"), "application/rtf", "text/rtf");
        put(all, ODT, ODF + "text", ODF + "text-template");
        put(all, ODS, ODF + "spreadsheet", ODF + "spreadsheet-template");
        put(all, ODP, ODF + "presentation", ODF + "presentation-template");
        put(all, ODG, ODF + "graphics", ODF + "graphics-template");
        put(all, VISIO, "application/vnd.visio", "application/vnd.ms-visio.drawing");
        put(all, new OfficeFormat(OfficeModule.DRAW, "pub", "Publisher Document"), "application/x-mspublisher");
        return Map.copyOf(all);
    }

    private static void put(Map<String, OfficeFormat> all, OfficeFormat format, String... types) {
        List.of(types).forEach(type -> all.put(type, format));
    }

    /// @param mediaType as a reader detected it, without parameters
    static Optional<OfficeFormat> of(String mediaType) {
        return Optional.ofNullable(BY_TYPE.get(mediaType));
    }
}
