package daylight.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import daylight.extraction.Walls;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// LibreOffice itself, where the machine has it. How many pages a PDF has shows what a document brought about.
class LibreOfficeTest {
    private static final String ODT = "application/vnd.oasis.opendocument.text";
    private static final Pattern PAGE = Pattern.compile("/Type\\s*/Page[^s]");

    /// Writes where the PDF would come to lie.
    private static final String MACRO = """
            Sub Main
              Open "/tmp/out/document.pdf" For Output As #1
              Print #1, "it ran"
              Close #1
            End Sub
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void isHere() {
        Optional<LibreOffice> office = LibreOffice.ofThisMachine();
        assumeTrue(office.isPresent() && office.get().has(OfficeModule.WRITER), "LibreOffice is not on this machine");
        assumeTrue(Walls.find(1 << 20).isPresent(), "bubblewrap does not run here");
    }

    private Converted convert(Path document, String type, List<ProfileSettings.Setting> settings) throws Exception {
        Path temporary = folder.resolve("temporary");
        try (Conversion conversion =
                new Conversion(LibreOffice.ofThisMachine(), ConversionLimits.USUAL, temporary, settings)) {
            return conversion.convert(document, type, folder.resolve("made"));
        }
    }

    private int pages(Path document) throws Exception {
        return pages(convert(document, ODT, ProfileSettings.USUAL));
    }

    private static int pages(Converted converted) throws IOException {
        assertThat(converted).isInstanceOf(Converted.Pdf.class);
        Converted.Pdf pdf = (Converted.Pdf) converted;
        assertThat(pdf.program()).startsWith("LibreOffice ");
        String bytes = Files.readString(pdf.file(), StandardCharsets.ISO_8859_1);
        return (int) PAGE.matcher(bytes).results().count();
    }

    /// @param scripts and the listeners of events
    private Path odt(String scripts, String text, Map<String, String> further) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("content.xml", """
                <?xml version="1.0" encoding="UTF-8"?>
                <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
                xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" \
                xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" \
                xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" \
                xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" \
                xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" \
                xmlns:script="urn:oasis:names:tc:opendocument:xmlns:script:1.0" \
                xmlns:dom="http://www.w3.org/2001/xml-events" xmlns:ooo="http://openoffice.org/2004/office" \
                xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2">\
                <office:scripts>SCRIPTS</office:scripts><office:automatic-styles>\
                <style:style style:name="next" style:family="paragraph">\
                <style:paragraph-properties fo:break-before="page"/></style:style></office:automatic-styles>\
                <office:body><office:text>TEXT</office:text></office:body></office:document-content>
                """.replace("SCRIPTS", scripts).replace("TEXT", text));
        parts.putAll(further);
        StringBuilder manifest = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?>
                <manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" \
                manifest:version="1.2"><manifest:file-entry manifest:full-path="/" \
                manifest:media-type="application/vnd.oasis.opendocument.text"/>
                """);
        parts.keySet()
                .forEach(name -> manifest.append("<manifest:file-entry manifest:full-path=\"")
                        .append(name)
                        .append("\" manifest:media-type=\"text/xml\"/>\n"));
        parts.put("META-INF/manifest.xml", manifest + "</manifest:manifest>\n");
        Path file = folder.resolve("document-" + System.nanoTime() + ".odt");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            stored(zip, "mimetype", ODT.getBytes(StandardCharsets.US_ASCII));
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return file;
    }

    private static void stored(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        CRC32 crc = new CRC32();
        crc.update(content);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private static String paragraphs(int pages) {
        return "<text:p>words</text:p>" + "<text:p text:style-name=\"next\">more</text:p>".repeat(pages - 1);
    }

    @Test
    void aDocumentHasThePagesThatItHas() throws Exception {
        assertThat(pages(odt("", paragraphs(1), Map.of()))).isEqualTo(1);
        assertThat(pages(odt("", paragraphs(4), Map.of()))).isEqualTo(4);
    }

    @Test
    void aMacroThatRunsByItselfDoesNotRun() throws Exception {
        String listener = "<office:event-listeners><script:event-listener script:language=\"ooo:script\""
                + " script:event-name=\"dom:load\" xlink:type=\"simple\" xlink:href=\"vnd.sun.star.script:"
                + "Standard.Module1.Main?language=Basic&amp;location=document\"/></office:event-listeners>";
        String library = "http://openoffice.org/2000/library";
        Map<String, String> basic = new LinkedHashMap<>();
        basic.put("Basic/script-lc.xml", """
                <?xml version="1.0" encoding="UTF-8"?>
                <library:libraries xmlns:library="LIBRARY" xmlns:xlink="http://www.w3.org/1999/xlink">\
                <library:library library:name="Standard" library:link="false"/></library:libraries>
                """.replace("LIBRARY", library));
        basic.put("Basic/Standard/script-lb.xml", """
                <?xml version="1.0" encoding="UTF-8"?>
                <library:library xmlns:library="LIBRARY" library:name="Standard" library:readonly="false" \
                library:passwordprotected="false"><library:element library:name="Module1"/></library:library>
                """.replace("LIBRARY", library));
        basic.put("Basic/Standard/Module1.xml", """
                <?xml version="1.0" encoding="UTF-8"?>
                <script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" \
                script:language="StarBasic">MACRO</script:module>
                """.replace("MACRO", MACRO.replace("\"", "&quot;")));
        Path document = odt(listener, paragraphs(1), basic);
        List<ProfileSettings.Setting> careless = ProfileSettings.USUAL.stream()
                .map(setting -> switch (setting.name()) {
                    case "MacroSecurityLevel" -> new ProfileSettings.Setting(setting.path(), setting.name(), "0");
                    case "DisableMacrosExecution" ->
                        new ProfileSettings.Setting(setting.path(), setting.name(), "false");
                    default -> setting;
                })
                .toList();
        assertThat(opened(document, careless))
                .as("it is a macro that runs by itself where nothing forbids it")
                .startsWith("it ran");
        assertThat(opened(document, ProfileSettings.USUAL)).isEmpty();
        assertThat(pages(document)).isEqualTo(1);
    }

    /// What is written while a document is open as for a person who looks at it: LibreOffice runs no macro of a
    /// document that it converts, whatever its settings.
    private String opened(Path document, List<ProfileSettings.Setting> settings) throws Exception {
        LibreOffice office = LibreOffice.ofThisMachine().orElseThrow();
        ConversionLimits limits = new ConversionLimits(8, 60, 4L << 30, 256L << 20, 1L << 20);
        Walls walls = Walls.find(limits.temporaryBytesMax()).orElseThrow();
        Path temporary = Files.createDirectories(folder.resolve("temporary"));
        try (ExecutorService starter = Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().daemon().factory());
                ConversionFolder files = ConversionFolder.in(temporary, office.buildId(), settings)) {
            ConversionProcess.Place place =
                    new ConversionProcess.Place(walls, office, limits, files, Path.of("/bin/sh"));
            List<String> line = new ArrayList<>(
                    place.conversionLine(document, OfficeFormat.of(ODT).orElseThrow(), "writer8"));
            line.subList(line.indexOf("--convert-to"), line.indexOf("--outdir") + 2)
                    .clear();
            try (ConversionProcess open = ConversionProcess.start(starter, line, place, false)) {
                assertThat(open.await().isOverTime()).as("it stays open").isTrue();
            }
            return Files.readString(files.result());
        }
    }

    @Test
    void nothingThatLiesElsewhereIsFetched() throws Exception {
        try (ServerSocket elsewhere = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Boolean> called = CompletableFuture.supplyAsync(() -> {
                try (var _ = elsewhere.accept()) {
                    return true;
                } catch (IOException _) {
                    return false;
                }
            });
            String address = "http://127.0.0.1:" + elsewhere.getLocalPort() + "/seen.png";
            Path document = odt(
                    "",
                    "<text:p>words<draw:frame svg:width=\"5cm\" svg:height=\"5cm\"><draw:image xlink:type=\"simple\""
                            + " xlink:href=\"" + address + "\"/></draw:frame></text:p><text:section text:name=\"s\">"
                            + "<text:section-source xlink:type=\"simple\" xlink:href=\"" + address + ".odt\"/>"
                            + "<text:p>kept</text:p></text:section>",
                    Map.of());
            assertThat(pages(document)).isEqualTo(1);
            try {
                assertThat(called.get(1, TimeUnit.SECONDS)).isFalse();
            } catch (TimeoutException _) {
                // Nobody called.
            } catch (ExecutionException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Test
    void noOtherFileOfTheMachineIsTakenIn() throws Exception {
        Path other = odt("", paragraphs(5), Map.of());
        Path document = odt(
                "",
                "<text:section text:name=\"s\"><text:section-source xlink:type=\"simple\" xlink:href=\"" + other.toUri()
                        + "\"/><text:p>kept</text:p></text:section>",
                Map.of());
        assertThat(pages(other)).isEqualTo(5);
        assertThat(pages(document)).isEqualTo(1);
    }

    @Test
    void whatIsNoDocumentOfItsKindIsNotConverted() throws Exception {
        Path text = Files.writeString(folder.resolve("text"), "only words");
        assertThat(convert(text, ODT, ProfileSettings.USUAL))
                .isInstanceOfSatisfying(
                        Converted.Not.class, not -> assertThat(not.reason()).isEqualTo(NoConversion.NOT_CONVERTED));
    }

    @Test
    void aProfileIsNeverLeftBehind() throws Exception {
        pages(odt("", paragraphs(1), Map.of()));
        try (var left = Files.list(folder.resolve("temporary"))) {
            assertThat(left).isEmpty();
        }
    }
}
