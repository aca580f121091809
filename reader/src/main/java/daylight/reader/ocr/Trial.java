package daylight.reader.ocr;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// A few lines of a page, given to one model after the other: the surest reads the page. Costs a tenth of a page for
/// each that is asked; a page whose script is told and whose first model is sure asks that one alone.
final class Trial {
    /// Loads an engine, or has it.
    interface Engines {
        Engine of(String languages) throws IOException;
    }

    private final Engines engines;
    private final Models models;
    private final Languages languages;
    private final PageImage sample;
    private final Budget budget;
    private Script script = Script.LATIN;
    private Optional<String> best = Optional.empty();
    private double surest = -1;

    Trial(Engines engines, Models models, Languages languages, PageImage sample, Budget budget) {
        this.engines = engines;
        this.models = models;
        this.languages = languages;
        this.sample = sample;
        this.budget = budget;
    }

    /// The language that reads the page, alone among the candidates, and what is missing for its script.
    ///
    /// @param told the script as Tesseract told it from the page, where it could
    Languages.Choice languages(Optional<Script> told) throws IOException {
        if (told.isPresent()) {
            ask(told.get(), candidates(told.get()), true);
        }
        if (surest < Sample.SURE_OF_SCRIPT) {
            askOthers(told);
        }
        Languages.Choice usual = languages.choose(models, script);
        return new Languages.Choice(List.of(best.orElseGet(usual.candidates()::getFirst)), usual.missing());
    }

    /// Of each script the likeliest language, and then the others of the surest script.
    private void askOthers(Optional<Script> told) throws IOException {
        Optional<String> before = best;
        for (Script other : Script.values()) {
            if (!told.equals(Optional.of(other)) && other.languages().stream().anyMatch(models::has)) {
                ask(other, candidates(other).subList(0, 1), false);
            }
        }
        if (!best.equals(before) && surest < Sample.SURE) {
            List<String> candidates = candidates(script);
            ask(script, candidates.subList(1, candidates.size()), false);
        }
    }

    private List<String> candidates(Script each) {
        return languages.choose(models, each).candidates();
    }

    private void ask(Script of, List<String> candidates, boolean isTold) throws IOException {
        for (String candidate : candidates) {
            Engine engine = engines.of(candidate);
            List<Line> lines =
                    engine.read(sample, Engine.Layout.ONE_BLOCK, budget).lines();
            if (lines.isEmpty() && sample.height() < Sample.ONE_LINE_INCHES * sample.dpi()) {
                lines = engine.read(sample, Engine.Layout.ONLY_LINE, budget).lines();
            }
            double sure = Sample.confidence(lines, of);
            if (sure > surest && (isTold || sure >= Sample.SURE_AT_ALL)) {
                surest = sure;
                best = Optional.of(candidate);
                script = of;
            }
            if (sure >= Sample.SURE) {
                return;
            }
        }
    }
}
