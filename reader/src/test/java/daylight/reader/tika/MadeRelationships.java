package daylight.reader.tika;

/// Relationships of an Office Open XML package, as XML.
final class MadeRelationships {
    static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private MadeRelationships() {}

    /// @param each the last word of a type, and a target, in turn; the first gets the id `rId1`
    static String relationships(String... each) {
        StringBuilder xml = new StringBuilder("<Relationships xmlns=\"" + PACKAGE + "relationships\">");
        for (int i = 0; i < each.length; i += 2) {
            xml.append("<Relationship Id=\"rId")
                    .append(i / 2 + 1)
                    .append("\" Type=\"" + OFFICE)
                    .append(each[i])
                    .append("\" Target=\"")
                    .append(each[i + 1])
                    .append("\"/>");
        }
        return xml.append("</Relationships>").toString();
    }
}
