package daylight.desk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import daylight.conversion.Conversion;
import daylight.conversion.ConversionLimits;
import daylight.conversion.LibreOffice;
import daylight.conversion.OfficeModule;
import daylight.extraction.Extraction;
import daylight.extraction.PoolLimits;
import daylight.store.CaseException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "doctor",
        header = "What this machine offers: isolation, disk encryption, tools; and what would make it better.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class DoctorCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(names = "--json", description = "Print one JSON document; docs/cli.md describes it.")
    private boolean json;

    DoctorCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    static final String BUBBLEWRAP = "apt-get install bubblewrap";
    static final String LIBREOFFICE = "apt-get install --no-install-recommends "
            + Stream.of(OfficeModule.WRITER, OfficeModule.CALC, OfficeModule.IMPRESS, OfficeModule.DRAW)
                    .map(OfficeModule::debianPackage)
                    .collect(Collectors.joining(" "));

    /// @param advice what to do; empty when all is well
    private record Finding(String name, String value, String sentence, String advice) {}

    @Override
    public Integer call() {
        List<Finding> findings = new ArrayList<>();
        findings.add(
                new Finding("java", Runtime.version().toString(), "Java " + Runtime.version() + ", " + memory(), ""));
        findings.add(sandbox());
        DiskEncryption disk = DiskEncryption.of(Path.of("").toAbsolutePath());
        findings.add(new Finding("disk_encryption", disk.code(), "Here: " + disk.sentence(), disk.advice()));
        findings.add(recognition());
        findings.add(libreOffice());
        findings.add(tool("openssl", "Strangers check the ledger's signatures with it.", "apt-get install openssl"));
        findings.add(
                tool("sqlite3", "Strangers read the bodies of ledger entries with it.", "apt-get install sqlite3"));
        findings.add(tool("mvn", "It builds Daylight.", "apt-get install maven"));
        findings.add(
                tool("npm", "It fetches what identifies languages, when Daylight is built.", "apt-get install npm"));
        if (json) {
            ObjectNode document = Json.object();
            findings.forEach(f -> document.putObject(f.name())
                    .put("value", f.value())
                    .put("sentence", f.sentence())
                    .put("advice", f.advice()));
            surroundings.console().print(document);
        } else {
            PrintStream out = surroundings.console().out();
            findings.forEach(finding -> {
                out.println(finding.sentence());
                if (!finding.advice().isEmpty()) {
                    out.println("    → " + finding.advice());
                }
            });
        }
        return ExitCode.DONE.number();
    }

    private static String memory() {
        return Runtime.getRuntime().availableProcessors() + " processors, "
                + (Runtime.getRuntime().maxMemory() >> 20) + " MB for the desk.";
    }

    private Finding sandbox() {
        try {
            Path temporary = Files.createTempDirectory("daylight-doctor");
            try (Extraction extraction = new Extraction(
                    new Readers(surroundings.folders()).command(), PoolLimits.usual(1, Readers.LIMITS), temporary)) {
                return new Finding(
                        "sandbox",
                        extraction.tier().code(),
                        extraction.tier().sentence(),
                        extraction.tier().reduced() ? BUBBLEWRAP : "");
            } finally {
                daylight.store.DurableFiles.empty(temporary);
                Files.delete(temporary);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CaseException e) {
            return new Finding("sandbox", "none", String.valueOf(e.getMessage()), BUBBLEWRAP);
        }
    }

    private Finding recognition() {
        List<String> languages = new Readers(surroundings.folders()).languages();
        String names = String.join(",", languages);
        if (languages.isEmpty()) {
            return new Finding(
                    "recognition",
                    names,
                    "Text in pictures cannot be recognised here: its native code is for 64-bit Linux on Intel and AMD.",
                    "Ingest with --ocr never; pages that are only pictures are listed as such.");
        }
        return new Finding(
                "recognition",
                names,
                "Text in pictures is recognised in: " + String.join(", ", languages) + ".",
                languages.contains("rus")
                        ? ""
                        : "apt-get install tesseract-ocr-rus for Russian, which the model for Kazakh reads less well");
    }

    /// Where it is, it is tried as it is started for a document.
    private static Finding libreOffice() {
        String name = "libreoffice";
        Optional<LibreOffice> office = LibreOffice.ofThisMachine();
        if (office.isEmpty()) {
            return new Finding(
                    name,
                    "missing",
                    "LibreOffice: missing. It lays out documents of Office, whose pages can then be shown; without it"
                            + " their text is shown.",
                    LIBREOFFICE);
        }
        try {
            Path temporary = Files.createTempDirectory("daylight-doctor");
            try (Conversion conversion = new Conversion(office, ConversionLimits.USUAL, temporary)) {
                return libreOffice(office.get(), conversion);
            } finally {
                daylight.store.DurableFiles.empty(temporary);
                Files.delete(temporary);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw DrawnPages.interrupted(e);
        }
    }

    private static Finding libreOffice(LibreOffice office, Conversion conversion)
            throws IOException, InterruptedException {
        String name = "libreoffice";
        if (!conversion.hasWalls()) {
            return new Finding(
                    name,
                    "not used",
                    "LibreOffice: present, and not used: it is started behind bubblewrap only, which does not run here.",
                    BUBBLEWRAP);
        }
        Optional<String> program = conversion.program();
        if (program.isEmpty()) {
            return new Finding(
                    name,
                    "not used",
                    "LibreOffice: present at " + office.program() + ", and it does not start behind its walls.",
                    LIBREOFFICE);
        }
        String missing = Stream.of(OfficeModule.values())
                .filter(module -> !office.has(module))
                .map(OfficeModule::debianPackage)
                .collect(Collectors.joining(" "));
        return new Finding(
                name,
                program.get(),
                program.get() + " lays out documents of Office behind bubblewrap, without network and home folder."
                        + (missing.isEmpty() ? "" : " Parts of it are missing."),
                missing.isEmpty() ? "" : "apt-get install --no-install-recommends " + missing);
    }

    private static Finding tool(String name, String purpose, String install) {
        boolean found = List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
        return new Finding(
                name,
                found ? "present" : "missing",
                name + (found ? ": present. " : ": missing. ") + purpose,
                found ? "" : install);
    }
}
