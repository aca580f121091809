package daylight.source;

import daylight.protocol.NameBytes;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// Finds a file again by the bytes of its path. A name that no `String` holds is found by listing its folder.
final class Below {
    private Below() {}

    /// @param path the root's label and the path below it
    static Optional<Path> find(Path root, NameBytes label, NameBytes path) {
        Path place = root;
        byte[] bytes = path.bytes();
        int from = label.length() + 1;
        while (from < bytes.length) {
            int to = from;
            while (to < bytes.length && bytes[to] != '/') {
                to++;
            }
            Optional<Path> next = step(place, NameBytes.of(Arrays.copyOfRange(bytes, from, to)));
            if (next.isEmpty()) {
                return next;
            }
            place = next.get();
            from = to + 1;
        }
        return Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS) ? Optional.of(place) : Optional.empty();
    }

    private static Optional<Path> step(Path folder, NameBytes name) {
        boolean plain = true;
        for (byte b : name.bytes()) {
            plain &= b > 0;
        }
        if (plain) {
            return Optional.of(folder.resolve(name.display()));
        }
        try (DirectoryStream<Path> listing = Files.newDirectoryStream(folder)) {
            for (Path place : listing) {
                if (RawNames.lastOf(place).equals(name)) {
                    return Optional.of(place);
                }
            }
            return Optional.empty();
        } catch (IOException | DirectoryIteratorException e) {
            return Optional.empty();
        }
    }
}
