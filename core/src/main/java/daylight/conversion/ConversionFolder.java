package daylight.conversion;

import daylight.store.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/// The files of one conversion, in a folder of the case for temporary files, for its owner alone (the mode of every
/// temporary folder that Java makes): what LibreOffice's profile begins with, and the one file that it may write. All
/// else that it writes lies in memory, and goes with it.
final class ConversionFolder implements AutoCloseable {
    static final String SETTINGS = "settings";
    static final String STAMP = "stamp";
    static final String BUILD = "build";
    static final String CALLS = "calls";

    private final Path folder;
    private final boolean filtered;

    private ConversionFolder(Path folder, boolean filtered) {
        this.folder = folder;
        this.filtered = filtered;
    }

    static ConversionFolder in(Path temporary, String buildId, List<ProfileSettings.Setting> settings)
            throws IOException {
        Path folder = Files.createTempDirectory(temporary, "conversion-");
        Files.writeString(folder.resolve(SETTINGS), ProfileSettings.xml(settings), StandardCharsets.UTF_8);
        Files.writeString(folder.resolve(STAMP), " ", StandardCharsets.UTF_8);
        Files.writeString(folder.resolve(BUILD), buildId, StandardCharsets.UTF_8);
        Optional<byte[]> calls = DeniedCalls.ofThisMachine();
        Files.write(folder.resolve(CALLS), calls.orElse(new byte[0]));
        Files.createFile(
                folder.resolve("result"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.createDirectory(folder.resolve("nothing"));
        return new ConversionFolder(folder, calls.isPresent());
    }

    Path folder() {
        return folder;
    }

    /// Where the PDF comes to lie.
    Path result() {
        return folder.resolve("result");
    }

    /// An empty folder, to lie over others.
    Path nothing() {
        return folder.resolve("nothing");
    }

    /// Whether there is a filter for this machine's system calls.
    boolean isFiltered() {
        return filtered;
    }

    @Override
    public void close() {
        try {
            DurableFiles.empty(folder);
            Files.deleteIfExists(folder);
        } catch (IOException _) {
            // Whoever owns the folder for temporary files empties it.
        }
    }
}
