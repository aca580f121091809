package daylight.protocol;

import java.util.Optional;

/// A request: read this document and everything inside it.
///
/// @param id        tags every frame of the answer; unique in the life of the worker
/// @param name      the last part of the file's path, a hint only
/// @param sizeBytes size of the document
/// @param file      where the worker finds the bytes, when the file was bound into its sandbox; otherwise exactly
///                  `sizeBytes` follow as [FrameType#CONTENT] frames
/// @param limits    what the worker may spend
/// @param recognition whether text in pictures is recognised
/// @param passwords what may open it, or what lies inside of it
/// @param from      where an earlier reading of it came to, whose members need not be read again
public record Extract(
        long id,
        NameBytes name,
        long sizeBytes,
        Optional<String> file,
        Limits limits,
        Recognition recognition,
        Passwords passwords,
        Optional<Checkpoint> from) {
    public Extract {
        if (sizeBytes < 0) {
            throw new IllegalArgumentException("size in bytes is negative: " + sizeBytes);
        }
    }
}
