package daylight.protocol;

/// Why a document was not fully read: a closed list, each with the sentence a reporter sees. docs/outcomes.md
/// holds the same list; a test compares the two.
public enum Reason {
    NONE("none", "Read in full."),
    PASSWORD("password", "The file is protected by a password."),
    ENCRYPTED_PART("encrypted_part", "A part of the file is encrypted; the rest was read."),
    NO_READER("no_reader", "Daylight has no reader for this format yet; the original is kept."),
    NO_TEXT("no_text", "The file holds pictures or sound; what text they may show was not read."),
    EMPTY_FILE("empty_file", "The file is empty: zero bytes."),
    DAMAGED("damaged", "The file is damaged or cut off and could not be read."),
    DAMAGED_PART("damaged_part", "The file is damaged or cut off; what came before the damage was read."),
    MEMBER_FAILED("member_failed", "A member of this container could not be opened; the others were read."),
    MEMBER_LIMIT("member_limit", "The container holds more members than the limit; those up to the limit were read."),
    DEPTH_LIMIT("depth_limit", "Containers are nested deeper than the limit."),
    EXPANSION_LIMIT("expansion_limit", "The container unpacks to more bytes than the limit, as a zip bomb does."),
    TEXT_LIMIT("text_limit", "The text is longer than the limit; the text up to it was read."),
    PAGE_LIMIT("page_limit", "The document has more pages than the limit; those up to it were read."),
    TIME_LIMIT("time_limit", "Reading took longer than the limit and was stopped."),
    MEMORY_LIMIT("memory_limit", "Reading needed more memory than the limit."),
    WORKER_KILLED_TIME("worker_killed_time", "The reader was stopped because it took longer than the limit, twice."),
    WORKER_KILLED_MEMORY("worker_killed_memory", "The reader ran out of memory on this file, twice."),
    WORKER_DIED("worker_died", "The reader crashed on this file, twice; nothing else was affected."),
    WORKER_PROTOCOL("worker_protocol", "The reader sent something that is no answer and was stopped, twice."),
    READER_BUG("reader_bug", "A part of Daylight's own reader was missing or failed to load; please report this."),
    SOURCE_UNREADABLE("source_unreadable", "The file could not be opened where it lies."),
    SOURCE_CHANGED("source_changed", "The file changed while it was being taken in; take it in again."),
    NOT_A_FILE("not_a_file", "Not a regular file (a socket, pipe or device); it was named and skipped."),
    LEFT_OUT("left_out", "Left out by --only or --exclude; the same command without them takes it in."),
    LINK("link", "A symbolic link; it was named and not followed."),
    ORIGINAL_DAMAGED("original_damaged", "The stored original no longer has the bytes that were taken in."),
    WITHDRAWN("withdrawn", "The document was withdrawn from the case and erased."),
    INTERRUPTED("interrupted", "Not read yet: the run was interrupted; run the same command again."),
    OTHER_VOLUME("other_volume", "A part of it lies in another volume of a split archive; each volume was read alone."),
    UNREAD_INK(
            "unread_ink", "Text was recognised in pictures, and some of what looks like text there could not be read.");

    private final String code;
    private final String sentence;

    Reason(String code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    /// The name in reports and in the facts, snake_case; never changes once released.
    public String code() {
        return code;
    }

    /// The plain sentence for people.
    public String sentence() {
        return sentence;
    }

    /// Whether time, memory or a reader's death ended the reading: another run, or one from elsewhere, may get further.
    public boolean isOfTheRun() {
        return switch (this) {
            case TIME_LIMIT, MEMORY_LIMIT, WORKER_KILLED_TIME, WORKER_KILLED_MEMORY, WORKER_DIED, WORKER_PROTOCOL ->
                true;
            default -> false;
        };
    }
}
