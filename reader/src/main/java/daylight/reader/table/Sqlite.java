package daylight.reader.table;

import daylight.protocol.Reason;
import daylight.protocol.Verdict;
import daylight.reader.ground.ByteChannels;
import daylight.reader.ground.Contents;
import daylight.reader.ground.Ending;
import daylight.reader.ground.Evidence;
import daylight.reader.ground.Format;
import daylight.reader.ground.Members;
import daylight.reader.ground.Node;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// SQLite databases (sqlite.org/fileformat2.html). Every table that has rows of its own is a page, the shadow tables of
/// virtual tables and the library's own among them; the schema is the last. Documents in cells are members.
///
/// Rows that were deleted are not recovered, and what lies in a write-ahead log beside the file is not here.
final class Sqlite implements Format {
    @Override
    public Ending read(Evidence evidence, Node node, Members members) throws IOException {
        Contents contents = new Contents(node, members);
        try (EvidenceFile file = EvidenceFile.of(evidence, members.temporaryFolder());
                SeekableByteChannel channel = ByteChannels.of(evidence)) {
            SqliteTree tree = SqliteTree.of(channel);
            try (EvidenceSql database = EvidenceSql.open(file.path(), node.reading())) {
                return new OneDatabase(database, tree, node, contents).read();
            }
        }
    }

    /// One database while it is read.
    private static final class OneDatabase {
        private final EvidenceSql database;
        private final SqliteTree tree;
        private final Node node;
        private final Contents contents;
        private final TablePages pages;
        private boolean damaged;

        OneDatabase(EvidenceSql database, SqliteTree tree, Node node, Contents contents) {
            this.database = database;
            this.tree = tree;
            this.node = node;
            this.contents = contents;
            this.pages = new TablePages(node);
        }

        Ending read() throws IOException {
            List<EvidenceSql.Entry> schema = schema();
            if (tree.writesAhead()) {
                node.put("sqlite:write-ahead-log", "changes may lie in a file beside this one, with the ending -wal");
            }
            for (EvidenceSql.Entry entry : schema) {
                if (entry.type().equals("table")) {
                    table(entry);
                }
            }
            pages.page("sqlite_schema", false);
            for (EvidenceSql.Entry entry : schema) {
                pages.rowStart("", false);
                pages.cell(0, entry.type(), false);
                pages.cell(1, entry.name(), false);
                pages.cell(2, entry.table(), false);
                pages.cell(3, entry.sql(), false);
                pages.rowEnd();
            }
            node.listed(contents.count(), List.of());
            Ending ending = contents.ending();
            return damaged && ending.verdict() == Verdict.READ
                    ? Ending.of(Verdict.PARTLY_READ, Reason.DAMAGED_PART)
                    : ending;
        }

        private List<EvidenceSql.Entry> schema() throws IOException {
            try {
                return database.schema();
            } catch (IOException _) {
                damaged = true;
                database.bearBrokenSchema();
                return database.schema();
            }
        }

        private void table(EvidenceSql.Entry entry) throws IOException {
            pages.page(entry.name(), false);
            if (entry.root() == 0) {
                pages.note("Virtual table: its rows lie in the tables whose names begin with " + entry.name() + "_.");
                return;
            }
            SqliteRows rows = new SqliteRows(database, entry.name(), node, pages, contents);
            Optional<IOException> broken = rows.read();
            OptionalLong counted = tree.rows(entry.root());
            if (broken.isEmpty() && counted.equals(OptionalLong.of(rows.count())) && rows.isWhole()) {
                return;
            }
            damaged = true;
            pages.note(
                    counted.isPresent()
                            ? "Read " + rows.count() + " of " + counted.getAsLong() + " rows."
                            : "Read " + rows.count() + " rows; the table is damaged.");
        }
    }
}
