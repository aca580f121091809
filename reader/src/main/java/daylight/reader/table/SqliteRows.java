package daylight.reader.table;

import daylight.protocol.NameBytes;
import daylight.reader.ground.Contents;
import daylight.reader.ground.Node;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The rows of one table of a SQLite database, as they are read. Where reading breaks off in the midst of the
/// table, the rows behind the damage are read from the end.
final class SqliteRows {
    /// Doubles are written without an exponent between these powers of ten, as people write numbers.
    private static final int PLAIN_SCALE_MAX = 20;

    private final EvidenceSql database;
    private final String table;
    private final Node node;
    private final TablePages pages;
    private final Contents contents;
    private Optional<String> key = Optional.empty();
    private List<EvidenceSql.Column> columns = List.of();
    private long count;
    private long last = Long.MIN_VALUE;
    private boolean whole = true;

    SqliteRows(EvidenceSql database, String table, Node node, TablePages pages, Contents contents) {
        this.database = database;
        this.table = table;
        this.node = node;
        this.pages = pages;
        this.contents = contents;
    }

    long count() {
        return count;
    }

    /// Whether every value of the rows was read.
    boolean isWhole() {
        return whole;
    }

    /// @return what broke the reading off, if anything
    Optional<IOException> read() {
        try {
            List<EvidenceSql.Column> all = database.columns(table);
            columns = all.stream()
                    .filter(column -> !column.computed())
                    .limit(EvidenceSql.COLUMNS_MAX)
                    .toList();
            key = database.key(table, all);
            head(all);
            database.rows(table, key, columns, Optional.empty(), this::row);
            return Optional.empty();
        } catch (IOException broken) {
            fromTheEnd();
            return Optional.of(broken);
        }
    }

    private void head(List<EvidenceSql.Column> all) {
        pages.rowStart("", false);
        for (int i = 0; i < columns.size(); i++) {
            pages.cell(i, columns.get(i).name(), false);
        }
        pages.rowEnd();
        long computed = all.stream().filter(EvidenceSql.Column::computed).count();
        if (computed > 0) {
            pages.note("Columns that are computed and not stored: "
                    + String.join(
                            ", ",
                            all.stream()
                                    .filter(EvidenceSql.Column::computed)
                                    .map(EvidenceSql.Column::name)
                                    .toList()));
        }
        whole &= all.size() - computed == columns.size();
    }

    private void fromTheEnd() {
        if (key.isEmpty() || count == 0 && columns.isEmpty()) {
            return;
        }
        try {
            pages.note("Damaged here. The rows that follow were read from the end of the table.");
            database.rows(table, key, columns, Optional.of(last), this::row);
        } catch (IOException _) {
            // Both ends of the damage are known; what lies between them is lost, and the count says so.
            whole = false;
        }
    }

    private void row(Optional<Long> number, List<EvidenceSql.Value> values) {
        node.reading().checkTime();
        count++;
        number.ifPresent(n -> last = Math.max(last, n));
        pages.rowStart(number.map(String::valueOf).orElseGet(() -> String.valueOf(count)), false);
        for (int i = 0; i < values.size(); i++) {
            pages.cell(i, shown(number, i, values.get(i)), false);
        }
        pages.rowEnd();
    }

    private String shown(Optional<Long> number, int column, EvidenceSql.Value value) {
        return switch (value.value().orElse("")) {
            case byte[] bytes -> blob(number, column, bytes, bytes.length);
            case Double real -> plain(real);
            case Object _ when value.value().isEmpty() && value.bytes() > 0 -> large(number, column, value.bytes());
            case Object other -> other.toString();
        };
    }

    /// A number as it would be written; one of very large or small size keeps its exponent.
    static String plain(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return String.valueOf(number);
        }
        BigDecimal exact = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        boolean isLong = Math.abs(exact.scale()) > PLAIN_SCALE_MAX;
        return isLong ? Double.toString(number) : exact.toPlainString();
    }

    private String blob(Optional<Long> number, int column, byte[] bytes, long size) {
        if (DocumentSigns.isDocument(Arrays.copyOf(bytes, Math.min(bytes.length, DocumentSigns.HEAD_BYTES)))) {
            NameBytes path = path(number, column);
            contents.file(path, size, () -> new ByteArrayInputStream(bytes));
            return "[" + size + " bytes: " + path.display() + "]";
        }
        return DocumentSigns.text(bytes).orElseGet(() -> "[" + size + " bytes]");
    }

    /// A value that does not fit into memory is a member whatever it is, where it can be asked for again.
    private String large(Optional<Long> number, int column, long size) {
        NameBytes path = path(number, column);
        if (number.isEmpty()) {
            contents.lost(path);
        } else {
            contents.file(
                    path,
                    size,
                    () -> database.bytes(
                            table,
                            key.orElseThrow(),
                            number.get(),
                            columns.get(column).name()));
        }
        return "[" + size + " bytes: " + path.display() + "]";
    }

    private NameBytes path(Optional<Long> number, int column) {
        return NameBytes.of(
                table + "/" + number.orElse(count) + "/" + columns.get(column).name());
    }
}
