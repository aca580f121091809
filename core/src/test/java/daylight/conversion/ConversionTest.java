package daylight.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import daylight.extraction.Walls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Conversions by a program that stands in for LibreOffice: a shell's script that does what its document says, with
/// nothing but what is built into the shell, because it may start no process.
class ConversionTest {
    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private static final ConversionLimits LIMITS = new ConversionLimits(20, 10, 1L << 30, 64L << 20, 1L << 20);

    private static final String SCRIPT = """
            #!/bin/sh
            if [ "$1" = --version ]; then
              echo "LibreOffice 9.8.7 (a stand-in)"
              exit 0
            fi
            for document in "$@"; do :; done
            out=/tmp/out/document.pdf
            { read -r order; read -r host; } < "$document"
            case "$order" in
              pdf) printf '%%PDF-1.4 whole\\n' > $out ;;
              nothing) ;;
              other) printf 'no pdf' > $out ;;
              fails) printf '%%PDF-1.4\\n' > $out; exit 3 ;;
              crash) printf '%%PDF-1.4\\n' > $out; kill -11 $$ ;;
              spin) while :; do :; done ;;
              fill) printf '%%PDF-1.4\\n' > $out; while :; do printf '%s' "$0$0$0$0$0$0$0$0$0$0$0$0$0$0$0$0" >> $out; done ;;
              memory) a=0123456789; while :; do a=$a$a; done ;;
              look)
                {
                  printf '%%PDF-1.4\\n'
                  for argument in "$@"; do echo "argument $argument"; done
                  while read -r line; do echo "net $line"; done < /proc/net/dev
                  [ -e "$host" ] && echo "host file"
                  [ -e /etc/passwd ] && echo "passwd"
                  for other in /proc/[0-9]*; do echo "process $other"; done
                  { echo x > /run/evidence/document.docx; } 2>/dev/null && echo "document changed"
                  { echo x > /run/other; } 2>/dev/null && echo "system changed"
                  echo "settings"
                  while read -r line; do echo "$line"; done < /tmp/profile/user/registrymodifications.xcu
                  ulimit -c
                } > $out ;;
              fork) printf '%%PDF-1.4\\n' > $out; (echo "a second process") >> $out; echo "after" >> $out ;;
            esac
            """;

    @TempDir
    Path folder;

    private Path temporary;

    @BeforeEach
    void makeTheProgram() throws IOException {
        assumeTrue(Walls.find(1 << 20).isPresent(), "bubblewrap does not run here");
        temporary = folder.resolve("temporary");
        Path program = Files.createDirectories(folder.resolve("office/program"));
        Path binary = Files.writeString(program.resolve("soffice.bin"), SCRIPT);
        assertThat(binary.toFile().setExecutable(true)).isTrue();
        Files.writeString(program.resolve("libswlo.so"), "");
        Files.writeString(program.resolve("versionrc"), "[Version]\nbuildid=9(Build:1)\n");
    }

    private LibreOffice office() {
        List<Path> needed = Stream.of("/bin", "/usr/bin").map(Path::of).toList();
        return new LibreOffice(folder.resolve("office/program"), needed);
    }

    private Converted convert(String order, ConversionLimits limits) throws Exception {
        Path document = Files.writeString(folder.resolve("a document; of 'evidence'"), order + "\n");
        try (Conversion conversion = new Conversion(Optional.of(office()), limits, temporary)) {
            return conversion.convert(document, DOCX, folder.resolve("made"));
        } finally {
            try (Stream<Path> left = Files.list(temporary)) {
                assertThat(left).as("what is left behind").isEmpty();
            }
        }
    }

    private String made(String order) throws Exception {
        Converted.Pdf pdf = (Converted.Pdf) convert(order, LIMITS);
        assertThat(pdf.program()).isEqualTo("LibreOffice 9.8.7");
        return Files.readString(pdf.file());
    }

    private NoConversion none(String order, ConversionLimits limits) throws Exception {
        NoConversion reason = ((Converted.Not) convert(order, limits)).reason();
        assertThat(folder.resolve("made")).doesNotExist();
        return reason;
    }

