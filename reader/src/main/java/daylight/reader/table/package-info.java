/// Tables of every kind, read by Daylight itself: databases, workbooks, separated text.
///
/// **In**: a document's bytes and its open node. **Out**: a page for each table or sheet, under its name, with a
/// block for each row and cell that carries the row's number and the column's letters; what the document hides, marked
/// as hidden; documents inside of cells as members.
/// **Keeps**: nothing. **Never**: runs a formula, a query, a trigger or a macro; holds a table in memory.
///
/// docs/formats.md lists what is read of each format and what is not.
@NullMarked
package daylight.reader.table;

import org.jspecify.annotations.NullMarked;
