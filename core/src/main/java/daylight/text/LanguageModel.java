package daylight.text;

import daylight.id.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// The language identification model that is part of the program.
final class LanguageModel {
    private static final String NAME = "lid.176.ftz";

    /// The model is fetched when the program is built; another one would answer differently without a word.
    private static final Sha256 EXPECTED =
            new Sha256("8f3472cfe8738a7b6099e8e999c3cbfae0dcd15696aac7d7738a8039db603e83");

    private LanguageModel() {}

    /// @throws IllegalStateException where the program was built without the model, or with another one
    static FastTextModel load() {
        try (InputStream in = LanguageModel.class.getResourceAsStream(NAME)) {
            if (in == null) {
                throw new IllegalStateException("The language model " + NAME
                        + " is missing from the program; build it again with npm present.");
            }
            byte[] file = in.readAllBytes();
            Sha256 found = Sha256.of(file);
            if (!found.equals(EXPECTED)) {
                throw new IllegalStateException("The language model " + NAME + " has the SHA-256 " + found
                        + ", expected " + EXPECTED + "; remove core/models/node_modules and build again.");
            }
            return FastTextFile.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
