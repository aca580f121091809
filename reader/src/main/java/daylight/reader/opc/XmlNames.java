package daylight.reader.opc;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The names of one document's elements and attributes, each made once.
final class XmlNames {
    /// No format has so many; those of a hostile document are made again each time.
    private static final int KEPT_MAX = 4_096;

    static final Name NONE = new Name(new byte[0], "", false);

    private Name[] table = new Name[256];
    private int kept;

    /// A name as it is written, with its prefix.
    ///
    /// @param local    without the prefix
    /// @param declares whether it declares a namespace
    @SuppressWarnings("ArrayRecordComponent")
    record Name(byte[] bytes, String local, boolean declares) {
        boolean is(byte[] buffer, int from, int to) {
            return Arrays.equals(bytes, 0, bytes.length, buffer, from, to);
        }
    }

    /// Whether a name may begin so.
    static boolean begins(byte b) {
        return b < 0 || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b == '_' || b == ':';
    }

    /// Where a name ends that stands at `from`; `limit` where that cannot be seen yet.
    static int end(byte[] buffer, int from, int limit) {
        int i = from;
        while (i < limit && (begins(buffer[i]) || buffer[i] >= '-' && buffer[i] <= '9' && buffer[i] != '/')) {
            i++;
        }
        return i;
    }

    Name of(byte[] buffer, int from, int to) {
        int hash = to - from;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + buffer[i];
        }
        int slot = (hash ^ hash >>> 15) & table.length - 1;
        while (table[slot] != null) {
            if (table[slot].is(buffer, from, to)) {
                return table[slot];
            }
            slot = slot + 1 & table.length - 1;
        }
        Name made = made(buffer, from, to);
        if (kept < KEPT_MAX) {
            table[slot] = made;
            if (++kept * 2 > table.length) {
                grow();
            }
        }
        return made;
    }

    private void grow() {
        Name[] old = table;
        table = new Name[old.length * 2];
        kept = 0;
        for (Name name : old) {
            if (name != null) {
                int hash = name.bytes().length;
                for (byte b : name.bytes()) {
                    hash = hash * 31 + b;
                }
                int slot = (hash ^ hash >>> 15) & table.length - 1;
                while (table[slot] != null) {
                    slot = slot + 1 & table.length - 1;
                }
                table[slot] = name;
                kept++;
            }
        }
    }

    private static Name made(byte[] buffer, int from, int to) {
        byte[] bytes = Arrays.copyOfRange(buffer, from, to);
        String whole = new String(bytes, StandardCharsets.UTF_8);
        int colon = whole.indexOf(':');
        String local = colon > 0 && colon < whole.length() - 1 ? whole.substring(colon + 1) : whole;
        return new Name(bytes, local, whole.equals("xmlns") || whole.startsWith("xmlns:"));
    }
}
