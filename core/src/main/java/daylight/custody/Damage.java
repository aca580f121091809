package daylight.custody;

/// Something that is not as it was written.
///
/// @param name     the document, the chain and line, or the file
/// @param sentence for people
public record Damage(Kind kind, String name, String sentence) {
    /// What kind of thing is damaged.
    public enum Kind {
        ORIGINAL("original"),
        EXTRA("extra"),
        LEDGER("ledger"),
        SIGNATURE("signature"),
        KEY("key"),
        BODY("body"),
        HEAD("head"),
        FACTS("facts"),
        TEXT("text");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /// The name in reports; never changes once released.
        public String code() {
            return code;
        }
    }
}
