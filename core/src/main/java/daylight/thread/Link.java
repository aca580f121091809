package daylight.thread;

/// How it is known that a message answers another, the surest first.
public enum Link {
    /// The message names the other as the last of its references (RFC 5322, 3.6.4).
    REFERENCES("references", "it names it in its references"),
    /// The message names the other as the one that it answers.
    IN_REPLY_TO("in_reply_to", "it says that it answers it"),
    /// Outlook's index of the conversation has the other's as its beginning ([MS-OXOMSG], 2.2.1.3).
    CONVERSATION_INDEX("conversation_index", "Outlook counted it as an answer to it"),
    /// Both have the same subject and somebody in common, and the message calls itself an answer. A guess.
    SUBJECT("subject", "only subject and correspondents tell; a guess"),
    /// It answers nothing that is known.
    NONE("none", "it begins the thread");

    private final String code;
    private final String sentence;

    Link(String code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    public String code() {
        return code;
    }

    /// What a person reads.
    public String sentence() {
        return sentence;
    }
}
