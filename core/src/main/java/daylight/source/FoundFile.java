package daylight.source;

import daylight.protocol.NameBytes;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.TimeUnit;

/// A regular file as the walk saw it.
///
/// @param root          where it lies
/// @param path          the root's label and the path below it
/// @param place         to open it by; from a listing, because a name that is no UTF-8 survives nothing else
/// @param size          bytes
/// @param modifiedNanos nanoseconds since 1970, as finely as the file system keeps them
/// @param createdMillis milliseconds since 1970; the time of the last change where the file system keeps no birth
public record FoundFile(Root root, NameBytes path, Path place, long size, long modifiedNanos, long createdMillis)
        implements Found {

    static FoundFile of(Root root, NameBytes path, Path place, BasicFileAttributes attributes) {
        return new FoundFile(
                root,
                path,
                place,
                attributes.size(),
                nanos(attributes.lastModifiedTime()),
                attributes.creationTime().toMillis());
    }

    /// The same file with what the file system says of it now.
    public FoundFile seenAgain(BasicFileAttributes attributes) {
        return of(root, path, place, attributes);
    }

    /// Whether these attributes tell of the same bytes as far as attributes can.
    public boolean isUnchanged(BasicFileAttributes attributes) {
        return attributes.isRegularFile()
                && attributes.size() == size
                && nanos(attributes.lastModifiedTime()) == modifiedNanos;
    }

    private static long nanos(FileTime time) {
        return time.to(TimeUnit.NANOSECONDS);
    }
}
