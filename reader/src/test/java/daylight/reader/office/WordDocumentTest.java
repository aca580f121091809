package daylight.reader.office;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.protocol.BlockKind;
import daylight.protocol.Event;
import daylight.reader.ReadingFixture;
import daylight.reader.RecordedTree;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordDocumentTest {
    private static final String MAIN = "word/document.xml";
    private static final String WHO = " w:id=\"1\" w:author=\"Jane Roe\" w:date=\"2024-05-01T10:00:00Z\"";

    private static MadePackage made(String body) {
        return new MadePackage(MAIN, "wordprocessingml.document.main+xml")
                .part(MAIN, "w:document", "<w:body>" + body + "</w:body>");
    }

    private static RecordedTree.Doc read(MadePackage made) {
        return ReadingFixture.read("made.docx", made.bytes()).root();
    }

    private static String paragraph(String runs) {
        return "<w:p>" + runs + "</w:p>";
    }

    private static String run(String words) {
        return "<w:r><w:t xml:space=\"preserve\">" + words + "</w:t></w:r>";
    }

    /// The words of all blocks with a label.
    private static List<String> labelled(RecordedTree.Doc doc, String label) {
        return doc.blocks().stream()
                .filter(block -> block.label().equals(label))
                .map(block -> doc.text().substring(block.start(), block.end()))
                .toList();
    }

    private static boolean isHidden(RecordedTree.Doc doc, String label) {
        return doc.blocks().stream()
                .filter(block -> block.label().equals(label))
                .allMatch(Event.Block::hidden);
    }

    @Test
    void changesStandInTheirPlaceAndEachPhraseIsFound() {
        RecordedTree.Doc doc = read(made(paragraph(run("The fee was ")
                + "<w:del" + WHO + "><w:r><w:delText>five hundred</w:delText></w:r></w:del>"
                + "<w:ins" + WHO + ">" + run("seven hundred") + "</w:ins>" + run(" euros."))));
        assertThat(doc.text().lines())
                .containsExactly(
                        "The fee was five hundredseven hundred euros.",
                        "Deleted by Jane Roe, 2024-05-01T10:00:00Z: five hundred",
                        "Inserted by Jane Roe, 2024-05-01T10:00:00Z: seven hundred",
                        "With the changes: The fee was seven hundred euros.",
                        "Before the changes: The fee was five hundred euros.");
        assertThat(labelled(doc, "deleted").getFirst()).isEqualTo("five hundred");
        assertThat(labelled(doc, "inserted").getFirst()).isEqualTo("seven hundred");
        assertThat(isHidden(doc, "deleted")).isTrue();
        assertThat(isHidden(doc, "inserted")).isFalse();
        assertThat(isHidden(doc, "before the changes")).isTrue();
        assertThat(doc.outcome()).isEqualTo("read/none");
    }

    @Test
    void movedWordsStandInBothPlaces() {
        RecordedTree.Doc doc = read(made(paragraph("<w:moveFrom" + WHO + ">" + run("the vault") + "</w:moveFrom>")
                + paragraph(run("Keys to ") + "<w:moveTo" + WHO + ">" + run("the vault") + "</w:moveTo>")));
        assertThat(labelled(doc, "moved away").getFirst()).isEqualTo("the vault");
        assertThat(labelled(doc, "moved here").getFirst()).isEqualTo("the vault");
        assertThat(isHidden(doc, "moved away")).isTrue();
    }

    @Test
    void formerPropertiesAreNoChangesOfWords() {
        RecordedTree.Doc doc =
                read(made(paragraph("<w:pPr><w:rPr><w:ins" + WHO + "/></w:rPr></w:pPr><w:r><w:rPr><w:rPrChange" + WHO
                        + "><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>plain</w:t></w:r>")));
        assertThat(doc.text().strip()).isEqualTo("plain");
        assertThat(doc.blocks()).isEmpty();
    }

    @Test
    void hiddenWordsAreMarkedAlsoByStyle() {
        RecordedTree.Doc doc = read(
                made(paragraph(run("seen ") + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>by itself</w:t></w:r>")
                                + paragraph("<w:pPr><w:pStyle w:val=\"Child\"/></w:pPr>" + run("by its paragraph")
                                        + "<w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>shown again</w:t></w:r>")
                                + paragraph(
                                        "<w:r><w:rPr><w:rStyle w:val=\"Ghost\"/></w:rPr><w:t>by its style</w:t></w:r>"))
                        .relation(MAIN, "s", "styles", "word/styles.xml")
                        .part(
                                "word/styles.xml",
                                "w:styles",
                                "<w:style w:type=\"paragraph\" w:styleId=\"Parent\"><w:rPr><w:vanish/></w:rPr></w:style>"
                                        + "<w:style w:type=\"paragraph\" w:styleId=\"Child\"><w:basedOn w:val=\"Parent\"/></w:style>"
                                        + "<w:style w:type=\"character\" w:styleId=\"Ghost\"><w:rPr><w:vanish/></w:rPr></w:style>"));
        assertThat(labelled(doc, "hidden text")).containsExactly("by itself", "by its paragraph", "by its style");
        assertThat(isHidden(doc, "hidden text")).isTrue();
        assertThat(doc.text()).contains("seen by itself").contains("shown again");
    }

    @Test
    void commentsSayWhoWhenAndAboutWhat() {
        String note = " w:author=\"Jane Roe\" w:date=\"2024-05-01T10:00:00Z\"";
        RecordedTree.Doc doc = read(made(paragraph("<w:commentRangeStart w:id=\"7\"/>" + run("the ledger")
                        + "<w:commentRangeEnd w:id=\"7\"/><w:r><w:commentReference w:id=\"7\"/></w:r>"
                        + "<w:r><w:commentReference w:id=\"8\"/></w:r>" + run(" was burnt")))
                .relation(MAIN, "c", "comments", "word/comments.xml")
                .relation(MAIN, "e", "commentsExtended", "word/commentsExtended.xml")
                .part(
                        "word/comments.xml",
                        "w:comments",
                        "<w:comment w:id=\"7\"" + note + "><w:p w14:paraId=\"AA\">" + run("Which one?")
                                + "</w:p></w:comment>"
                                + "<w:comment w:id=\"8\" w:author=\"John Doe\"><w:p w14:paraId=\"BB\">"
                                + run("The second.")
                                + "</w:p></w:comment>"
                                + "<w:comment w:id=\"9\" w:author=\"Nobody\"><w:p>" + run("Left over.")
                                + "</w:p></w:comment>")
                .part(
                        "word/commentsExtended.xml",
                        "w15:commentsEx",
                        "<w15:commentEx w15:paraId=\"AA\" w15:done=\"1\"/>"
                                + "<w15:commentEx w15:paraId=\"BB\" w15:paraIdParent=\"AA\"/>"));
        assertThat(doc.text().lines())
                .containsExactly(
                        "the ledger was burnt",
                        "Settled comment by Jane Roe, 2024-05-01T10:00:00Z, on “the ledger”: Which one?",
                        "Reply by John Doe, to Jane Roe: The second.",
                        "Comment by Nobody: Left over.");
        assertThat(labelled(doc, "comment")).hasSize(3);
    }

    @Test
    void notesFollowTheirPlaceAndMarginsSayWhichTheyAre() {
        RecordedTree.Doc doc = read(made(paragraph(run("Text") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>"
                                + "<w:r><w:endnoteReference w:id=\"2\"/></w:r>")
                        + paragraph(run("More")) + "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"h1\"/>"
                        + "<w:headerReference w:type=\"first\" r:id=\"h2\"/>"
                        + "<w:footerReference w:type=\"even\" r:id=\"f1\"/></w:sectPr>")
                .relation(MAIN, "n", "footnotes", "word/footnotes.xml")
                .relation(MAIN, "o", "endnotes", "word/endnotes.xml")
                .relation(MAIN, "h1", "header", "word/header1.xml")
                .relation(MAIN, "h2", "header", "word/header2.xml")
                .relation(MAIN, "f1", "footer", "word/footer1.xml")
                .part(
                        "word/footnotes.xml",
                        "w:footnotes",
                        "<w:footnote w:id=\"0\" w:type=\"separator\"><w:p/></w:footnote><w:footnote w:id=\"2\">"
                                + paragraph(run("see page nine")) + "</w:footnote>")
                .part(
                        "word/endnotes.xml",
                        "w:endnotes",
                        "<w:endnote w:id=\"2\">" + paragraph(run("see the annex")) + "</w:endnote>")
                .part("word/header1.xml", "w:hdr", paragraph(run("Ministry")))
                .part("word/header2.xml", "w:hdr", paragraph(run("Draft")))
                .part("word/footer1.xml", "w:ftr", paragraph(run("Secret"))));
        assertThat(doc.text().lines())
                .containsExactly(
                        "Text",
                        "Footnote 1: see page nine",
                        "Endnote 1: see the annex",
                        "More",
                        "Header: Ministry",
                        "Header of a first page, not shown: Draft",
                        "Footer of even pages, not shown: Secret");
        assertThat(isHidden(doc, "footer")).isTrue();
        assertThat(doc.blocks())
                .anySatisfy(block -> assertThat(block.hidden() && block.label().equals("header"))
                        .isTrue());
    }

    @Test
    void aTextBoxIsReadOnceUnlessItsOlderFormDiffers() {
        String box = "<w:p><w:r><w:t>In a box</w:t></w:r></w:p>";
        String other = "<w:p><w:r><w:t>Another story</w:t></w:r></w:p>";
        RecordedTree.Doc doc = read(made(paragraph("<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing>"
                + "<wp:docPr id=\"1\" name=\"x\" descr=\"A bridge\"/><wps:txbx><w:txbxContent>" + box
                + "</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>"
                + box + other + "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>")));
        assertThat(doc.text().lines())
                .containsExactly(
                        "Alternative text: A bridge", "Text box: In a box", "Shown by older programs: Another story");
        assertThat(isHidden(doc, "other form")).isTrue();
    }

    @Test
    void fieldsControlsAndLinksAreSaid() {
        String field = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> INCLUDETEXT "
                + "\"C:\\\\secret.docx\" </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
                + run("result") + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
        RecordedTree.Doc doc = read(made(paragraph(field)
                        + paragraph("<w:hyperlink r:id=\"l\">" + run("here") + "</w:hyperlink>")
                        + "<w:sdt><w:sdtPr><w:alias w:val=\"Suspect\"/><w:dropDownList><w:listItem w:displayText=\"Adam\""
                        + " w:value=\"a1\"/></w:dropDownList></w:sdtPr><w:sdtContent>" + paragraph(run("Eve"))
                        + "</w:sdtContent></w:sdt>"
                        + paragraph(
                                "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:name w:val=\"Paid\"/><w:checkBox>"
                                        + "<w:default w:val=\"0\"/><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>"))
                .relation(MAIN, "l", "hyperlink", "https://example.org/x")
                .relation(MAIN, "t", "attachedTemplate", "file:///D:/templates/office.dotm"));
        assertThat(doc.text().lines())
                .containsExactly(
                        "result",
                        "Field: INCLUDETEXT \"C:\\\\secret.docx\"",
                        "here",
                        "Link: https://example.org/x",
                        "Control: Suspect | Adam | a1",
                        "Eve",
                        "[X] ",
                        "Form field: Paid",
                        "Taken from outside: attachedTemplate file:///D:/templates/office.dotm");
    }

    @Test
    void tablesListsAndHeadingsAreBlocks() {
        RecordedTree.Doc doc = read(made(paragraph("<w:pPr><w:pStyle w:val=\"H\"/></w:pPr>" + run("Account"))
                        + "<w:tbl><w:tr><w:tc>" + paragraph(run("a")) + paragraph(run("b")) + "</w:tc><w:tc>"
                        + paragraph(run("c")) + "</w:tc></w:tr></w:tbl>"
                        + paragraph("<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>"
                                + run("x"))
                        + paragraph("<w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>"
                                + run("y"))
                        + paragraph("<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>"
                                + run("z")))
                .relation(MAIN, "s", "styles", "word/styles.xml")
                .relation(MAIN, "n", "numbering", "word/numbering.xml")
                .part(
                        "word/styles.xml",
                        "w:styles",
                        "<w:style w:type=\"paragraph\" w:styleId=\"H\"><w:name w:val=\"heading 2\"/></w:style>")
                .part(
                        "word/numbering.xml",
                        "w:numbering",
                        "<w:abstractNum w:abstractNumId=\"5\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"3\"/>"
                                + "<w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"Article %1.\"/></w:lvl><w:lvl w:ilvl=\"1\">"
                                + "<w:start w:val=\"1\"/><w:numFmt w:val=\"lowerRoman\"/><w:lvlText w:val=\"%1.%2\"/></w:lvl>"
                                + "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"5\"/></w:num>"));
        assertThat(doc.text()).isEqualTo("Account\na\nb\tc\nArticle 3. x\n3.i y\nArticle 4. z\n");
        assertThat(doc.blocks())
                .extracting(Event.Block::kind)
                .containsExactly(
                        BlockKind.HEADING,
                        BlockKind.CELL,
                        BlockKind.CELL,
                        BlockKind.ROW,
                        BlockKind.TABLE,
                        BlockKind.LIST_ITEM,
                        BlockKind.LIST_ITEM,
                        BlockKind.LIST_ITEM);
        assertThat(doc.blocks().getFirst().level()).isEqualTo(2);
    }

    @Test
    void picturesAreMembersAndChartsAreWords() {
        RecordedTree tree = ReadingFixture.read(
                "made.docx",
                made(paragraph(run("See ") + "<w:r><w:drawing><c:chart r:id=\"k\"/></w:drawing></w:r>"))
                        .relation(MAIN, "k", "chart", "word/charts/chart1.xml")
                        .relation(MAIN, "i", "image", "word/media/image1.png")
                        .part(
                                "word/charts/chart1.xml",
                                "c:chartSpace",
                                "<c:strCache><c:pt idx=\"0\"><c:v>North</c:v></c:pt><c:pt idx=\"1\"><c:v>South</c:v></c:pt>"
                                        + "</c:strCache>")
                        .file("word/media/image1.png", "no picture".getBytes(StandardCharsets.US_ASCII))
                        .bytes());
        assertThat(tree.root().text()).contains("Chart: North | South");
        assertThat(tree.membersOf(tree.root()))
                .extracting(RecordedTree.Doc::path)
                .containsExactly("image1.png");
        assertThat(tree.root().listed()).isEqualTo(1);
    }

    @Test
    void whatIsKeptBesideTheTextIsRead() {
        RecordedTree.Doc doc = read(
                made(paragraph(run("Body")))
                        .relation(MAIN, "g", "glossaryDocument", "word/glossary/document.xml")
                        .relation(MAIN, "x", "customXml", "customXml/item1.xml")
                        .relation(MAIN, "s", "settings", "word/settings.xml")
                        .relation(MAIN, "p", "people", "word/people.xml")
                        .part("word/glossary/document.xml", "w:glossaryDocument", paragraph(run("A block")))
                        .part("customXml/item1.xml", "w:x", "<w:y>Case 17</w:y>")
                        .part(
                                "word/settings.xml",
                                "w:settings",
                                "<w:docVars><w:docVar w:name=\"K\" w:val=\"V\"/></w:docVars>")
                        .part(
                                "word/people.xml",
                                "w15:people",
                                "<w15:person w15:author=\"Jane\"><w15:presenceInfo w15:userId=\"jane@example.org\"/></w15:person>"));
        assertThat(doc.text().lines())
                .containsExactly(
                        "Body",
                        "Building blocks: A block",
                        "Variable K: V",
                        "Custom XML: Case 17",
                        "Person: Jane jane@example.org");
    }

    @Test
    void whatComesBeforeDamageIsKept() {
        MadePackage made = new MadePackage(MAIN, "wordprocessingml.document.main+xml")
                .file(
                        MAIN,
                        ("<w:document" + MadePackage.NAMESPACES + "><w:body>" + paragraph(run("whole"))
                                        + "<w:p><w:r><w:t>half</w:t></w:r><w:broken")
                                .getBytes(StandardCharsets.UTF_8));
        RecordedTree.Doc doc = read(made);
        assertThat(doc.text()).contains("whole").contains("half");
        assertThat(doc.outcome()).isEqualTo("partly_read/damaged_part");
    }

    @Test
    void deepNestingAndEntitiesEndInGoodOrder() {
        String deep = "<w:ins" + WHO + ">";
        RecordedTree.Doc nested = read(made(paragraph(deep.repeat(1_000) + run("deep") + "</w:ins>".repeat(1_000))));
        assertThat(nested.text()).startsWith("deep");
        String boxes = "<w:r><w:txbxContent><w:p>";
        RecordedTree.Doc boxed = read(
                made(paragraph(boxes.repeat(1_000) + run("inmost") + "</w:p></w:txbxContent></w:r>".repeat(1_000))));
        assertThat(boxed.text()).contains("inmost");
        RecordedTree.Doc deeper =
                read(made(paragraph(run("before")) + deep.repeat(20_000) + "</w:ins>".repeat(20_000)));
        assertThat(deeper.text()).startsWith("before");
        assertThat(deeper.outcome()).isEqualTo("partly_read/damaged_part");
        RecordedTree.Doc entities = read(new MadePackage(MAIN, "wordprocessingml.document.main+xml")
                .file(
                        MAIN,
                        ("<!DOCTYPE x [<!ENTITY a \"boom\"><!ENTITY b \"&a;&a;&a;\">]><w:document"
                                        + MadePackage.NAMESPACES + "><w:body>" + paragraph(run("x&b;"))
                                        + "</w:body></w:document>")
                                .getBytes(StandardCharsets.UTF_8)));
        assertThat(entities.text()).doesNotContain("boom");
    }
}
