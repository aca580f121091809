package daylight.desk;

import daylight.id.Sha256;
import daylight.rendition.PageWish;
import daylight.rendition.Rendition;
import daylight.store.CaseException;
import daylight.store.CaseException.Kind;
import daylight.store.Causes;
import daylight.text.DocumentText;
import daylight.text.OpenLayer;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "page",
        header = "Show a page of a document as a picture: a PNG, drawn in the reader's sandbox.",
        description = {
            "",
            "The picture is made of pixels alone; nothing of the original is in it. It is kept in the case.",
            "PDFs and pictures have pages. Documents of Office are laid out by LibreOffice, where it is there;",
            "their pages are no places to cite. All else is shown by: daylight show",
            ""
        },
        footer = {
            "",
            "  daylight page my-case contract.pdf 3",
            "  daylight page my-case contract.pdf --all --out pages",
            "  daylight page my-case 'mail.eml!annex.zip!scan.pdf' --dpi 300 --out scan.png",
            "  daylight page my-case contract.pdf --words"
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class PageCommand implements Callable<Integer> {
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

    @Parameters(index = "2", paramLabel = "PAGE", arity = "0..1", description = "Which page, from 1; default: 1.")
    private Optional<Integer> page = Optional.empty();

    @Option(names = "--all", description = "Every page; with --out into that folder.")
    private boolean all;

    @Option(
            names = "--dpi",
            paramLabel = "N",
            description = "Pixels to the inch, 10 to 600; default: ${DEFAULT-VALUE}. Pictures are shown as they are.")
    private int dpi = PageWish.USUAL_DPI;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Copy the picture there; it lies outside of the case then.")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--force", description = "Overwrite files that --out names.")
    private boolean force;

    @Option(names = "--words", description = "Print the words of a digital page and where they stand.")
    private boolean words;

    @Option(names = "--json", description = "Print one JSON document; docs/cli.md describes it.")
    private boolean json;

    PageCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        check();
        try (OpenCase open = OpenCase.forReading(surroundings, folder)) {
            Sha256 document = DocumentNames.find(open, name);
            DocumentText known = DocumentNames.read(open, document);
            try (DrawnPages pages = new DrawnPages(open, surroundings, known);
                    Interruption _ = Interruption.closing(pages::close);
                    OpenLayer layer = open.texts().layers().open(known.layer().id())) {
                PageText told = new PageText(
                        surroundings.console(), known, n -> n <= layer.pages() ? layer.page(n) : "", words, json);
                ExitCode exit = show(pages, told, Math.max(1, layer.pages()));
                told.end();
                return exit.number();
            }
        }
    }

    private void check() {
        Resolution.check(spec, dpi);
        if (all && page.isPresent()) {
            throw new ParameterException(spec.commandLine(), "Name a page, or say --all; not both.");
        }
        if (page.isPresent() && page.get() < 1) {
            throw new ParameterException(spec.commandLine(), "Pages are counted from 1.");
        }
        if (!all && !force && out.isPresent() && Files.exists(out.get())) {
            throw exists(out.get());
        }
    }

    private static CaseException exists(Path file) {
        return new CaseException(Kind.USAGE, "There is a file " + file + " already; --force overwrites it.");
    }

    /// One page, or one after the other until there is no more.
    private ExitCode show(DrawnPages pages, PageText told, int likely) {
        ExitCode worst = ExitCode.DONE;
        boolean any = false;
        int number = page.orElse(1);
        int last = all ? likely : number;
        while (number <= last) {
            switch (pages.page(number, dpi)) {
                case DrawnPages.Shown.Page shown -> {
                    any = true;
                    last = all ? shown.rendition().pages() : last;
                    told.page(shown.rendition(), copied(shown.rendition()));
                }
                case DrawnPages.Shown.Not not -> {
                    boolean isBehindTheLast = any && not.isNoSuchPage();
                    last = not.isOfThisPage() ? last : 0;
                    if (!isBehindTheLast) {
                        told.none(number, not);
                        worst = not.exit();
                    }
                }
            }
            number++;
        }
        return any && worst != ExitCode.DONE ? ExitCode.DONE_WITH_FAILURES : worst;
    }

    /// Where the picture lies: in the case, or where it was asked for.
    private Path copied(Rendition rendition) {
        if (out.isEmpty()) {
            return rendition.file();
        }
        Path target =
                all ? out.get().resolve(String.format(Locale.ROOT, "page-%04d.png", rendition.page())) : out.get();
        try {
            if (all) {
                Files.createDirectories(out.get());
            }
            if (force) {
                Files.copy(rendition.file(), target, StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.copy(rendition.file(), target);
            }
            return target;
        } catch (FileAlreadyExistsException e) {
            throw exists(target);
        } catch (IOException e) {
            throw new CaseException(
                    Kind.UNAVAILABLE,
                    "The picture could not be written to " + target + ": " + Causes.sentence(e) + ".",
                    e);
        }
    }
}
