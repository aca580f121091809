package daylight.desk;

import daylight.id.Sha256;
import daylight.publication.PdfPublication;
import daylight.text.DocumentText;
import daylight.text.OpenLayer;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "export",
        header = "Write a document's pages into a PDF of pictures, with the recognised words beneath them.",
        description = {
            "",
            "The words can be searched, marked and copied in the usual viewers. Nothing of the original's bytes is in",
            "the file: no metadata, script, link, layer or attachment. What the pages show, they show here too.",
            "PDFs and pictures have pages; all else is shown by: daylight show",
            ""
        },
        footer = {
            "",
            "  daylight export my-case scan.pdf --pdf scan-searchable.pdf",
            "  daylight export my-case 'mail.eml!annex.zip!scan.tif' --pdf annex.pdf --pages 3-9",
            "  daylight export my-case contract.pdf --pdf contract.pdf --words all",
            "",
            "A bar drawn over a PDF's words leaves the words in it, and so may white letters. --words all looks",
            "whether a word can be seen and leaves out those that cannot, but a bar with a pattern or letters on",
            "it escapes it. Do not publish what was exported so without having searched it for what is hidden."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ExportCommand implements Callable<Integer> {
    /// Small print can be read, and a scanned page takes some hundred kilobytes.
    private static final int USUAL_DPI = 200;

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "CASE", description = "The case.")
    private Path folder = Path.of("");

    @Parameters(
            index = "1",
            paramLabel = "DOC",
            description = "A SHA-256, its beginning, or a path as reports show it.")
    private String name = "";

    @Option(
            names = "--pdf",
            paramLabel = "FILE",
            required = true,
            description = "The file to write; it lies outside of the case.")
    private Path file = Path.of("");

    @Option(
            names = "--pages",
            paramLabel = "N-M",
            converter = PageRange.Converter.class,
            description = "Only these: 7, 3-9, or 3- to the last.")
    private PageRange range = PageRange.ALL;

    @Option(
            names = "--words",
            paramLabel = "WHICH",
            description = "recognised (default): in the pictures; all: of pages where none were, also the page's own"
                    + " words, which may be hidden ones; none.")
    private WordChoice words = WordChoice.recognised;

    @Option(
            names = "--dpi",
            paramLabel = "N",
            description = "Pixels to the inch, 10 to 600; default: ${DEFAULT-VALUE}. Pictures stay as they are.")
    private int dpi = USUAL_DPI;

    @Option(names = "--force", description = "Overwrite the file.")
    private boolean force;

    @Option(names = "--json", description = "Print one JSON document; docs/cli.md describes it.")
    private boolean json;

    ExportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Resolution.check(spec, dpi);
        try (OpenCase open = OpenCase.forReading(surroundings, folder)) {
            Sha256 document = DocumentNames.find(open, name);
            DocumentText known = DocumentNames.read(open, document);
            ExportText told = new ExportText(document, file, again(open, document));
            ExitCode exit = write(open, known, told);
            told.tell(surroundings.console(), json, words);
            return exit.number();
        }
    }

    private ExitCode write(OpenCase open, DocumentText known, ExportText told) {
        PageProgress progress = new PageProgress(surroundings.console(), surroundings.clock());
        try (DrawnPages pages = new DrawnPages(open, surroundings, known);
                Interruption _ = Interruption.closing(pages::close);
                OpenLayer layer = open.texts().layers().open(known.layer().id());
                PdfPublication pdf =
                        PdfPublication.begin(file, force, open.folder().root());
                Interruption _ = Interruption.closing(pdf::close)) {
            return new Export(pages, layer, pdf, new Export.Wish(range, dpi, words), progress, told)
                    .write(() -> open.texts().document(known.document()).isPresent());
        }
    }

    /// How what was not recognised yet is recognised.
    private String again(OpenCase open, Sha256 document) {
        boolean isTried = open.extraction()
                .reading(document)
                .filter(reading -> Ranks.isRecognised(reading.rank()))
                .isPresent();
        return isTried ? "" : "daylight retry " + folder + " " + name;
    }
}
