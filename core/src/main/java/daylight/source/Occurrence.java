package daylight.source;

import daylight.id.Sha256;
import daylight.protocol.NameBytes;
import java.util.concurrent.TimeUnit;

/// A document at a path: the same bytes at forty paths are one document with forty occurrences.
///
/// @param id            stable; says nothing about the path
/// @param intakeN       the intake it came with, from 1
/// @param seq           counts the occurrences of the case in the order they were taken
/// @param path          the root's label and the path below it; empty once withdrawn
/// @param size          bytes; 0 once withdrawn
/// @param modifiedNanos nanoseconds since 1970
/// @param createdMillis milliseconds since 1970
public record Occurrence(
        String id,
        long intakeN,
        long seq,
        NameBytes path,
        Sha256 document,
        long size,
        long modifiedNanos,
        long createdMillis,
        boolean withdrawn) {

    public long modifiedMillis() {
        return TimeUnit.NANOSECONDS.toMillis(modifiedNanos);
    }
}
