package daylight.reader.table;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// What the bytes in a table's cell are: a document of its own, a text, or neither.
final class DocumentSigns {
    /// Enough for every sign of [#BEGINNINGS].
    static final int HEAD_BYTES = 16;

    /// How the formats begin that people keep in databases: documents, pictures, sound, archives, mails, databases.
    private static final List<byte[]> BEGINNINGS = List.of(
            ascii("%PDF-"),
            ascii("PK\u0003\u0004"),
            hex("d0cf11e0a1b11ae1"),
            ascii("{\\rtf"),
            hex("89504e470d0a1a0a"),
            hex("ffd8ff"),
            ascii("GIF87a"),
            ascii("GIF89a"),
            hex("49492a00"),
            hex("4d4d002a"),
            ascii("RIFF"),
            ascii("ID3"),
            ascii("OggS"),
            hex("1f8b08"),
            ascii("BZh"),
            hex("fd377a585a00"),
            hex("377abcaf271c"),
            ascii("Rar!\u001a\u0007"),
            ascii("SQLite format 3\0"),
            ascii("bplist00"),
            ascii("From "),
            ascii("Received: "),
            ascii("MIME-Version: "),
            ascii("<?xml"),
            ascii("<!DOCTYPE html"),
            ascii("<html"));

    /// The brand of an ISO media file (ISO/IEC 14496-12): film, sound, HEIC pictures. It stands behind a length.
    private static final byte[] MEDIA_BRAND = ascii("ftyp");

    private static final int MEDIA_BRAND_AT = 4;

    private DocumentSigns() {}

    static boolean isDocument(byte[] head) {
        for (byte[] beginning : BEGINNINGS) {
            if (hasAt(head, 0, beginning)) {
                return true;
            }
        }
        return hasAt(head, MEDIA_BRAND_AT, MEDIA_BRAND);
    }

    /// The text that the bytes are: valid UTF-8 without control characters other than those of lines and columns.
    static Optional<String> text(byte[] bytes) {
        for (byte b : bytes) {
            if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r') {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    private static boolean hasAt(byte[] bytes, int at, byte[] wanted) {
        if (bytes.length < at + wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (bytes[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
