package daylight.reader.fast;

/// What of a mail broke the rules and was read all the same; metadata `mail:repaired` has the codes.
enum Repair {
    /// Bytes in the header that are no UTF-8 (RFC 6532) were read in the charset of the body, or one that fits.
    HEADER_CHARSET("header-charset"),
    /// An encoded word (RFC 2047) with spaces in it, cut within a character, without an end or in an unknown charset.
    ENCODED_WORD("encoded-word"),
    /// A text was read in another charset than its header says, or says nothing of.
    BODY_CHARSET("body-charset"),
    /// Letters that do not belong into base64 or quoted-printable (RFC 2045, 6) were passed over.
    TRANSFER_ENCODING("transfer-encoding"),
    /// A boundary or a file's name without the quotes that it needs, or with letters that may not stand
    /// in it (RFC 2045, 5.1), was read as it was meant.
    PARAMETER("parameter"),
    /// A multipart without a boundary, or without a line of it, was read as text.
    BOUNDARY_MISSING("boundary-missing"),
    /// The last part of a multipart ends where the mail does, or the multipart around it (RFC 2046, 5.1.1).
    BOUNDARY_END_MISSING("boundary-end-missing");

    static final String NAME = "mail:repaired";

    private final String code;

    Repair(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }
}
