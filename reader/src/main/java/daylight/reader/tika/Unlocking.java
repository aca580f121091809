package daylight.reader.tika;

import daylight.reader.ground.Evidence;
import daylight.reader.ground.Hostile;
import daylight.reader.ground.LimitReached;
import daylight.reader.ground.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/// Makes of a document that a password locks one that is not, in the reader's temporary folder, so that all readers of
/// its format read it as any other. Its identity stays that of the bytes that came.
public final class Unlocking {
    /// What detection calls a package of Office inside of the container that locks it ([MS-OFFCRYPTO]).
    private static final String LOCKED_PACKAGE = "application/x-tika-ooxml-protected";

    private static final String PDF = "application/pdf";

    private Unlocking() {}

    /// The document without its lock; the file goes with it.
    public record Unlocked(Path file, Evidence evidence) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            Files.deleteIfExists(file);
        }
    }

    @FunctionalInterface
    private interface Way {
        /// @return whether the password fits, and then the file is written
        boolean open(Evidence evidence, String password, Path into) throws IOException, GeneralSecurityException;
    }

    /// Empty where the document is not locked, or no password of the reading opens it.
    ///
    /// @param mediaType as detected, without parameters
    public static Optional<Unlocked> of(Evidence evidence, String mediaType, Reading reading, Path temporaryFolder)
            throws IOException {
        Way way;
        if (reading.passwords().isEmpty()) {
            return Optional.empty();
        } else if (mediaType.equals(LOCKED_PACKAGE)) {
            way = Unlocking::officePackage;
        } else if (mediaType.equals(PDF) && isLockedPdf(evidence)) {
            way = Unlocking::pdf;
        } else {
            return Optional.empty();
        }
        Path into = Files.createTempFile(temporaryFolder, "unlocked", ".bytes");
        for (String password : reading.passwords()) {
            reading.checkTime();
            boolean[] fits = {false};
            Optional<Throwable> thrown = Hostile.thrownBy(() -> fits[0] = way.open(evidence, password, into));
            if (thrown.orElse(null) instanceof LimitReached limit) {
                throw limit;
            }
            if (fits[0]) {
                return Optional.of(new Unlocked(into, new Evidence.InFile(into, Files.size(into))));
            }
        }
        Files.deleteIfExists(into);
        return Optional.empty();
    }

    /// Whether this is a package of Office inside of the container that locks it.
    public static boolean isLockedPackage(String mediaType) {
        return mediaType.equals(LOCKED_PACKAGE);
    }

    private static boolean officePackage(Evidence evidence, String password, Path into)
            throws IOException, GeneralSecurityException {
        try (InputStream in = evidence.open();
                POIFSFileSystem container = new POIFSFileSystem(in)) {
            Decryptor decryptor = Decryptor.getInstance(new EncryptionInfo(container));
            if (!decryptor.verifyPassword(password)) {
                return false;
            }
            try (InputStream content = decryptor.getDataStream(container);
                    OutputStream out = Files.newOutputStream(into)) {
                content.transferTo(out);
            }
            return true;
        }
    }

    /// Whether it cannot be opened without a password; many are encrypted and open to everybody.
    private static boolean isLockedPdf(Evidence evidence) {
        Optional<Throwable> thrown = Hostile.thrownBy(() -> load(evidence, "").close());
        return thrown.orElse(null) instanceof InvalidPasswordException;
    }

    private static boolean pdf(Evidence evidence, String password, Path into) throws IOException {
        try (PDDocument document = load(evidence, password)) {
            document.setAllSecurityToBeRemoved(true);
            document.save(into.toFile());
            return true;
        }
    }

    private static PDDocument load(Evidence evidence, String password) throws IOException {
        return switch (evidence) {
            case Evidence.InMemory memory -> Loader.loadPDF(memory.content(), password);
            case Evidence.InFile file ->
                Loader.loadPDF(file.path().toFile(), password, IOUtils.createTempFileOnlyStreamCache());
        };
    }
}
