package daylight.index;

/// What a range can be asked of. Instants are milliseconds since 1970-01-01T00:00Z.
public enum NumberField {
    /// The document's own date: sent, else created, else modified, as the text room decided.
    DATE("n_date"),
    CREATED("n_created"),
    MODIFIED("n_modified"),
    /// Bytes.
    SIZE("n_size"),
    /// How sure the recognition is of the words in the document's pictures, 0 to 100.
    CONFIDENCE("n_confidence");

    private final String stored;

    NumberField(String stored) {
        this.stored = stored;
    }

    String stored() {
        return stored;
    }
}
