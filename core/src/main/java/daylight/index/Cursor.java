package daylight.index;

import daylight.id.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.util.BytesRef;

/// The place after a hit, as an opaque text. It holds the hit's sort values and no document number, so that it
/// stays good when the index is merged, added to or rebuilt; and a mark of the question it belongs to.
final class Cursor {
    /// Enough to tell two questions of one person apart.
    private static final int MARK_CHARS = 16;

    private static final String FORM = "1";

    private Cursor() {}

    static String mark(Query query, Ask ask) {
        String asked = query + "|" + ask.filters() + "|" + ask.excludes() + "|" + ask.sorting();
        return Sha256.of(asked.getBytes(StandardCharsets.UTF_8)).hex().substring(0, MARK_CHARS);
    }

    static String after(FieldDoc hit, String mark) {
        List<String> parts = new ArrayList<>(List.of(FORM, mark));
        for (Object value : hit.fields) {
            parts.add(
                    switch (value) {
                        case Float score -> "f" + Integer.toHexString(Float.floatToIntBits(score));
                        case Long number -> "l" + number;
                        case BytesRef text -> "s" + encode(text.utf8ToString());
                        default -> throw new IllegalStateException("no sort value of this kind: " + value);
                    });
        }
        return encode(String.join(",", parts));
    }

    /// Nothing, when the cursor is broken or belongs to another question.
    static Optional<FieldDoc> read(String cursor, String mark) {
        try {
            String[] parts = decode(cursor).split(",");
            if (!encode(decode(cursor)).equals(cursor)
                    || parts.length != 4
                    || !parts[0].equals(FORM)
                    || !parts[1].equals(mark)) {
                return Optional.empty();
            }
            return Optional.of(
                    new FieldDoc(Integer.MAX_VALUE, Float.NaN, new Object[] {value(parts[2]), document(parts[3])}));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static BytesRef document(String part) {
        return new BytesRef(new Sha256(decode(part.substring(1))).hex());
    }

    private static Object value(String part) {
        String rest = part.substring(1);
        return switch (part.charAt(0)) {
            case 'f' -> Float.intBitsToFloat(Integer.parseUnsignedInt(rest, 16));
            case 'l' -> Long.parseLong(rest);
            case 's' -> new BytesRef(decode(rest));
            default -> throw new IllegalArgumentException("no sort value: " + part);
        };
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String text) {
        return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
    }
}
