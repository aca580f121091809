package daylight.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import daylight.id.Sha256;
import daylight.protocol.NameBytes;
import daylight.store.CaseException;
import daylight.store.CaseException.Kind;
import daylight.store.Causes;
import daylight.store.DurableFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Where the roots of a case lie on this machine: a setting of the machine, kept outside every case, because a case
/// names no absolute path. One small file for each case: hexadecimal label to `file:` URI, both of which hold names
/// in any encoding.
public final class RootPlaces {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    /// @param folder made when it is first needed, readable by its owner alone
    public RootPlaces(Path folder) {
        this.folder = folder;
    }

    /// Where a root lies, if this machine knows.
    public Optional<Path> place(String caseId, NameBytes label) {
        return Optional.ofNullable(load(caseId).get(hex(label)));
    }

    /// Say where a root lies, for a case that came from another machine.
    public void set(String caseId, NameBytes label, Path place) {
        Map<String, Path> places = load(caseId);
        places.put(hex(label), place);
        save(caseId, places);
    }

    /// Forget a root, as a withdrawal does with the name of a single file.
    public void forget(String caseId, NameBytes label) {
        Map<String, Path> places = load(caseId);
        if (places.remove(hex(label)) != null) {
            save(caseId, places);
        }
    }

    Optional<NameBytes> labelAt(String caseId, Path place) {
        return load(caseId).entrySet().stream()
                .filter(entry -> entry.getValue().equals(place))
                .map(entry -> NameBytes.of(HexFormat.of().parseHex(entry.getKey())))
                .findFirst();
    }

    private static String hex(NameBytes label) {
        return HexFormat.of().formatHex(label.bytes());
    }

    /// The case's id is what a case file says, so it is no name to build a path from.
    private Path file(String caseId) {
        return folder.resolve("roots")
                .resolve(Sha256.of(caseId.getBytes(StandardCharsets.UTF_8)).hex() + ".json");
    }

    private Map<String, Path> load(String caseId) {
        Map<String, Path> places = new LinkedHashMap<>();
        try {
            JSON.readTree(Files.readString(file(caseId), StandardCharsets.UTF_8))
                    .properties()
                    .forEach(field -> places.put(
                            field.getKey(), Path.of(URI.create(field.getValue().asText()))));
            return places;
        } catch (NoSuchFileException e) {
            return places;
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new CaseException(
                    Kind.UNAVAILABLE,
                    "The setting " + file(caseId) + " is damaged; delete it, and name the folders again.",
                    e);
        } catch (IOException e) {
            throw new CaseException(
                    Kind.UNAVAILABLE,
                    "The setting " + file(caseId) + " could not be read: " + Causes.sentence(e) + ".",
                    e);
        }
    }

    private void save(String caseId, Map<String, Path> places) {
        ObjectNode fields = JSON.createObjectNode();
        places.forEach((label, place) -> fields.put(label, place.toUri().toString()));
        Path file = file(caseId);
        try {
            Files.createDirectories(folder.resolve("roots"));
            if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
                Files.setPosixFilePermissions(folder.resolve("roots"), PosixFilePermissions.fromString("rwx------"));
            }
            DurableFiles.replace(file, fields + "\n");
        } catch (IOException e) {
            throw new CaseException(
                    Kind.UNAVAILABLE, "The setting " + file + " could not be written: " + Causes.sentence(e) + ".", e);
        }
    }
}
