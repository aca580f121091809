package daylight.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import daylight.store.CaseException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;

/// An investigation on disk. Everything of it lies inside one folder that can be closed, copied and opened
/// elsewhere; nothing in it names the place where it lies. docs/formats/case.md describes the folder.
public final class CaseFolder {
    /// Raised with each change that an older build would misread.
    public static final int FORMAT = 1;

    static final String TEMPORARY = "tmp";

    private static final String DESCRIPTION = "investigation.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path root;
    private final String id;
    private final String title;

    private CaseFolder(Path root, String id, String title) {
        this.root = root;
        this.id = id;
        this.title = title;
    }

    /// Make a new case in a folder that does not exist or is empty.
    ///
    /// @param id    random, made by the caller
    /// @param title for people; may be empty
    /// @throws CaseException where the folder is not empty or cannot be written
    public static CaseFolder create(Path root, String id, String title) {
        try {
            if (Files.exists(root) && !isEmptyFolder(root)) {
                throw new CaseException(
                        Kind.USAGE,
                        Files.exists(root.resolve(DESCRIPTION))
                                ? "There is a case at " + root + " already; open it, or choose another folder."
                                : "The folder " + root + " is not empty; choose a new folder for the case.");
            }
            Files.createDirectories(root);
            ownerOnly(root);
            CaseFolder made = new CaseFolder(root, id, title);
            for (Path folder : new Path[] {made.originals(), made.text(), made.temporary()}) {
                Files.createDirectories(folder);
            }
            ObjectNode description = JSON.createObjectNode();
            description.put("id", id).put("title", title).put("format", FORMAT);
            DurableFiles.replace(
                    root.resolve(DESCRIPTION),
                    JSON.writerWithDefaultPrettyPrinter().writeValueAsString(description) + "\n");
            return made;
        } catch (IOException e) {
            throw new CaseException(
                    Kind.UNAVAILABLE, "The case folder " + root + " could not be made: " + Causes.sentence(e) + ".", e);
        }
    }

    /// Open an existing case; nothing is written.
    public static CaseFolder open(Path root) {
        JsonNode description;
        try {
            description = JSON.readTree(Files.readString(root.resolve(DESCRIPTION), StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            throw new CaseException(
                    Kind.USAGE,
                    "There is no case at " + root + " (no " + DESCRIPTION + "); make one with: daylight new " + root,
                    e);
        } catch (JsonProcessingException e) {
            throw new CaseException(
                    Kind.DAMAGED, "The file " + DESCRIPTION + " of the case " + root + " is damaged.", e);
        } catch (IOException e) {
            throw new CaseException(
                    Kind.UNAVAILABLE, "The case " + root + " could not be opened: " + Causes.sentence(e) + ".", e);
        }
        int format = description.path("format").asInt(0);
        if (format > FORMAT) {
            throw new CaseException(
                    Kind.UNAVAILABLE,
                    "The case " + root + " has format " + format + "; this Daylight reads up to " + FORMAT
                            + ". Install a newer Daylight to open it.");
        }
        String id = description.path("id").asText("");
        if (format < 1 || id.isEmpty()) {
            throw new CaseException(Kind.DAMAGED, "The file " + DESCRIPTION + " of the case " + root + " is damaged.");
        }
        return new CaseFolder(root, id, description.path("title").asText(""));
    }

    public static boolean isCase(Path folder) {
        return Files.isRegularFile(folder.resolve(DESCRIPTION));
    }

    private static boolean isEmptyFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        // What a creation that was killed leaves behind is no content; the next one goes on from there.
        Set<String> unfinished = Set.of("originals", "text", TEMPORARY, DESCRIPTION + ".new");
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.allMatch(entry -> unfinished.contains(String.valueOf(entry.getFileName())))
                    && isWithoutFiles(folder.resolve("originals"))
                    && isWithoutFiles(folder.resolve("text"))
                    && isWithoutFiles(folder.resolve(TEMPORARY));
        }
    }

    private static boolean isWithoutFiles(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return !Files.exists(folder);
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    private static void ownerOnly(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    public Path root() {
        return root;
    }

    public String id() {
        return id;
    }

    public String title() {
        return title;
    }

    public Path originals() {
        return root.resolve("originals");
    }

    public Path text() {
        return root.resolve("text");
    }

    public Path database() {
        return root.resolve("facts.db");
    }

    public Path ledger() {
        return root.resolve("ledger.jsonl");
    }

    public Path index() {
        return root.resolve("index");
    }

    /// Derived, like the index.
    public Path renditions() {
        return root.resolve("renditions");
    }

    /// Pages of originals whose recognition has not ended; derived.
    public Path recognised() {
        return root.resolve("recognised");
    }

    /// Everything unfinished lies here; the owner empties it when it opens the case.
    public Path temporary() {
        return root.resolve(TEMPORARY);
    }

    public Path lockFile() {
        return root.resolve("lock");
    }
}
