package daylight.protocol;

import java.util.Optional;
import java.util.regex.Pattern;

/// A request: walk this original as for reading, find the document with this hash in it (it may be the
/// original itself), and draw one of its pages. Nothing of the original comes back but a picture and the
/// words on it.
///
/// @param id        tags every frame of the answer; unique in the life of the worker
/// @param name      the last part of the file's path, a hint only
/// @param sizeBytes size of the original
/// @param file      where the worker finds the bytes, when the file was bound into its sandbox;
///                  otherwise exactly `sizeBytes` follow as [FrameType#CONTENT] frames
/// @param limits    what the worker may spend
/// @param passwords what may open it, or what lies inside of it
/// @param page      which page is wanted, and of which document
public record Draw(
        long id,
        NameBytes name,
        long sizeBytes,
        Optional<String> file,
        Limits limits,
        Passwords passwords,
        WantedPage page) {
    public Draw {
        if (sizeBytes < 0) {
            throw new IllegalArgumentException("size in bytes is negative: " + sizeBytes);
        }
    }

    /// One page of one document.
    ///
    /// @param document          its SHA-256, 64 lower-case hexadecimal digits
    /// @param documentSizeBytes its size; no other document's hash is looked at
    /// @param number            from 1
    /// @param dpi               pixels to the inch that are wanted, 1 to [#DPI_MAX]; a page too large
    ///                          for that is
    ///     drawn smaller, and a picture is drawn as it is
    public record WantedPage(String document, long documentSizeBytes, int number, int dpi) {
        /// Beyond this a letter of usual size is larger than a screen.
        public static final int DPI_MAX = 600;

        private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

        public WantedPage {
            if (!SHA_256.matcher(document).matches()) {
                throw new IllegalArgumentException("a SHA-256 is 64 lower-case hexadecimal digits, found: " + document);
            }
            if (documentSizeBytes < 0 || number < 1 || dpi < 1 || dpi > DPI_MAX) {
                throw new IllegalArgumentException("a page is counted from 1 and drawn at 1 to " + DPI_MAX
                        + " dpi, found page " + number + " at " + dpi + " of " + documentSizeBytes + " bytes");
            }
        }
    }
}
