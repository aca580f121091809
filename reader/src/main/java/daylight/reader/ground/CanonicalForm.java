package daylight.reader.ground;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/// A canonical serialisation, by which a member without bytes of its own is identified: docs/formats/canonical.md.
/// It is only hashed, never kept.
public final class CanonicalForm {
    /// A recipe's number never changes; another rule gets another number.
    public static final int ITEM_RECIPE = 1;

    public static final int STORAGE_RECIPE = 2;

    public static final int FIELDS_RECIPE = 3;

    private final MessageDigest digest;
    private long sizeBytes;

    private CanonicalForm(String head) {
        digest = Spool.sha256();
        add((head + '\n').getBytes(StandardCharsets.UTF_8));
    }

    /// Recipe 1: an item of a mail store.
    public static CanonicalForm ofItem() {
        return new CanonicalForm("daylight item 1");
    }

    /// Recipe 2: a storage inside an OLE2 file.
    public static CanonicalForm ofStorage() {
        return new CanonicalForm("daylight storage 2");
    }

    /// Recipe 3: an item of a mail store that is no mail: a contact, an appointment.
    public static CanonicalForm ofItemWithFields() {
        return new CanonicalForm("daylight item 3");
    }

    /// Add `name`, a space, the value's length in bytes, a line feed, the value's UTF-8 bytes, a line feed.
    public void field(String name, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        add((name + ' ' + bytes.length + '\n').getBytes(StandardCharsets.UTF_8));
        add(bytes);
        add(new byte[] {'\n'});
    }

    private void add(byte[] bytes) {
        digest.update(bytes);
        sizeBytes += bytes.length;
    }

    public long sizeBytes() {
        return sizeBytes;
    }

    /// Call once, at the end.
    public String hash() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
