package daylight.protocol;

/// What a stretch of a page's text is. Blocks may nest; text outside every block is a plain paragraph.
public enum BlockKind {
    HEADING("heading"),
    TABLE("table"),
    ROW("row"),
    CELL("cell"),
    MAIL_HEADER("mail_header"),
    QUOTE("quote"),
    LIST_ITEM("list_item"),
    NOTE("note"),
    /// One message of a chat; inside of it, cells are its time, its sender and its attachments.
    MESSAGE("message");

    private final String code;

    BlockKind(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
