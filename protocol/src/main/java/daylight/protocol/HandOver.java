package daylight.protocol;

import java.util.Optional;
import java.util.regex.Pattern;

/// A request: walk this original as for reading, find the document with this hash in it (it may be the
/// original itself), and give its bytes back, without the lock where one of the passwords opens it. For a
/// program that draws what no reader can draw, in a sandbox of its own; nobody else gets them.
///
/// @param id        tags every frame of the answer; unique in the life of the worker
/// @param name      the last part of the file's path, a hint only
/// @param sizeBytes size of the original
/// @param file      where the worker finds the bytes, when the file was bound into its sandbox;
///                  otherwise exactly `sizeBytes` follow as [FrameType#CONTENT] frames
/// @param limits    what the worker may spend
/// @param passwords what may open it, or what lies inside of it
/// @param wanted    which document
public record HandOver(
        long id,
        NameBytes name,
        long sizeBytes,
        Optional<String> file,
        Limits limits,
        Passwords passwords,
        WantedDocument wanted) {
    public HandOver {
        if (sizeBytes < 0) {
            throw new IllegalArgumentException("size in bytes is negative: " + sizeBytes);
        }
    }

    /// One document, which may lie inside of the original.
    ///
    /// @param document  its SHA-256, 64 lower-case hexadecimal digits
    /// @param sizeBytes its size; no other document's hash is looked at
    public record WantedDocument(String document, long sizeBytes) {
        private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

        public WantedDocument {
            if (!SHA_256.matcher(document).matches()) {
                throw new IllegalArgumentException("a SHA-256 is 64 lower-case hexadecimal digits, found: " + document);
            }
            if (sizeBytes < 0) {
                throw new IllegalArgumentException("size in bytes is negative: " + sizeBytes);
            }
        }
    }
}
