package daylight.reader.tika;

import daylight.protocol.NameBytes;
import daylight.reader.ground.Node;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import org.apache.tika.metadata.TikaCoreProperties.EmbeddedResourceType;

/// The members that a document's own directory names, found by a walk that shares no code with the parser. The
/// parser hands out members one by one; what it passes over is found by comparing the two.
interface Inventory {
    /// Opens a member's bytes; one without bytes of its own gets its identity on the way.
    @FunctionalInterface
    interface Opening {
        InputStream open(Node member) throws Exception;
    }

    /// A member by the document's own directory.
    ///
    /// @param path  its place in the document
    /// @param keys  how the parser may call it: relationship ids, names of storages
    /// @param bytes its bytes as the document has them, for the case that the parser passes it over
    /// @param isReference whether the document has only a link or a path, and no bytes
    record Enclosed(NameBytes path, Set<String> keys, Opening bytes, boolean isReference) {
        public Enclosed {
            keys = Set.copyOf(keys);
        }

        Enclosed(NameBytes path, Set<String> keys, Opening bytes) {
            this(path, keys, bytes, false);
        }

        /// The last part of its path.
        String fileName() {
            String whole = path.display();
            return whole.substring(whole.lastIndexOf('/') + 1);
        }
    }

    /// A member that the parser handed out.
    ///
    /// @param key    the parser's relationship id, else empty
    /// @param name   as the parser has it, else empty
    /// @param type   the parser's [EmbeddedResourceType], else empty
    /// @param inMail whether the parser calls it a part of a mail
    /// @param sha256 of its bytes, empty when they were not taken out
    record HandedOut(String key, String name, String type, boolean inMail, String sha256) {
        boolean isType(EmbeddedResourceType other) {
            return type.equalsIgnoreCase(other.name());
        }
    }

    /// How many members the walk counts.
    ///
    /// @param inline parts that the parser gave as the document's own text
    int count(int inline);

    /// Whether the walk looks for members of this kind. Those of other kinds, such as a macro, are known to
    /// the parser alone.
    boolean covers(HandedOut member);

    /// What the walk found and the parser did not hand out.
    ///
    /// @param handedOut the members that this walk covers
    /// @param inline    parts that the parser gave as the document's own text
    List<Enclosed> missing(List<HandedOut> handedOut, int inline);
}
