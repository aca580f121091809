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
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RecordFactoryInputStream;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/// Workbooks of Excel 97 to 2003 ([MS-XLS], BIFF8): each sheet a page, record by record as they stream by.
/// Older ones and those that a password locks are left to the general reader, which also hands out the
/// members of all.
final class OldWorkbook implements Format {
    private static final String STREAM = "Workbook";

    private final Format general;
    private final Format described;

    /// @param described reads the members, and what the document says of itself, and none of its words
    OldWorkbook(Format general, Format described) {
        this.general = general;
        this.described = described;
    }

    @Override
    public Ending read(Evidence evidence, Node node, Members members) throws IOException {
        OldSheets sheets = new OldSheets(node);
        boolean[] isRead = {false};
        Optional<Throwable> thrown = Hostile.thrownBy(() -> isRead[0] = words(evidence, sheets));
        if (thrown.orElse(null) instanceof LimitReached limit) {
            throw limit;
        }
        sheets.end();
        if (!isRead[0] && !node.hasWords()) {
            // Another form, a lock, or damage before the first word: whoever reads it better says what it is.
            return general.read(evidence, node, members);
        }
        Ending ending = described.read(evidence, node, members);
        if (thrown.isPresent()) {
            Ending own = Hostile.ending(thrown.get(), true);
            return ending.verdict() == Verdict.READ ? own : ending;
        }
        return sheets.isDamaged() && ending.verdict() == Verdict.READ
                ? Ending.of(Verdict.PARTLY_READ, Reason.DAMAGED_PART)
                : ending;
    }

    /// @return whether there was such a workbook
    private static boolean words(Evidence evidence, OldSheets sheets) throws IOException {
        try (POIFSFileSystem file = open(evidence)) {
            DirectoryNode root = file.getRoot();
            Optional<String> stream = root.getEntryNames().stream()
                    .filter(STREAM::equalsIgnoreCase)
                    .findFirst();
            if (stream.isEmpty()) {
                return false;
            }
            try (InputStream in = root.createDocumentInputStream(stream.get())) {
                RecordFactoryInputStream records = new RecordFactoryInputStream(in, false);
                for (Record record = records.nextRecord(); record != null; record = records.nextRecord()) {
                    if (!sheets.take(record)) {
                        return sheets.isWorkbook();
                    }
                }
            }
            return sheets.isWorkbook();
        }
    }

    private static POIFSFileSystem open(Evidence evidence) throws IOException {
        return switch (evidence) {
            case Evidence.InMemory memory -> new POIFSFileSystem(memory.open());
            case Evidence.InFile file -> new POIFSFileSystem(file.path().toFile(), true);
        };
    }
}
