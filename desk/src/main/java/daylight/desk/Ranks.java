package daylight.desk;

import daylight.id.Sha256;
import java.util.Locale;

/// Which of several readings of one document stands: that with the smallest rank, compared as text, never the order in
/// which readers were done.
///
/// A file that went in by itself is read best from itself; else a reading that nothing cut short; else the container
/// with the smallest hash decides. A reading that recognised text in pictures goes before the same one without.
final class Ranks {
    /// The rank of a reading of a file that went in by itself.
    static final String OF_FILES = "0";

    /// A reading that anything else replaces.
    static final String OF_NONE = "9";

    /// Of a file by itself, with recognition: smaller than [#OF_FILES].
    private static final String OF_RECOGNISED_FILES = "/";

    private static final String WHOLE = "1";
    private static final String CUT = "2";

    /// Where the container's hash starts in a member's rank.
    private static final int ROOT = 2;

    private static final int HASH_CHARS = 64;

    private Ranks() {}

    /// @param whole whether nothing of the container's place cut the reading short
    static String of(Sha256 root, int node, boolean whole, boolean recognised) {
        if (node == 0) {
            return recognised ? OF_RECOGNISED_FILES : OF_FILES;
        }
        return (whole ? WHOLE : CUT) + (recognised ? '!' : ':') + root.hex() + ":"
                + String.format(Locale.ROOT, "%08d", node);
    }

    static boolean isRecognised(String rank) {
        return rank.equals(OF_RECOGNISED_FILES) || rank.length() > ROOT && rank.charAt(1) == '!';
    }

    /// The original from which a document was read.
    static Sha256 rootOf(Sha256 document, String rank) {
        return rank.length() > ROOT ? new Sha256(rank.substring(ROOT, ROOT + HASH_CHARS)) : document;
    }
}
