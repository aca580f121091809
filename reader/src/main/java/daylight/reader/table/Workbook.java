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
import daylight.reader.opc.PackageFacts;
import daylight.reader.opc.PackageFiles;
import daylight.reader.opc.PackageMembers;
import daylight.reader.opc.PackageParts;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.apache.tika.metadata.TikaCoreProperties;

/// Workbooks of Office Open XML (ECMA-376; xlsx, xlsm and their templates): each sheet a page in the
/// workbook's order, read as it streams by. A workbook that cannot be opened as one is left to the general
/// reader.
public final class Workbook implements Format {
    private final Format general;
    private final PackageFiles embedded;

    Workbook(Format general, PackageMembers embedded) {
        this.general = general;
        this.embedded = new PackageFiles(embedded, new RowsLeftOut());
    }

    @Override
    public Ending read(Evidence evidence, Node node, Members members) throws IOException {
        PackageParts parts;
        WorkbookOutline outline;
        try {
            parts = PackageParts.open(evidence);
        } catch (IOException _) {
            return general.read(evidence, node, members);
        }
        try (parts) {
            try {
                outline = WorkbookOutline.of(parts);
            } catch (IOException _) {
                return general.read(evidence, node, members);
            }
            OneWorkbook workbook = new OneWorkbook(parts, outline, node);
            Optional<Throwable> thrown = Hostile.thrownBy(() -> workbook.read(members));
            Ending ending = embedded.read(parts, evidence, node, members);
            if (thrown.isPresent()) {
                return Hostile.ending(thrown.get(), node.hasWords() || ending.verdict() == Verdict.READ);
            }
            return workbook.damaged && ending.verdict() == Verdict.READ
                    ? Ending.of(Verdict.PARTLY_READ, Reason.DAMAGED_PART)
                    : ending;
        }
    }

    /// One workbook while it is read.
    private static final class OneWorkbook {
        private final PackageParts parts;
        private final WorkbookOutline outline;
        private final Node node;
        private final TablePages pages;
        private boolean isProtected;
        private boolean damaged;

        OneWorkbook(PackageParts parts, WorkbookOutline outline, Node node) {
            this.parts = parts;
            this.outline = outline;
            this.node = node;
            this.pages = new TablePages(node);
        }

        void read(Members members) throws IOException {
            PackageFacts.copy(parts, node);
            facts();
            SheetRemarks remarks = new SheetRemarks(parts, pages, outline.part());
            CellFormats formats = formats();
            try (SharedStrings strings = strings(members)) {
                damaged |= strings.isDamaged();
                for (WorkbookOutline.Sheet sheet : outline.sheets()) {
                    if (!node.isTextCut()) {
                        sheet(sheet, new SheetCells(node, pages, strings, formats), remarks);
                    }
                }
            }
            names();
            node.put(TikaCoreProperties.PROTECTED, String.valueOf(isProtected));
            damaged |= remarks.isDamaged();
        }

        /// Under the names that the general reader gives. An empty value is not kept.
        private void facts() throws IOException {
            node.put(TikaCoreProperties.ORIGINAL_RESOURCE_NAME.getName(), outline.savedAs());
            node.put("msoffice:excel:workbook-codename", outline.codeName());
            outline.sheets().forEach(sheet -> {
                boolean isVery = sheet.state().equals("veryHidden");
                node.put(
                        "msoffice:excel:" + (isVery ? "very-" : "") + "hidden-sheet-names",
                        sheet.isHidden() ? sheet.name() : "");
            });
            boolean hidesVery =
                    outline.sheets().stream().anyMatch(sheet -> sheet.state().equals("veryHidden"));
            node.put("msoffice:excel:has-very-hidden-sheets", hidesVery ? "true" : "");
            boolean hidesSheets = outline.sheets().stream().anyMatch(WorkbookOutline.Sheet::isHidden);
            node.put("msoffice:excel:has-hidden-sheets", hidesSheets ? "true" : "");
            boolean leadsOut = parts.related(outline.part(), "externalLink").isPresent();
            node.put("msoffice:excel:has-external-links", leadsOut ? "true" : "");
            boolean isSigned = parts.related("", "origin").isPresent();
            node.put("hasSignature", isSigned ? "true" : "");
        }

        private CellFormats formats() throws IOException {
            Optional<String> part = parts.related(outline.part(), "styles");
            if (part.isPresent()) {
                try (InputStream in = parts.open(part.get())) {
                    return CellFormats.of(in, outline.from1904());
                } catch (XMLStreamException _) {
                    damaged = true;
                }
            }
            return CellFormats.none(outline.from1904());
        }

        private SharedStrings strings(Members members) throws IOException {
            Optional<String> part = parts.related(outline.part(), "sharedStrings");
            if (part.isEmpty()) {
                return SharedStrings.none(node.reading(), members.temporaryFolder());
            }
            try (InputStream in = parts.open(part.get())) {
                return SharedStrings.of(in, node.reading(), members.temporaryFolder());
            }
        }

        private void sheet(WorkbookOutline.Sheet sheet, SheetCells cells, SheetRemarks remarks) {
            pages.page(sheet.name(), sheet.isHidden());
            if (sheet.isHidden()) {
                pages.note(sheet.state().equals("veryHidden") ? "Very hidden sheet" : "Hidden sheet", "hidden", true);
            }
            // A sheet that is damaged costs its own rest and not the other sheets.
            Optional<Throwable> thrown = Hostile.thrownBy(() -> {
                try (InputStream in = parts.open(sheet.part())) {
                    cells.read(in);
                }
            });
            thrown.filter(LimitReached.class::isInstance).ifPresent(limit -> {
                throw (LimitReached) limit;
            });
            pages.rowBroken();
            damaged |= thrown.isPresent() || cells.hasLostStrings();
            isProtected |= cells.isProtected();
            damaged |= Hostile.thrownBy(() -> remarks.write(sheet.part(), cells.around()))
                    .isPresent();
        }

        private void names() {
            if (outline.names().isEmpty()) {
                return;
            }
            pages.page("Defined names", false);
            for (WorkbookOutline.Name name : outline.names()) {
                pages.note(name.name() + " =" + name.meaning(), "name", name.hidden());
            }
        }
    }
}
