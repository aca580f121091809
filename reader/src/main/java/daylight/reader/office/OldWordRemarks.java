package daylight.reader.office;

import daylight.reader.ground.Evidence;
import daylight.reader.ground.Node;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.model.CHPX;
import org.apache.poi.hwpf.model.RevisionMarkAuthorTable;
import org.apache.poi.hwpf.sprm.SprmIterator;
import org.apache.poi.hwpf.sprm.SprmOperation;
import org.apache.poi.hwpf.usermodel.CharacterRun;
import org.apache.poi.hwpf.usermodel.Range;

/// What the parser of Word's binary files (MS-DOC; Word 97 to 2003) leaves out or does not tell: words that were
/// deleted, inserted or hidden. The paragraphs that have such words follow the text once more, with the words marked.
public final class OldWordRemarks {
    private static final int INSERTED_BY = 0x4804;
    private static final int INSERTED_AT = 0x6805;
    private static final int DELETED_BY = 0x4863;
    private static final int DELETED_AT = 0x6864;

    /// A bit that says that a property is handled apart; the library does not give it.
    private static final int SPECIAL = 0x200;

    /// Years count from 1900 in a moment of Word (MS-DOC, 2.9.70).
    private static final int YEAR_ZERO = 1900;

    private final HWPFDocument document;
    private final TreeMap<Integer, CHPX> formats = new TreeMap<>();

    private OldWordRemarks(HWPFDocument document) {
        this.document = document;
        for (CHPX format : document.getCharacterTable().getTextRuns()) {
            formats.put(format.getStart(), format);
        }
    }

    /// Write what the parser did not tell behind what it told.
    public static void write(Evidence evidence, Node node) throws IOException {
        try (InputStream in = evidence.open();
                HWPFDocument document = new HWPFDocument(in)) {
            Lines lines = new Lines(node);
            new OldWordRemarks(document).write(node, lines);
            lines.newLine();
        }
    }

    private void write(Node node, Lines lines) {
        Range all = document.getOverallRange();
        boolean isFirst = true;
        for (int i = 0; i < all.numParagraphs(); i++) {
            node.reading().checkTime();
            Paragraph paragraph = paragraph(all.getParagraph(i));
            boolean isMarked = paragraph.stretches().stream()
                    .anyMatch(stretch -> stretch.hidden() || !stretch.changes().isEmpty());
            if (isMarked && !paragraph.isBlank()) {
                if (isFirst) {
                    node.text("\n");
                }
                isFirst = false;
                lines.remark(new Remark("changes", false, "With changes or hidden words: ", List.of(paragraph)));
            }
        }
    }

    private Paragraph paragraph(Range range) {
        Paragraph paragraph = new Paragraph();
        for (int i = 0; i < range.numCharacterRuns(); i++) {
            CharacterRun run = range.getCharacterRun(i);
            List<Change> changes = new ArrayList<>();
            if (run.isMarkedInserted()) {
                changes.add(change(Change.Kind.INSERTED, run, INSERTED_BY, INSERTED_AT));
            }
            if (run.isMarkedDeleted()) {
                changes.add(change(Change.Kind.DELETED, run, DELETED_BY, DELETED_AT));
            }
            // Marks of cells, fields and pictures are no words; a line feed ends each paragraph.
            String words = run.text().replaceAll("[\\p{Cntrl}&&[^\\t]]+", "");
            paragraph.append(words, changes, run.isVanished());
        }
        return paragraph;
    }

    private Change change(Change.Kind kind, CharacterRun run, int by, int at) {
        String author = "";
        String moment = "";
        Map.Entry<Integer, CHPX> format = formats.floorEntry(run.getStartOffset());
        if (format != null) {
            SprmIterator properties = new SprmIterator(format.getValue().getGrpprl(), 0);
            while (properties.hasNext()) {
                SprmOperation property = properties.next();
                int code = code(property);
                author = code == (by & ~SPECIAL) ? author(property.getOperand()) : author;
                moment = code == (at & ~SPECIAL) ? moment(property.getOperand()) : moment;
            }
        }
        return new Change(kind, author, moment);
    }

    /// The property's code as the format counts it: number, kind of what it belongs to, size of its operand.
    private static int code(SprmOperation property) {
        return property.getOperation() | property.getType() << 10 | property.getSizeCode() << 13;
    }

    private String author(int place) {
        RevisionMarkAuthorTable authors = document.getRevisionMarkAuthorTable();
        return authors == null || place < 0 || place >= authors.getSize() ? "" : authors.getAuthor(place);
    }

    /// Minute, hour, day, month and year in 32 bits.
    private static String moment(int packed) {
        try {
            return LocalDateTime.of(
                            YEAR_ZERO + (packed >>> 20 & 0x1FF),
                            packed >>> 16 & 0xF,
                            packed >>> 11 & 0x1F,
                            packed >>> 6 & 0x1F,
                            packed & 0x3F)
                    .toString();
        } catch (DateTimeException _) {
            // No date, or none that a calendar has.
            return "";
        }
    }
}
