package daylight.reader.table;

import daylight.protocol.Reason;
import daylight.protocol.Verdict;
import daylight.reader.ground.Ending;
import daylight.reader.ground.Evidence;
import daylight.reader.ground.Format;
import daylight.reader.ground.Members;
import daylight.reader.ground.Node;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Tables of dBASE, Clipper, FoxPro and Visual FoxPro (dbf), record by record as they stream by. Records that were
/// deleted and are still there are read too, and hidden. Texts of memo fields lie in another file.
final class Dbase implements Format {
    private static final int END_OF_FILE = 0x1A;
    private static final int SAMPLE_BYTES = 256 * 1024;
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
            Charset charset =
                    header.get().charset().isPresent() ? header.get().charset().get() : guessed(evidence, header.get());
            node.listed(0, List.of());
            return new OneTable(header.get(), charset, node).read(in);
        }
    }

    /// Texts that do not say in which code they are: UTF-8 where all bytes are, else that of Windows in the West.
    private static Charset guessed(Evidence evidence, DbaseHeader header) throws IOException {
        try (InputStream in = evidence.open()) {
            in.skipNBytes(header.headBytes());
            byte[] sample = in.readNBytes(SAMPLE_BYTES - SAMPLE_BYTES % header.recordBytes());
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(sample));
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException _) {
            return Charset.forName("windows-1252");
        }
    }

    /// One table while it is read.
    private static final class OneTable {
        private final DbaseHeader header;
        private final Charset charset;
        private final Node node;
        private final TablePages pages;
        private final StringBuilder deleted = new StringBuilder();
        private long deletedCount;
        private long stretches;
        private long stretchFrom;
        private long lastDeleted;
        private long count;

        OneTable(DbaseHeader header, Charset charset, Node node) {
            this.header = header;
            this.charset = charset;
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
            if (rest.length > 0) {
                pages.note("Behind the last record: "
                        + new String(rest, charset).replace('\u0000', ' ').strip());
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
            node.put("dbf:charset", charset.name() + (header.charset().isPresent() ? "" : " (guessed)"));
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
                DbaseRecord record = new DbaseRecord(header, charset, bytes);
                if (count >= header.records() && !record.isRecord()) {
                    return bytes[0] == END_OF_FILE ? behind(bytes) : bytes;
                }
                count++;
                row(record);
            }
            return new byte[0];
        }

        private static byte[] behind(byte[] bytes) {
            return Arrays.copyOfRange(bytes, 1, bytes.length);
        }

        private void row(DbaseRecord record) {
            if (record.isDeleted()) {
                deletedCount++;
                lastDeleted = count;
                stretchFrom = stretchFrom == 0 ? count : stretchFrom;
            } else {
                endStretch();
            }
            pages.rowStart(Long.toString(count), record.isDeleted());
            List<String> values = record.values();
            for (int i = 0; i < values.size(); i++) {
                if (!values.get(i).isEmpty()) {
                    pages.cell(i, values.get(i), record.isDeleted());
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
