package daylight.reader.table;

import daylight.protocol.Reason;
import daylight.protocol.Verdict;
import daylight.reader.ground.Ending;
import daylight.reader.ground.Evidence;
import daylight.reader.ground.Format;
import daylight.reader.ground.Members;
import daylight.reader.ground.Node;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Tables of dBASE, Clipper, FoxPro and Visual FoxPro (dbf), record by record as they stream by.
/// Records that were deleted and are still there are read too, and hidden, as are those behind the end
/// of the table. Texts of memo fields lie in another file.
final class Dbase implements Format {
    private static final int END_OF_FILE = 0x1A;

    /// Bytes behind the end that tell where old records begin.
    private static final int AHEAD_BYTES = 64 * 1024;

    private static final int BUFFER_BYTES = 64 * 1024;

    /// Stretches of deleted records that are named one by one.
    private static final int STRETCHES_MAX = 1_000;

    private final Format general;

    /// @param general reads what turns out to be something else
    Dbase(Format general) {
        this.general = general;
    }

    @Override
    public Ending read(Evidence evidence, Node node, Members members) throws IOException {
        try (InputStream in = new BufferedInputStream(evidence.open(), BUFFER_BYTES)) {
            Optional<DbaseHeader> header = DbaseHeader.of(in);
            if (header.isEmpty()) {
                return general.read(evidence, node, members);
            }
            node.listed(0, List.of());
            return new OneTable(header.get(), node).read(in);
        }
    }

    /// One table while it is read.
    private static final class OneTable {
        private final DbaseHeader header;
        private final DbaseTexts texts;
        private final Node node;
        private final TablePages pages;
        private final StringBuilder deleted = new StringBuilder();
        private long deletedCount;
        private long stretches;
        private long stretchFrom;
        private long lastDeleted;
        private long count;

        OneTable(DbaseHeader header, Node node) {
            this.header = header;
            this.texts = new DbaseTexts(header.charset());
            this.node = node;
            this.pages = new TablePages(node);
        }

        Ending read(InputStream in) throws IOException {
            facts();
            pages.page("", false);
            pages.rowStart("", false);
            for (int i = 0; i < header.fields().size(); i++) {
                pages.cell(
                        i, header.fields().get(i).name(), header.fields().get(i).system());
            }
            pages.rowEnd();
            byte[] rest = records(in);
            endStretch();
            if (deletedCount > 0) {
                node.put("dbf:deleted-records", String.valueOf(deletedCount));
                pages.note(
                        "Deleted records: " + deleted + (stretches > STRETCHES_MAX ? ", and more" : ""),
                        "deleted",
                        true);
            }
            texts.names().forEach(name -> node.put("dbf:charset", name));
            String behind = plain(rest);
            if (!behind.isEmpty()) {
                pages.note("Behind the last record: " + behind);
            }
            if (count > header.records()) {
                pages.note("Read " + count + " records; the file says that it has " + header.records() + ".");
            }
            if (count < header.records() && !node.isTextCut()) {
                pages.note("Read " + count + " of " + header.records() + " records.");
                return Ending.of(Verdict.PARTLY_READ, Reason.DAMAGED_PART);
            }
            return Ending.READ;
        }

        private void facts() {
            node.put("dbf:last-update", header.lastUpdate());
            node.put("dbf:database", header.database());
            boolean hasMemos = header.fields().stream().anyMatch(field -> "MGPW".indexOf(field.type()) >= 0);
            node.put(
                    "dbf:memo-file",
                    hasMemos ? "texts may lie in a file beside this one, with the ending dbt or fpt" : "");
        }

        /// @return what stands behind the last whole record, but for the mark of the end
        private byte[] records(InputStream in) throws IOException {
            while (!node.isTextCut()) {
                node.reading().checkTime();
                byte[] bytes = in.readNBytes(header.recordBytes());
                if (bytes.length < header.recordBytes()) {
                    return bytes.length > 0 && bytes[0] == END_OF_FILE ? behind(bytes) : bytes;
                }
                DbaseRecord record = new DbaseRecord(header, texts, bytes);
                if (count >= header.records() && !record.isRecord()) {
                    return old(bytes, in);
                }
                count++;
                row(record);
            }
            return new byte[0];
        }

        private static byte[] behind(byte[] bytes) {
            return Arrays.copyOfRange(bytes, 1, bytes.length);
        }

        /// Records behind the end: the table was emptied or packed, and its file kept its length.
        ///
        /// @param first what stands where the next record would, with the mark of the end before it
        /// @return what stands behind the last whole record
        private byte[] old(byte[] first, InputStream in) throws IOException {
            int size = header.recordBytes();
            byte[] more = in.readNBytes(size * Math.max(1, AHEAD_BYTES / size));
            byte[] ahead = Arrays.copyOf(first, size + more.length);
            System.arraycopy(more, 0, ahead, size, more.length);
            int from = first[0] == END_OF_FILE && OldRecords.areBehind(header, ahead) ? 1 : 0;
            InputStream rest = new SequenceInputStream(new ByteArrayInputStream(ahead, from, ahead.length - from), in);
            boolean isSaid = false;
            long number = count;
            while (!node.isTextCut()) {
                node.reading().checkTime();
                byte[] bytes = rest.readNBytes(size);
                if (bytes.length < size) {
                    return bytes;
                }
                number++;
                if (!plain(bytes).isEmpty()) {
                    if (!isSaid) {
                        pages.note("Records behind the end of the table, which it counts no more:", "deleted", true);
                        isSaid = true;
                    }
                    old(new DbaseRecord(header, texts, bytes), bytes, number);
                }
            }
            return new byte[0];
        }

        private void old(DbaseRecord record, byte[] bytes, long number) {
            if (record.isRecord() || bytes[0] == END_OF_FILE) {
                write(record, number, true);
            } else {
                pages.note(plain(bytes), "deleted", true);
            }
        }

        /// The words of bytes that are no record; empty for none.
        private String plain(byte[] bytes) {
            return texts.text(bytes, 0, bytes.length)
                    .replace('\u0000', ' ')
                    .replace((char) END_OF_FILE, ' ')
                    .strip();
        }

        private void row(DbaseRecord record) {
            if (record.isDeleted()) {
                deletedCount++;
                lastDeleted = count;
                stretchFrom = stretchFrom == 0 ? count : stretchFrom;
            } else {
                endStretch();
            }
            write(record, count, record.isDeleted());
        }

        private void write(DbaseRecord record, long number, boolean isHidden) {
            pages.rowStart(Long.toString(number), isHidden);
            List<String> values = record.values();
            for (int i = 0; i < values.size(); i++) {
                if (!values.get(i).isEmpty()) {
                    pages.cell(i, values.get(i), isHidden);
                }
            }
            if (pages.inRow()) {
                pages.rowEnd();
            }
        }

        /// The deleted records up to the one before the current are a stretch.
        private void endStretch() {
            if (stretchFrom == 0) {
                return;
            }
            if (stretches++ < STRETCHES_MAX) {
                deleted.append(deleted.isEmpty() ? "" : ", ").append(stretchFrom);
                if (lastDeleted > stretchFrom) {
                    deleted.append(" to ").append(lastDeleted);
                }
            }
            stretchFrom = 0;
        }
    }
}
