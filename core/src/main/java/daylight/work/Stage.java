package daylight.work;

/// What can be done to an item. The desk's pipeline maps each stage to a room.
public enum Stage {
    /// Ask a worker to read an original; the item is the document's SHA-256.
    EXTRACT("extract"),
    /// Ask a worker to read an original again and recognise the text in its pictures; the item is the document's
    /// SHA-256.
    RECOGNISE("recognise"),
    /// Put a document's text and facts into the index; the item is the document's SHA-256.
    INDEX("index"),
    /// Wipe what is left of a withdrawn document outside the facts; the item is the document's SHA-256.
    ERASE("erase");

    private final String code;

    Stage(String code) {
        this.code = code;
    }

    /// The name in the facts; never changes once released.
    public String code() {
        return code;
    }
}