    @Test
    void aPdfIsHandedOnAndNothingElseIsLeft() throws Exception {
        assertThat(made("pdf")).isEqualTo("%PDF-1.4 whole\n");
    }

    @Test
    void whatIsNoPdfIsNone() throws Exception {
        assertThat(none("nothing", LIMITS)).isEqualTo(NoConversion.NOT_CONVERTED);
        assertThat(none("other", LIMITS)).isEqualTo(NoConversion.NOT_CONVERTED);
        assertThat(none("fails", LIMITS)).isEqualTo(NoConversion.NOT_CONVERTED);
    }

    @Test
    void aCrashIsNamedAndWhatCameBeforeItIsNotBelieved() throws Exception {
        assertThat(none("crash", LIMITS)).isEqualTo(NoConversion.CONVERSION_DIED);
    }

    @Test
    void elapsedTimeAndProcessorTimeAreLimits() throws Exception {
        long before = System.nanoTime();
        assertThat(none("spin", new ConversionLimits(1, 100, 1L << 30, 64L << 20, 1L << 20)))
                .isEqualTo(NoConversion.CONVERSION_LIMIT);
        assertThat(none("spin", new ConversionLimits(100, 1, 1L << 30, 64L << 20, 1L << 20)))
                .isEqualTo(NoConversion.CONVERSION_LIMIT);
        assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - before)).isLessThan(40);
    }

    @Test
    void aPdfThatGrowsTooLargeIsStopped() throws Exception {
        assertThat(none("fill", LIMITS)).isEqualTo(NoConversion.CONVERSION_LIMIT);
    }

    @Test
    void memoryIsALimitThatEndsIt() throws Exception {
        assertThat(none("memory", new ConversionLimits(60, 60, 256L << 20, 64L << 20, 1L << 20)))
                .isIn(NoConversion.CONVERSION_DIED, NoConversion.NOT_CONVERTED);
    }

    @Test
    void nothingIsInsideButTheDocumentUnderAHarmlessName() throws Exception {
        Path host = Files.writeString(folder.resolve("of-the-host"), "not yours");
        String seen = made("look\n" + host);
        assertThat(seen).contains("argument /run/evidence/document.docx", "argument --infilter=MS Word 2007 XML");
        assertThat(seen.lines().filter(line -> line.startsWith("net ") && line.contains(":")))
                .singleElement()
                .asString()
                .startsWith("net lo:");
        assertThat(seen.lines().filter(line -> line.startsWith("process ")))
                .as("its own, and the one that bubblewrap puts first")
                .hasSizeLessThanOrEqualTo(2);
        assertThat(seen).doesNotContain("host file", "passwd", "document changed", "system changed", "of 'evidence'");
        assertThat(seen).contains("DisableMacrosExecution");
        assertThat(seen.lines().toList().getLast()).as("core dumps").isEqualTo("0");
    }

    @Test
    void itStartsNoOtherProcess() throws Exception {
        assumeTrue(DeniedCalls.ofThisMachine().isPresent(), "the system calls of this processor are not known");
        Converted converted = convert("fork", LIMITS);
        if (converted instanceof Converted.Pdf pdf) {
            assertThat(Files.readString(pdf.file())).doesNotContain("a second process");
        }
    }

    @Test
    void closingEndsWhatRunsAndAllThatIsInside() throws Exception {
        Path document = Files.writeString(folder.resolve("document"), "spin\n");
        Conversion conversion = new Conversion(Optional.of(office()), LIMITS, temporary);
        assertThat(conversion.program()).contains("LibreOffice 9.8.7");
        CompletableFuture<Converted> converting = CompletableFuture.supplyAsync(() -> {
            try {
                return conversion.convert(document, DOCX, folder.resolve("made"));
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        ProcessHandle inside = awaitInside();
        conversion.close();
        assertThat(converting.get(10, TimeUnit.SECONDS)).isInstanceOf(Converted.Not.class);
        inside.onExit().get(10, TimeUnit.SECONDS);
        assertThat(inside.isAlive()).isFalse();
        assertThatThrownBy(() -> conversion.convert(document, DOCX, folder.resolve("made")))
                .isInstanceOf(IOException.class);
    }

    /// The stand-in itself, by its command line: that of bubblewrap has the walls in it too.
    private static ProcessHandle awaitInside() {
        while (true) {
            Optional<ProcessHandle> found = ProcessHandle.current()
                    .descendants()
                    .filter(each -> {
                        List<String> line = List.of(each.info().arguments().orElse(new String[0]));
                        return line.contains("--headless") && !line.contains("--unshare-all");
                    })
                    .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            Thread.onSpinWait();
        }
    }

    /// At each moment of its start: bubblewrap's first process inside waits for the one outside. Without care, some
    /// of these hundred and fifty wait for ever.
    @Test
    void closingAtOnceLeavesNoProcessEither() throws Exception {
        Walls walls = Walls.find(LIMITS.temporaryBytesMax()).orElseThrow();
        Files.createDirectories(temporary);
        try (ExecutorService starter =
                Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory())) {
            for (int moment = 0; moment < 150; moment++) {
                try (ConversionFolder files = ConversionFolder.in(temporary, "", ProfileSettings.USUAL)) {
                    ConversionProcess.Place place =
                            new ConversionProcess.Place(walls, office(), LIMITS, files, Path.of("/bin/sh"));
                    ConversionProcess started = ConversionProcess.start(starter, place.versionLine(), place, false);
                    long until = System.nanoTime() + TimeUnit.MICROSECONDS.toNanos(60L * moment);
                    while (System.nanoTime() - until < 0) {
                        Thread.onSpinWait();
                    }
                    started.close();
                }
                for (ProcessHandle killed : ofThisTest()) {
                    killed.onExit()
                            .completeOnTimeout(killed, 1, TimeUnit.SECONDS)
                            .get();
                }
                assertThat(ofThisTest()).as("closed at moment " + moment).isEmpty();
            }
        }
    }

    private List<ProcessHandle> ofThisTest() {
        return ProcessHandle.allProcesses()
                .filter(each -> each.info().arguments().stream()
                        .flatMap(Stream::of)
                        .anyMatch(argument -> argument.startsWith(temporary.toString())))
                .toList();
    }

    @Test
    void aPartOfLibreOfficeThatIsMissingIsNamedBeforeADocumentIsTouched() {
        try (Conversion conversion = new Conversion(Optional.of(office()), LIMITS, temporary)) {
            assertThat(conversion.hindrance(DOCX)).isEmpty();
            assertThat(conversion.hindrance("application/vnd.ms-excel")).contains(NoConversion.NO_LIBREOFFICE);
        }
        try (Conversion none = new Conversion(Optional.empty(), LIMITS, temporary)) {
            assertThat(none.hindrance(DOCX)).contains(NoConversion.NO_LIBREOFFICE);
        }
        assertThat(Conversion.module("application/pdf")).isEmpty();
        assertThat(Conversion.module("application/vnd.ms-powerpoint")).contains(OfficeModule.IMPRESS);
    }

    @Test
    void itIsFoundWhereTheEnvironmentOrThePathSays() throws IOException {
        Path program = folder.resolve("office/program");
        String variable = LibreOffice.VARIABLE;
        assertThat(LibreOffice.find(Map.of(variable, folder.resolve("office").toString())))
                .map(LibreOffice::program)
                .contains(program);
        assertThat(LibreOffice.find(Map.of(variable, "off", "PATH", "/usr/bin")))
                .isEmpty();
        assertThat(LibreOffice.find(Map.of(variable, folder.toString()))).isEmpty();
        Path starter = program.resolve("soffice");
        Files.writeString(starter, "#!/bin/sh\n");
        assertThat(starter.toFile().setExecutable(true)).isTrue();
        Path path = Files.createDirectories(folder.resolve("path"));
        Files.createSymbolicLink(path.resolve("libreoffice"), starter);
        assertThat(LibreOffice.find(Map.of("PATH", path.toString())))
                .map(LibreOffice::program)
                .contains(program.toRealPath());
    }
}
