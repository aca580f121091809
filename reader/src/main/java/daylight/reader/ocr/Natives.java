package daylight.reader.ocr;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;

/// Tesseract's native code: unpacked by the build into one folder of the project, and loaded by the first page that
/// needs it. A worker reads that folder and could not write it.
final class Natives {
    private static final String CACHE = "org.bytedeco.javacpp.cachedir";

    private Natives() {}

    /// The folder `ocr` beside the folder in which the reader's own classes lie, with `natives` and `tessdata` in it.
    /// The desk binds the same one into the sandbox (`ReaderCommand`).
    static Optional<Path> folder() {
        try {
            Path code = Path.of(Natives.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Path classes = Files.isDirectory(code) ? code : code.resolveSibling("");
            return Optional.of(classes.toAbsolutePath().normalize().resolveSibling("ocr"))
                    .filter(Files::isDirectory);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /// Load once. Where the build's folder is missing, JavaCPP unpacks into the temporary folder.
    ///
    /// @throws UnsatisfiedLinkError on a platform whose libraries are not shipped
    static void load() {
        folder().map(folder -> folder.resolve("natives"))
                .filter(Files::isDirectory)
                .ifPresent(folder -> System.setProperty(CACHE, folder.toString()));
        Loader.load(org.bytedeco.leptonica.global.leptonica.class);
        Loader.load(org.bytedeco.tesseract.global.tesseract.class);
    }

    /// Unpack into a folder, by loading from there.
    static void unpack(Path folder) {
        System.setProperty(CACHE, folder.toString());
        Loader.load(org.bytedeco.leptonica.global.leptonica.class);
        Loader.load(org.bytedeco.tesseract.global.tesseract.class);
    }
}
