package daylight.reader.office;

import daylight.reader.opc.ThinPackage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Leaves the words of documents and slides out of their package; what they embed is named by other parts.
final class WordsLeftOut implements ThinPackage.Thinner {
    private static final String WORD = " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    private static final Map<String, String> PARTS = Map.of(
            "word/document.xml", "<w:document" + WORD + "><w:body/></w:document>",
            "word/comments.xml", "<w:comments" + WORD + "/>",
            "word/footnotes.xml", "<w:footnotes" + WORD + "/>",
            "word/endnotes.xml", "<w:endnotes" + WORD + "/>");

    @Override
    public boolean thins(String part) {
        return PARTS.containsKey(part);
    }

    @Override
    public void thin(String part, InputStream in, OutputStream out) throws IOException {
        out.write(PARTS.getOrDefault(part, "").getBytes(StandardCharsets.UTF_8));
    }
}
