package daylight.desk;

import daylight.store.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The folder for temporary files of a process that shows pages beside the owner of the case. It lies in
/// the case's own folder for such files, which each owner empties when it opens the case, and is left
/// alone as long as its process lives.
final class PageFolder implements AutoCloseable {
    private static final String PREFIX = "page-";
    private static final Pattern NAME = Pattern.compile(PREFIX + "([0-9]{1,9})-.*");

    private final Path place;

    private PageFolder(Path place) {
        this.place = place;
    }

    /// @param temporary the case's folder for temporary files
    static PageFolder in(Path temporary) throws IOException {
        Files.createDirectories(temporary);
        String name = PREFIX + ProcessHandle.current().pid() + "-";
        return new PageFolder(Files.createTempDirectory(temporary, name));
    }

    Path place() {
        return place;
    }

    /// Delete everything in the case's folder for temporary files that no living process shows pages with.
    static void emptyAround(Path temporary) throws IOException {
        if (!Files.isDirectory(temporary)) {
            return;
        }
        try (Stream<Path> all = Files.list(temporary)) {
            for (Path one : all.filter(each -> !isInUse(each)).toList()) {
                delete(one);
            }
        }
    }

    private static boolean isInUse(Path one) {
        Matcher name = NAME.matcher(one.getFileName().toString());
        return name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isPresent();
    }

    private static void delete(Path one) throws IOException {
        if (Files.isDirectory(one, LinkOption.NOFOLLOW_LINKS)) {
            DurableFiles.empty(one);
        }
        Files.deleteIfExists(one);
    }

    @Override
    public void close() {
        try {
            delete(place);
        } catch (IOException _) {
            // The next owner of the case deletes it.
        }
    }
}
