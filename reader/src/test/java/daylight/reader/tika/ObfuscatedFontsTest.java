package daylight.reader.tika;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.reader.ReadingFixture;
import daylight.reader.RecordedTree;
import daylight.reader.Zips;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ObfuscatedFontsTest {
    private static final String FONTS = "http://www.idpf.org/2008/embedding";

    @Test
    void aBookWithMixedFontsIsRead() {
        RecordedTree.Doc book = book(FONTS, "OEBPS/font.otf");
        assertThat(book.text()).contains("the river is green", "the gate opens");
        assertThat(book.outcome()).isEqualTo("read/none");
    }

    @Test
    void anEncryptedChapterIsSaid() {
        RecordedTree.Doc book = book("http://www.w3.org/2001/04/xmlenc#aes256-cbc", "OEBPS/2.xhtml");
        assertThat(book.text()).contains("the river is green");
        assertThat(book.outcome()).isEqualTo("partly_read/encrypted_part");
    }

    private static RecordedTree.Doc book(String algorithm, String encrypted) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("mimetype", "application/epub+zip");
        files.put(
                "META-INF/container.xml",
                "<container xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\" version=\"1.0\"><rootfiles>"
                        + "<rootfile full-path=\"OEBPS/book.opf\" media-type=\"application/oebps-package+xml\"/>"
                        + "</rootfiles></container>");
        files.put(
                "META-INF/encryption.xml",
                "<encryption xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\""
                        + " xmlns:enc=\"http://www.w3.org/2001/04/xmlenc#\"><enc:EncryptedData>"
                        + "<enc:EncryptionMethod Algorithm=\"" + algorithm + "\"/><enc:CipherData>"
                        + "<enc:CipherReference URI=\"" + encrypted
                        + "\"/></enc:CipherData></enc:EncryptedData></encryption>");
        files.put(
                "OEBPS/book.opf",
                "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"2.0\"><metadata/><manifest>"
                        + "<item id=\"a\" href=\"1.xhtml\" media-type=\"application/xhtml+xml\"/>"
                        + "<item id=\"b\" href=\"2.xhtml\" media-type=\"application/xhtml+xml\"/>"
                        + "<item id=\"f\" href=\"font.otf\" media-type=\"application/vnd.ms-opentype\"/>"
                        + "</manifest><spine><itemref idref=\"a\"/><itemref idref=\"b\"/></spine></package>");
        files.put("OEBPS/1.xhtml", page("the river is green"));
        files.put("OEBPS/2.xhtml", page("the gate opens"));
        files.put("OEBPS/font.otf", "not a font");
        Zips book = new Zips();
        files.forEach(book::with);
        return ReadingFixture.read("a.epub", book.bytes()).root();
    }

    private static String page(String words) {
        return "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p>" + words + "</p></body></html>";
    }
}
