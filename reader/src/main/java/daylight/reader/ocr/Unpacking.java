package daylight.reader.ocr;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A program of the build: takes Tesseract's native libraries out of their jars into the folder that is its only
/// argument. `unpacked` in it says that all are there; on a platform without libraries it is left empty.
final class Unpacking {
    private Unpacking() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]).toAbsolutePath();
        Files.createDirectories(folder);
        try {
            Natives.unpack(folder);
        } catch (UnsatisfiedLinkError none) {
            // Recognition is not offered there, and says so when it is asked for.
            return;
        }
        Files.writeString(folder.resolve("unpacked"), "");
    }
}
