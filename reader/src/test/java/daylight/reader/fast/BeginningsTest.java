package daylight.reader.fast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.tika.mime.MimeTypes;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

class BeginningsTest {
    /// Types whose beginnings are told by [Sniff] itself, and plain text's own.
    private static final Set<String> TOLD_ELSEWHERE =
            Set.of("text/plain", "message/rfc822", "application/mbox", "message/x-emlx", "message/news");

    private static final int OFFSET_MAX = 8_192;

    @Test
    void theTableIsTikasOwn() throws IOException, ParserConfigurationException, SAXException {
        try (InputStream in = Beginnings.class.getResourceAsStream("beginnings.tsv")) {
            assertThat(in).isNotNull();
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
            Set<String> table =
                    lines.lines().filter(line -> !line.startsWith("#")).collect(Collectors.toCollection(TreeSet::new));
            assertThat(table).hasSizeGreaterThan(300).isEqualTo(tikas());
        }
    }

    private static Set<String> tikas() throws IOException, ParserConfigurationException, SAXException {
        Set<String> lines = new TreeSet<>();
        try (InputStream in = MimeTypes.class.getResourceAsStream("tika-mimetypes.xml")) {
            NodeList types = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(in)
                    .getElementsByTagName("mime-type");
            for (int i = 0; i < types.getLength(); i++) {
                Element type = (Element) types.item(i);
                NodeList magics = type.getElementsByTagName("magic");
                for (int j = 0; j < magics.getLength() && !TOLD_ELSEWHERE.contains(type.getAttribute("type")); j++) {
                    matches((Element) magics.item(j), lines);
                }
            }
        }
        return lines;
    }

    private static void matches(Element magic, Set<String> lines) {
        for (Node child = magic.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (!(child instanceof Element match) || !match.hasAttribute("value") || match.hasAttribute("mask")) {
                continue;
            }
            String kind = match.getAttribute("type");
            byte[] value = value(match.getAttribute("value"));
            String offset = match.getAttribute("offset").isEmpty() ? "0" : match.getAttribute("offset");
            boolean fixed = kind.isEmpty() || kind.equals("string") || kind.equals("stringignorecase");
            if (fixed && isText(value) && Integer.parseInt(offset.replaceFirst(":.*", "")) <= OFFSET_MAX) {
                lines.add(offset + "\t" + (kind.equals("stringignorecase") ? "i" : "s") + "\t"
                        + HexFormat.of().formatHex(value));
            }
        }
    }

    /// A text could hold it: no control characters, and UTF-8.
    private static boolean isText(byte[] value) {
        for (byte b : value) {
            if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\f' && b != '\r' && b != 0x1B) {
                return false;
            }
        }
        return new String(value, StandardCharsets.UTF_8).indexOf('\uFFFD') < 0;
    }

    private static byte[] value(String text) {
        if (text.startsWith("0x")) {
            return HexFormat.of().parseHex(text.length() % 2 == 0 ? text.substring(2) : text.substring(2) + "0");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int at = 0;
        while (at < text.length()) {
            if (text.charAt(at) != '\\') {
                bytes.writeBytes(text.substring(at, at + 1).getBytes(StandardCharsets.UTF_8));
                at++;
            } else {
                at = escape(text, at + 1, bytes);
            }
        }
        return bytes.toByteArray();
    }

    private static int escape(String text, int at, ByteArrayOutputStream bytes) {
        char c = text.charAt(at);
        if (c == 'x') {
            bytes.write(Integer.parseInt(text.substring(at + 1, at + 3), 16));
            return at + 3;
        }
        int end = at;
        while (end < text.length() && end < at + 3 && text.charAt(end) >= '0' && text.charAt(end) <= '7') {
            end++;
        }
        if (end > at) {
            bytes.write(Integer.parseInt(text.substring(at, end), 8));
            return end;
        }
        int letter = "nrt".indexOf(c);
        bytes.write(letter < 0 ? c : "\n\r\t".charAt(letter));
        return at + 1;
    }
}
