package daylight.reader.office;

import daylight.protocol.BlockKind;

/// Takes a text's paragraphs and tables in reading order.
interface Flow {
    void paragraph(Paragraph paragraph);

    /// A table, a row or a cell begins.
    ///
    /// @param hidden whether the document hides it
    void open(BlockKind kind, boolean hidden);

    /// The same, with what it is called: of a row its number, of a cell the letters of its column.
    default void open(BlockKind kind, boolean hidden, String label) {
        open(kind, hidden);
    }

    /// The last one that began ends.
    void close();
}
