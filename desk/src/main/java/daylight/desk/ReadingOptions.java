package daylight.desk;

import daylight.protocol.Passwords;
import daylight.protocol.Recognition;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/// How originals are read: options that commands share.
final class ReadingOptions {
    /// As people type it.
    enum Ocr {
        auto,
        always,
        never
    }

    /// More processes than any machine of a newsroom has processors.
    private static final int WORKERS_MAX = 256;

    @Spec(Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--ocr",
            paramLabel = "auto|always|never",
            description = {
                "Recognise text in pictures, after all else was read: in scans and pictures (auto, the",
                "default), beside text that is there too (always), or not at all."
            })
    private Ocr ocr = Ocr.auto;

    @Option(
            names = "--ocr-languages",
            paramLabel = "L",
            split = ",",
            description =
                    "Languages to recognise, such as uig,chi_sim; default: by each page's script. doctor lists them.")
    private List<String> ocrLanguages = List.of();

    @Option(
            names = "--passwords",
            paramLabel = "FILE",
            description = {
                "Try these on what is locked, one in each line; the case keeps them, and what was locked",
                "before is read again."
            })
    private Optional<Path> passwords = Optional.empty();

    @Option(names = "--workers", paramLabel = "N", description = "Readers at a time; default: one for each processor.")
    private int workers = Runtime.getRuntime().availableProcessors();

    @Option(names = "--fresh-worker", description = "A new reader process for each document: slowest, most isolated.")
    private boolean freshWorker;

    /// @throws ParameterException where an option cannot be meant
    Pipeline.Effort effort(Readers readers) {
        Recognition recognition = recognition();
        List<String> known = ocrLanguages.isEmpty() ? List.of() : readers.languages();
        for (String language : ocrLanguages) {
            if (!known.contains(language)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "There is no model for the language " + language + " that --ocr-languages names; there are "
                                + String.join(", ", known) + ".");
            }
        }
        if (workers < 1 || workers > WORKERS_MAX) {
            throw new ParameterException(spec.commandLine(), "--workers lies between 1 and " + WORKERS_MAX + ".");
        }
        Passwords handed = passwords.map(PasswordList::of).orElse(Passwords.NONE);
        return new Pipeline.Effort(workers, freshWorker, recognition, handed);
    }

    private Recognition recognition() {
        try {
            return new Recognition(
                    switch (ocr) {
                        case auto -> Recognition.Mode.AUTO;
                        case always -> Recognition.Mode.ALWAYS;
                        case never -> Recognition.Mode.NEVER;
                    },
                    ocrLanguages);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    spec.commandLine(), "--ocr-languages names models such as eng or chi_sim: " + e.getMessage());
        }
    }
}
