package daylight.text;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// Says in which language a text is. Used by many threads.
public final class Languages {
    private final FastTextModel model;

    Languages(FastTextModel model) {
        this.model = model;
    }

    /// With the model that is part of the program.
    public static Languages load() {
        return new Languages(LanguageModel.load());
    }

    public Language identify(String sample) {
        byte[] utf8 = sample.getBytes(StandardCharsets.UTF_8);
        List<FastTextModel.Scored> scored = model.predict(utf8, utf8.length, 1);
        if (scored.isEmpty()) {
            return Language.NONE;
        }
        return new Language(
                scored.getFirst().label(), Math.min(1, scored.getFirst().probability()));
    }
}
