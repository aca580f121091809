package daylight.desk;

import daylight.protocol.Passwords;
import daylight.store.CaseException;
import daylight.store.CaseException.Kind;
import daylight.store.CaseFolder;
import daylight.store.Causes;
import daylight.store.DurableFiles;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/// The passwords of a case: those that somebody handed over for it, tried on what is locked. They lie in
/// the case as plain text, because what they open lies beside them, and are told nowhere.
final class PasswordList {
    private static final String NAME = "passwords.txt";

    private final CaseFolder folder;

    PasswordList(CaseFolder folder) {
        this.folder = folder;
    }

    private Path file() {
        return folder.root().resolve(NAME);
    }

    Passwords all() {
        return Files.exists(file()) ? of(file()) : Passwords.NONE;
    }

    /// Those of a file: UTF-8, one in a line.
    static Passwords of(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            if (!lines.isEmpty() && lines.getFirst().startsWith("\ufeff")) {
                lines.set(0, lines.getFirst().substring(1));
            }
            return new Passwords(lines.stream().filter(line -> !line.isEmpty()).toList());
        } catch (CharacterCodingException e) {
            throw new CaseException(
                    Kind.USAGE, "The passwords in " + file + " are no UTF-8; save the file as UTF-8.", e);
        } catch (IOException e) {
            throw new CaseException(
                    Kind.USAGE, "The passwords could not be read from " + file + ": " + Causes.sentence(e) + ".", e);
        } catch (IllegalArgumentException e) {
            throw new CaseException(
                    Kind.USAGE,
                    "The file " + file + " cannot be used, one password in each line: " + e.getMessage() + ".",
                    e);
        }
    }

    /// The passwords of the case and these, the new ones first: they were handed over because something is locked.
    Passwords with(Passwords more) {
        List<String> together = new ArrayList<>(more.tried());
        together.addAll(all().tried());
        try {
            return new Passwords(together);
        } catch (IllegalArgumentException e) {
            throw new CaseException(
                    Kind.USAGE,
                    "Together with those that the case has in " + NAME + ", " + e.getMessage()
                            + "; take some out of that file.",
                    e);
        }
    }

    void keep(Passwords passwords) {
        try {
            DurableFiles.replace(file(), String.join("\n", passwords.tried()) + "\n");
            if (Files.getFileStore(file()).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-------"));
            }
        } catch (IOException e) {
            throw new CaseException(
                    Kind.UNAVAILABLE, "The passwords could not be kept in the case: " + Causes.sentence(e) + ".", e);
        }
    }
}
