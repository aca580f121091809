package daylight.reader.table;

import com.healthmarketscience.jackcess.Column;
import com.healthmarketscience.jackcess.Database;
import com.healthmarketscience.jackcess.PropertyMap;
import com.healthmarketscience.jackcess.Relationship;
import com.healthmarketscience.jackcess.Row;
import com.healthmarketscience.jackcess.Table;
import com.healthmarketscience.jackcess.TableMetaData;
import com.healthmarketscience.jackcess.query.Query;
import daylight.reader.ground.Contents;
import daylight.reader.ground.Hostile;
import daylight.reader.ground.LimitReached;
import daylight.reader.ground.Node;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.tika.metadata.OfficeOpenXMLExtended;
import org.apache.tika.metadata.TikaCoreProperties;

/// The pages of one database of Access: its tables, then what relates them, its queries, and the objects whose content
/// is not read.
final class AccessPages {
    /// Numbers of kinds of objects in the database's list of them, but for tables and queries.
    private static final Map<Integer, String> OBJECTS = Map.of(
            -32768, "Form",
            -32766, "Macro",
            -32764, "Report",
            -32761, "Module",
            -32756, "Data access page");

    private static final String LIST_OF_OBJECTS = "MSysObjects";

    private final Database database;
    private final Node node;
    private final Contents contents;
    private final TablePages pages;
    private final List<String> objects = new ArrayList<>();
    private boolean damaged;

    AccessPages(Database database, Node node, Contents contents) {
        this.database = database;
        this.node = node;
        this.contents = contents;
        this.pages = new TablePages(node);
    }

    /// Whether anything could not be read that is known to be there.
    boolean isDamaged() {
        return damaged;
    }

    /// Write all pages.
    void write() throws IOException {
        each(this::facts);
        for (String name : database.getTableNames()) {
            each(() -> table(name, false));
        }
        Set<String> system = database.getSystemTableNames();
        for (String name : system) {
            each(() -> table(name, true));
        }
        each(this::relations);
        each(this::queries);
        if (!objects.isEmpty()) {
            pages.page("Forms, reports, macros and modules, whose content is not read", false);
            objects.forEach(pages::note);
        }
    }

    /// What is damaged costs its own rest and not that of the others.
    private void each(Hostile.Body part) {
        if (node.isTextCut()) {
            return;
        }
        Optional<Throwable> thrown = Hostile.thrownBy(part);
        thrown.filter(LimitReached.class::isInstance).ifPresent(limit -> {
            throw (LimitReached) limit;
        });
        pages.rowBroken();
        damaged |= thrown.isPresent();
    }

    /// Under the names that the general reader gives.
    private void facts() throws IOException {
        PropertyMap summary = database.getSummaryProperties();
        node.put(TikaCoreProperties.TITLE.getName(), text(summary, PropertyMap.TITLE_PROP));
        node.put(TikaCoreProperties.CREATOR.getName(), text(summary, PropertyMap.AUTHOR_PROP));
        node.put(OfficeOpenXMLExtended.COMPANY.getName(), text(summary, PropertyMap.COMPANY_PROP));
        for (PropertyMap.Property property : database.getDatabaseProperties()) {
            node.put("MDB_PROP:" + property.getName(), AccessValues.plain(property.getValue()));
        }
        for (PropertyMap.Property property : database.getUserDefinedProperties()) {
            node.put("MDB_USER_PROP:" + property.getName(), AccessValues.plain(property.getValue()));
        }
    }

    private static String text(PropertyMap properties, String name) {
        return AccessValues.plain(properties.getValue(name));
    }

    private void table(String name, boolean isSystem) throws IOException {
        TableMetaData about = isSystem ? null : database.getTableMetaData(name);
        if (about != null && about.isLinked()) {
            pages.page(name, false);
            String place = Optional.ofNullable(about.getLinkedDbName()).orElse("");
            String way = Optional.ofNullable(about.getConnectionName()).orElse("");
            pages.note(
                    ("Linked table, which is not followed: " + about.getLinkedTableName() + " in " + place + " " + way)
                            .strip(),
                    "link",
                    false);
            return;
        }
        Table table = isSystem ? database.getSystemTable(name) : database.getTable(name);
        if (table == null) {
            damaged = true;
            return;
        }
        boolean hidden = isSystem || table.isHidden();
        pages.page(name, hidden);
        if (hidden) {
            pages.note(isSystem ? "Table of the program itself" : "Hidden table", "hidden", true);
        }
        rows(table, hidden);
    }

    private void rows(Table table, boolean hidden) throws IOException {
        AccessValues values = new AccessValues(table, contents);
        List<? extends Column> columns = table.getColumns();
        pages.rowStart("", hidden);
        for (int i = 0; i < columns.size(); i++) {
            pages.cell(i, columns.get(i).getName(), hidden);
        }
        pages.rowEnd();
        boolean lists = table.getName().equals(LIST_OF_OBJECTS);
        long count = 0;
        Optional<Throwable> broken = Optional.empty();
        boolean more = true;
        while (more && !node.isTextCut()) {
            node.reading().checkTime();
            Row[] row = {null};
            broken = Hostile.thrownBy(() -> row[0] = table.getNextRow());
            if (row[0] == null) {
                more = false;
                continue;
            }
            count++;
            pages.rowStart(Long.toString(count), hidden);
            for (int i = 0; i < columns.size(); i++) {
                String shown = values.shown(
                        count, columns.get(i), row[0].get(columns.get(i).getName()));
                if (!shown.isEmpty()) {
                    pages.cell(i, shown, hidden);
                }
            }
            if (pages.inRow()) {
                pages.rowEnd();
            }
            if (lists) {
                object(row[0]);
            }
        }
        broken.filter(LimitReached.class::isInstance).ifPresent(limit -> {
            throw (LimitReached) limit;
        });
        damaged |= values.isDamaged();
        if (!node.isTextCut() && (broken.isPresent() || count != table.getRowCount())) {
            damaged = true;
            pages.note("Read " + count + " of " + table.getRowCount() + " rows.");
        }
    }

    private void object(Row row) {
        String kind = row.get("Type") instanceof Number type ? OBJECTS.getOrDefault(type.intValue(), "") : "";
        if (!kind.isEmpty()) {
            objects.add(kind + ": " + AccessValues.plain(row.get("Name")));
        }
    }

    private void relations() throws IOException {
        List<Relationship> relations = database.getRelationships();
        if (relations.isEmpty()) {
            return;
        }
        pages.page("Relationships", false);
        for (Relationship relation : relations) {
            pages.note(
                    relation.getFromTable().getName() + names(relation.getFromColumns()) + " to "
                            + relation.getToTable().getName() + names(relation.getToColumns()),
                    "relationship",
                    false);
        }
    }

    private static String names(List<Column> columns) {
        return " (" + String.join(", ", columns.stream().map(Column::getName).toList()) + ")";
    }

    private void queries() throws IOException {
        List<Query> queries = database.getQueries();
        if (queries.isEmpty()) {
            return;
        }
        pages.page("Queries", false);
        for (Query query : queries) {
            String[] sql = {""};
            Optional<Throwable> thrown = Hostile.thrownBy(() -> sql[0] = query.toSQLString());
            damaged |= thrown.isPresent();
            String said = thrown.isPresent() ? "(its statement cannot be told)" : sql[0].strip();
            pages.note(query.getName() + ": " + said, "query", query.isHidden());
        }
    }
}
