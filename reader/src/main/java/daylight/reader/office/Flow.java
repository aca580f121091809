package daylight.reader.office;

import daylight.protocol.BlockKind;

/// Takes a text's paragraphs and tables in reading order.
interface Flow {
    void paragraph(Paragraph paragraph);

    /// A table, a row or a cell begins.
    ///
    /// @param hidden whether the document hides it
    void open(BlockKind kind, boolean hidden);

    /// The last one that began ends.
    void close();
}
