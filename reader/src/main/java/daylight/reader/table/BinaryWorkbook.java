package daylight.reader.table;

import daylight.protocol.Reason;
import daylight.protocol.Verdict;
import daylight.reader.ground.Ending;
import daylight.reader.ground.Evidence;
import daylight.reader.ground.Format;
import daylight.reader.ground.Hostile;
import daylight.reader.ground.LimitReached;
import daylight.reader.ground.Members;
import daylight.reader.ground.Node;
import daylight.reader.opc.PackageParts;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Binary workbooks in a package (xlsb; [MS-XLSB]): each sheet a page, record by record as they stream by.
/// Formulas are not told, only what they gave.
final class BinaryWorkbook implements Format {
    private static final int SHEET = 156;
    private static final int PROPERTIES = 153;
    private static final int FORMAT = 44;
    private static final int STYLES_BEGIN = 617;
    private static final int STYLES_END = 618;
    private static final int STYLE = 47;
    private static final int STRING = 19;
    private static final List<String> STATES = List.of("visible", "hidden", "veryHidden");

    private final Format general;
    private final Format described;

    /// @param described reads the members, and what the document says of itself, and none of its words
    BinaryWorkbook(Format general, Format described) {
        this.general = general;
        this.described = described;
    }

    @Override
    public Ending read(Evidence evidence, Node node, Members members) throws IOException {
        boolean[] damaged = {false};
        Optional<Throwable> thrown = Hostile.thrownBy(() -> {
            try (PackageParts parts = PackageParts.open(evidence)) {
                damaged[0] = words(parts, node, members);
            }
        });
        if (thrown.orElse(null) instanceof LimitReached limit) {
            throw limit;
        }
        if (thrown.isPresent() && !node.hasWords()) {
            return general.read(evidence, node, members);
        }
        Ending ending = described.read(evidence, node, members);
        boolean isPart = damaged[0] || thrown.isPresent();
        return isPart && ending.verdict() == Verdict.READ
                ? Ending.of(Verdict.PARTLY_READ, Reason.DAMAGED_PART)
                : ending;
    }

    /// @return whether anything is damaged
    private static boolean words(PackageParts parts, Node node, Members members) throws IOException {
        String part = parts.related("", "officeDocument").orElseThrow(() -> new IOException("no main part"));
        Map<String, String> targets = new HashMap<>();
        parts.relations(part).forEach(relation -> targets.put(relation.id(), relation.target()));
        List<WorkbookOutline.Sheet> sheets = new ArrayList<>();
        boolean[] from1904 = {false};
        each(parts, part, records -> {
            if (records.kind() == SHEET) {
                int state = records.body().getInt();
                records.body().getInt();
                String target = targets.getOrDefault(records.text(), "");
                String shown = STATES.get(state >= 0 && state < STATES.size() ? state : 1);
                sheets.add(new WorkbookOutline.Sheet(records.text(), target, shown));
            } else if (records.kind() == PROPERTIES) {
                from1904[0] = (records.body().getInt() & 1) != 0;
            }
        });
        if (sheets.isEmpty() || sheets.stream().anyMatch(sheet -> !parts.has(sheet.part()))) {
            // Versions before the first that was sold have another form.
            throw new IOException("no sheet, or one without a part");
        }
        CellFormats formats = formats(parts, part, from1904[0]);
        TablePages pages = new TablePages(node);
        SheetRemarks remarks = new SheetRemarks(parts, pages, part);
        boolean damaged = false;
        try (SharedStrings strings = strings(parts, part, node, members)) {
            for (WorkbookOutline.Sheet sheet : sheets) {
                if (!node.isTextCut()) {
                    damaged |= sheet(sheet, parts, new BinaryCells(node, pages, strings, formats), remarks, pages);
                }
            }
            damaged |= strings.isDamaged();
        }
        return damaged || remarks.isDamaged();
    }

    private static boolean sheet(
            WorkbookOutline.Sheet sheet,
            PackageParts parts,
            BinaryCells cells,
            SheetRemarks remarks,
            TablePages pages) {
        pages.page(sheet.name(), sheet.isHidden());
        if (sheet.isHidden()) {
            pages.note(sheet.state().equals("veryHidden") ? "Very hidden sheet" : "Hidden sheet", "hidden", true);
        }
        Optional<Throwable> thrown = Hostile.thrownBy(() -> each(parts, sheet.part(), cells::take));
        pages.rowBroken();
        Optional<Throwable> beside = Hostile.thrownBy(() -> remarks.write(sheet.part(), cells.around()));
        for (Optional<Throwable> each : List.of(thrown, beside)) {
            each.filter(LimitReached.class::isInstance).ifPresent(limit -> {
                throw (LimitReached) limit;
            });
        }
        return thrown.isPresent() || beside.isPresent() || cells.hasLostStrings();
    }

    /// Takes each record of a part.
    @FunctionalInterface
    interface Taking {
        void take(BinaryRecords records) throws IOException;
    }

    static void each(PackageParts parts, String part, Taking taking) throws IOException {
        try (InputStream in = new BufferedInputStream(parts.open(part))) {
            BinaryRecords records = new BinaryRecords(in);
            while (records.next()) {
                taking.take(records);
            }
        }
    }

    private static CellFormats formats(PackageParts parts, String workbook, boolean from1904) throws IOException {
        Map<Integer, String> own = new HashMap<>();
        List<Integer> styles = new ArrayList<>();
        boolean[] inStyles = {false};
        Optional<String> part = parts.related(workbook, "styles");
        if (part.isPresent()) {
            each(parts, part.get(), records -> {
                switch (records.kind()) {
                    case FORMAT -> own.put(records.body().getShort() & 0xFFFF, records.text());
                    case STYLES_BEGIN -> inStyles[0] = true;
                    case STYLES_END -> inStyles[0] = false;
                    case STYLE -> {
                        if (inStyles[0]) {
                            styles.add(records.body().getShort(2) & 0xFFFF);
                        }
                    }
                    default -> {}
                }
            });
        }
        return CellFormats.of(styles, own, from1904);
    }

    private static SharedStrings strings(PackageParts parts, String workbook, Node node, Members members)
            throws IOException {
        Optional<String> part = parts.related(workbook, "sharedStrings");
        if (part.isEmpty()) {
            return SharedStrings.none(node.reading(), members.temporaryFolder());
        }
        return SharedStrings.of(
                strings -> each(parts, part.get(), records -> {
                    if (records.kind() == STRING) {
                        strings.add(records.richText());
                    }
                }),
                node.reading(),
                members.temporaryFolder());
    }
}
