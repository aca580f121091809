package daylight.reader.office;

/// Makes documents of Office for tests of other packages.
public final class MadeDocument {
    private MadeDocument() {}

    public static byte[] docx(String words) {
        String main = "word/document.xml";
        return new MadePackage(main, "wordprocessingml.document.main+xml")
                .part(main, "w:document", "<w:body><w:p><w:r><w:t>" + words + "</w:t></w:r></w:p></w:body>")
                .bytes();
    }
}
