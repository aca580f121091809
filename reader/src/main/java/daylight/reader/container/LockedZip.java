package daylight.reader.container;

import daylight.reader.ground.Evidence;
import daylight.reader.ground.Hostile;
import daylight.reader.ground.LimitReached;
import daylight.reader.ground.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.lingala.zip4j.ZipFile;
import net.lingala.zip4j.model.FileHeader;

/// The entries of a zip that are encrypted, by PKWARE's old way or by AES, opened with passwords that are tried in
/// turn.
///
/// The old way tells a wrong password from the right one in 255 of 256 cases only, so an entry is unpacked to its end
/// and its checksum compared before a word of it is handed out.
final class LockedZip implements AutoCloseable {
    private final Reading reading;
    private final Path file;
    private final boolean isCopy;
    private final ZipFile zip;
    private final List<FileHeader> entries;
    private final List<String> passwords;

    private LockedZip(Evidence evidence, Reading reading, Path temporaryFolder) throws IOException {
        this.reading = reading;
        this.passwords = new ArrayList<>(reading.passwords());
        switch (evidence) {
            case Evidence.InFile there -> {
                file = there.path();
                isCopy = false;
            }
            case Evidence.InMemory memory -> {
                file = Files.createTempFile(temporaryFolder, "locked", ".zip");
                isCopy = true;
                Files.write(file, memory.content());
            }
        }
        zip = new ZipFile(file.toFile());
        entries = List.copyOf(zip.getFileHeaders());
    }

    /// Empty where there is no password to try, or the directory is not one that the library takes.
    static Optional<LockedZip> of(Evidence evidence, Reading reading, Path temporaryFolder) {
        LockedZip[] opened = new LockedZip[1];
        if (!reading.passwords().isEmpty()) {
            Hostile.thrownBy(() -> opened[0] = new LockedZip(evidence, reading, temporaryFolder));
        }
        return Optional.ofNullable(opened[0]);
    }

    /// The bytes of an entry that one of the passwords opens. The one that opened an entry is tried first on the next.
    ///
    /// @param number the entry's place in the directory, from 0, folders counted
    Optional<InputStream> open(int number) {
        if (number >= entries.size()) {
            return Optional.empty();
        }
        FileHeader entry = entries.get(number);
        for (String password : List.copyOf(passwords)) {
            Optional<Throwable> wrong = Hostile.thrownBy(() -> drain(entry, password));
            if (wrong.orElse(null) instanceof LimitReached limit) {
                throw limit;
            }
            if (wrong.isEmpty()) {
                passwords.remove(password);
                passwords.addFirst(password);
                InputStream[] in = new InputStream[1];
                Hostile.thrownBy(() -> in[0] = stream(entry, password));
                return Optional.ofNullable(in[0]);
            }
        }
        return Optional.empty();
    }

    private InputStream stream(FileHeader entry, String password) throws IOException {
        zip.setPassword(password.toCharArray());
        return zip.getInputStream(entry);
    }

    private void drain(FileHeader entry, String password) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        try (InputStream in = stream(entry, password)) {
            while (in.read(buffer) >= 0) {
                reading.checkTime();
            }
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
        if (isCopy) {
            Files.deleteIfExists(file);
        }
    }
}
