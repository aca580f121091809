package daylight.reader.opc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import daylight.reader.CorpusTest;
import daylight.reader.ground.Evidence;
import daylight.reader.ground.Hostile;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The quick reader against Java's.
class QuickXmlTest {
    private static final String SHEET = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<!-- made --><w:sheet"
            + " xmlns:w=\"urn:w\" xmlns='urn:d'><row r=\"1\" a = 'x &amp; \"y\"&#x41;&#66;'><c/>\r\n<v >Zahlung f\u00FCr"
            + " \u0645\u062B\u0627\u0644 &lt;\uD83D\uDE00&gt;&#128512;</v ><![CDATA[a < b & c\r\n]]>tail<?pi x?>"
            + "<!-- - --></row><w:c w:r='2'\n\tb=\"1\r\n2\"/></w:sheet>\n<!-- end -->\n";

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 13, 70_000})
    void givesWhatJavaGives(int piece) throws XMLStreamException {
        byte[] large = SHEET.replace("tail", "tail of \u4E2D\u6587 &amp; ".repeat(9_000))
                .getBytes(StandardCharsets.UTF_8);
        XMLStreamReader quick = Xml.quickReader(inPieces(large, piece));
        assertThat(quick).isInstanceOf(QuickXml.class);
        assertThat(events(quick)).isEqualTo(events(Xml.reader(new ByteArrayInputStream(large))));
    }

    @Test
    void otherEncodingsAndDocumentTypesAreJavas() throws XMLStreamException {
        byte[] wide = "<a>\u4E2D</a>".getBytes(StandardCharsets.UTF_16);
        byte[] typed = "<!DOCTYPE a><a>b</a>".getBytes(StandardCharsets.UTF_8);
        byte[] latin =
                "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>\u00E9</a>".getBytes(StandardCharsets.ISO_8859_1);
        for (byte[] other : List.of(wide, typed, latin)) {
            XMLStreamReader quick = Xml.quickReader(new ByteArrayInputStream(other));
            assertThat(quick).isNotInstanceOf(QuickXml.class);
            assertThat(events(quick)).isEqualTo(events(Xml.reader(new ByteArrayInputStream(other))));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a><b></a>",
                "<a>",
                "<a",
                "<a/><b/>",
                "<a>&nothing;</a>",
                "<a>&#0;</a>",
                "<a>& b</a>",
                "<a>\u0001</a>",
                "<a b=c/>",
                "<a b/>",
                "<a>< b/></a>",
                "<a b='<'/>",
                "<a/>text",
                "<a><!b></a>",
                "<a></a></a>"
            })
    void whatIsNotWellFormedEndsIt(String broken) {
        byte[] bytes = broken.getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> events(Xml.quickReader(new ByteArrayInputStream(bytes))))
                .isInstanceOf(XMLStreamException.class);
        assertThatThrownBy(() -> events(Xml.reader(new ByteArrayInputStream(bytes))))
                .isInstanceOf(XMLStreamException.class);
    }

    @Test
    void bytesThatAreNotUtf8EndIt() {
        for (byte[] bad : List.of(new byte[] {(byte) 0xC3, '('}, new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80})) {
            byte[] bytes = ("<a>" + new String(bad, StandardCharsets.ISO_8859_1) + "</a>")
                    .getBytes(StandardCharsets.ISO_8859_1);
            assertThatThrownBy(() -> events(Xml.quickReader(new ByteArrayInputStream(bytes))))
                    .isInstanceOf(XMLStreamException.class);
        }
    }

    @Test
    void mutationsEndOrGoOnAsInJava() {
        long seed = Long.getLong("daylight.seed", System.nanoTime());
        System.out.println("mutationsEndOrGoOnAsInJava: -Ddaylight.seed=" + seed);
        Random random = new Random(seed);
        byte[] whole = SHEET.getBytes(StandardCharsets.UTF_8);
        int agreed = 0;
        for (int i = 0; i < 3_000; i++) {
            byte[] mutated = whole.clone();
            mutated[random.nextInt(whole.length)] = (byte) random.nextInt(256);
            Optional<List<String>> java = read(() -> Xml.reader(new ByteArrayInputStream(mutated)));
            Optional<List<String>> quick = read(() -> Xml.quickReader(new ByteArrayInputStream(mutated)));
            // The quick reader bears some things that Java's does not; what Java reads, it reads alike.
            java.filter(events -> events.stream().noneMatch(event -> event.contains("xmlns=")))
                    .ifPresent(events -> assertThat(quick).hasValue(events));
            agreed += java.isPresent() == quick.isPresent() ? 1 : 0;
        }
        assertThat(agreed).isGreaterThan(1_800);
    }

    @Test
    @Tag("corpus")
    void everyPartOfTheCorporaIsReadAlike() throws IOException {
        Optional<Path> shared = CorpusTest.shared();
        assumeTrue(shared.isPresent());
        List<Path> packages;
        try (Stream<Path> walk = Files.walk(shared.get().resolve("corpora"))) {
            packages = walk.filter(Files::isRegularFile)
                    .filter(path -> path.toString().toLowerCase(Locale.ROOT).matches(".*\\.(xls|doc|ppt)[xm]"))
                    .toList();
        }
        int alike = 0;
        for (Path file : packages) {
            Optional<Throwable> refused =
                    Hostile.thrownBy(() -> PackageParts.open(new Evidence.InFile(file, Files.size(file)))
                            .close());
            if (refused.isPresent()) {
                continue;
            }
            try (PackageParts parts = PackageParts.open(new Evidence.InFile(file, Files.size(file)))) {
                for (String part : parts.names()) {
                    if (part.endsWith(".xml") || part.endsWith(".rels")) {
                        Optional<List<String>> java = read(() -> Xml.reader(parts.open(part)));
                        if (java.isPresent()) {
                            assertThat(read(() -> Xml.quickReader(parts.open(part))))
                                    .as(file + " " + part)
                                    .isEqualTo(java);
                            alike++;
                        }
                    }
                }
            }
        }
        System.out.println(alike + " parts are read alike");
        assertThat(alike).isGreaterThan(1_000);
    }

    /// Opens a reader.
    private interface Opening {
        XMLStreamReader open() throws Exception;
    }

    private static Optional<List<String>> read(Opening opening) {
        List<List<String>> events = new ArrayList<>();
        Optional<Throwable> thrown = Hostile.thrownBy(() -> events.add(events(opening.open())));
        thrown.ifPresent(t -> assertThat(t).isInstanceOfAny(XMLStreamException.class, IOException.class));
        return events.stream().findFirst();
    }

    /// Elements with their attributes, and the characters between them in one piece.
    private static List<String> events(XMLStreamReader xml) throws XMLStreamException {
        List<String> events = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int depth = 0;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
                events.add(text.toString());
                text.setLength(0);
                boolean starts = event == XMLStreamConstants.START_ELEMENT;
                depth += starts ? 1 : -1;
                StringBuilder tag = new StringBuilder(starts ? "<" : "</").append(xml.getLocalName());
                for (int i = 0; starts && i < xml.getAttributeCount(); i++) {
                    tag.append(' ').append(xml.getAttributeLocalName(i));
                    tag.append('=').append(xml.getAttributeValue(i));
                }
                events.add(tag.toString());
            } else if (depth > 0
                    && (event == XMLStreamConstants.CHARACTERS
                            || event == XMLStreamConstants.CDATA
                            || event == XMLStreamConstants.SPACE)) {
                text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
            }
        }
        return events;
    }

    private static InputStream inPieces(byte[] bytes, int piece) {
        return new FilterInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                return super.read(into, from, Math.min(piece, length));
            }
        };
    }
}
