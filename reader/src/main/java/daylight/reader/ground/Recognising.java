package daylight.reader.ground;

/// Whether text is recognised in pictures of pages. It costs as much as reading some hundred pages of text.
public enum Recognising {
    NEVER,
    /// On pages and pictures that give no text, or none that is legible.
    WHERE_NO_TEXT
}
