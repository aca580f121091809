package daylight.conversion;

import daylight.extraction.Walls;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The room's entry: makes PDFs of Office documents, one at a time, each in a process of its own. Whether it can is
/// asked first ([#hindrance]); what goes wrong with a document is in the answer. [#close] ends what runs, from any
/// thread.
public final class Conversion implements AutoCloseable {
    private static final Pattern VERSION = Pattern.compile("LibreOffice[A-Za-z]* [0-9][0-9.]*");
    private static final String PDF_BEGINNING = "%PDF-";

    /// The kernel's limit of a file's size is a whole number of blocks.
    private static final int KIBIBYTE = 1024;

    /// Exit codes of processes that a signal ended are 128 and more; an abort is a crash that the program noticed.
    private static final int SIGNALS = 128;

    private final Optional<LibreOffice> office;
    private final ConversionLimits limits;
    private final Path temporary;
    private final List<ProfileSettings.Setting> settings;
    private final Optional<Walls> walls;
    private final Optional<Path> shell;
    private final ExecutorService starter = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("conversion-starter").factory());

    // Guarded by this.
    private Optional<ConversionProcess> running = Optional.empty();
    private Optional<String> program = Optional.empty();
    private boolean closed;

    /// @param temporary a folder inside the case; made when missing
    public Conversion(Optional<LibreOffice> office, ConversionLimits limits, Path temporary) {
        this(office, limits, temporary, ProfileSettings.USUAL);
    }

    Conversion(
            Optional<LibreOffice> office,
            ConversionLimits limits,
            Path temporary,
            List<ProfileSettings.Setting> settings) {
        this.office = office;
        this.limits = limits;
        this.temporary = temporary;
        this.settings = List.copyOf(settings);
        this.walls = office.flatMap(_ -> Walls.find(limits.temporaryBytesMax()));
        this.shell = Stream.of(Path.of("/bin/sh"), Path.of("/usr/bin/sh"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// Which part of LibreOffice makes pages of documents of this media type; none where it is not asked.
    public static Optional<OfficeModule> module(String mediaType) {
        return OfficeFormat.of(mediaType).map(OfficeFormat::module);
    }

    /// Why no document of this media type, of which [#module] knows a part, can be converted on this machine.
    public Optional<NoConversion> hindrance(String mediaType) {
        if (office.isEmpty() || module(mediaType).filter(office.get()::has).isEmpty()) {
            return Optional.of(NoConversion.NO_LIBREOFFICE);
        }
        return hasWalls() ? Optional.empty() : Optional.of(NoConversion.NO_WALLS);
    }

    /// Whether it can be shut in here.
    public boolean hasWalls() {
        return walls.isPresent() && shell.isPresent();
    }

    /// Which program it is, with its version, as it says itself behind the walls: `LibreOffice 7.4.7.2`. Empty where it
    /// does not run.
    public Optional<String> program() throws IOException, InterruptedException {
        synchronized (this) {
            if (program.isPresent() || office.isEmpty() || !hasWalls()) {
                return program;
            }
        }
        try (ConversionFolder folder = folder()) {
            ConversionProcess.Place place = place(folder);
            ConversionProcess.End end = run(place, place.versionLine(), true);
            Matcher said = VERSION.matcher(end.words());
            if (end.isOverTime() || end.code() != 0 || !said.find()) {
                return Optional.empty();
            }
            synchronized (this) {
                program = Optional.of(said.group());
                return program;
            }
        }
    }

    /// Make a PDF of one document.
    ///
    /// @param document  its bytes; only read
    /// @param mediaType one of which [#hindrance] says nothing
    /// @param into      where the PDF comes to lie, on the same disk as the folder for temporary files
    /// @throws IOException where the files of the conversion cannot be made
    public Converted convert(Path document, String mediaType, Path into) throws IOException, InterruptedException {
        Optional<NoConversion> hindrance = hindrance(mediaType);
        if (hindrance.isPresent()) {
            return new Converted.Not(hindrance.get(), "");
        }
        Optional<String> maker = program();
        if (maker.isEmpty()) {
            return new Converted.Not(NoConversion.CONVERSION_DIED, "it does not say its version");
        }
        OfficeFormat format = OfficeFormat.of(mediaType).orElseThrow();
        Converted converted = new Converted.Not(NoConversion.NOT_CONVERTED, "no filter");
        for (String filter : format.filters()) {
            converted = convert(document.toAbsolutePath(), format, filter, into, maker.get());
            if (!(converted instanceof Converted.Not not) || not.reason() != NoConversion.NOT_CONVERTED) {
                return converted;
            }
        }
        return converted;
    }

    private Converted convert(Path document, OfficeFormat format, String filter, Path into, String maker)
            throws IOException, InterruptedException {
        try (ConversionFolder folder = folder()) {
            ConversionProcess.Place place = place(folder);
            ConversionProcess.End end = run(place, place.conversionLine(document, format, filter), false);
            return result(folder, end, into, maker);
        }
    }

    private ConversionFolder folder() throws IOException {
        Files.createDirectories(temporary);
        return ConversionFolder.in(
                temporary.toAbsolutePath(), office.orElseThrow().buildId(), settings);
    }

    private ConversionProcess.Place place(ConversionFolder folder) {
        return new ConversionProcess.Place(
                walls.orElseThrow(), office.orElseThrow(), limits, folder, shell.orElseThrow());
    }

    private ConversionProcess.End run(ConversionProcess.Place place, List<String> line, boolean heard)
            throws IOException, InterruptedException {
        ConversionProcess process;
        synchronized (this) {
            if (closed) {
                throw new IOException("it was closed");
            }
            process = ConversionProcess.start(starter, line, place, heard);
            running = Optional.of(process);
        }
        try (process) {
            return process.await();
        } finally {
            synchronized (this) {
                running = Optional.empty();
            }
        }
    }

    private Converted result(ConversionFolder folder, ConversionProcess.End end, Path into, String maker)
            throws IOException {
        Path made = folder.result();
        long size = Files.size(made);
        if (end.isOverTime()) {
            return new Converted.Not(NoConversion.CONVERSION_LIMIT, "time");
        }
        if (size >= limits.pdfBytesMax() / KIBIBYTE * KIBIBYTE) {
            return new Converted.Not(NoConversion.CONVERSION_LIMIT, "size");
        }
        if (end.code() >= SIGNALS) {
            return new Converted.Not(NoConversion.CONVERSION_DIED, "exit code " + end.code());
        }
        if (end.code() != 0 || !beginsAsPdf(made)) {
            return new Converted.Not(NoConversion.NOT_CONVERTED, "exit code " + end.code() + ", " + size + " bytes");
        }
        Files.move(made, into, StandardCopyOption.REPLACE_EXISTING);
        return new Converted.Pdf(into, size, maker);
    }

    private static boolean beginsAsPdf(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] beginning = in.readNBytes(PDF_BEGINNING.length());
            return new String(beginning, StandardCharsets.ISO_8859_1).equals(PDF_BEGINNING);
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            running.ifPresent(ConversionProcess::close);
        }
        starter.shutdown();
    }
}
