package daylight.reader.office;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.protocol.BlockKind;
import daylight.protocol.Event;
import daylight.reader.ReadingFixture;
import daylight.reader.RecordedTree;
import daylight.reader.charset.TextCharset;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RtfDocumentTest {
    private static final String FONTS = "{\\fonttbl{\\f0\\fswiss\\fcharset0 Arial;}{\\f1\\fcharset204 Arial Cyr;}"
            + "{\\f2\\fcharset134 SimSun;}{\\f3\\fcharset178 Arial Arab;}{\\f4\\cpg1253 Greek;}}";

    /// 2024-05-01, 10:00.
    private static final int MOMENT = 124 << 20 | 5 << 16 | 1 << 11 | 10 << 6;

    private static RecordedTree.Doc read(String body) {
        return bytes("{\\rtf1\\ansi\\deff0" + FONTS + "{\\*\\revtbl{Unknown;}{Jane Roe;}}" + body + "}");
    }

    private static RecordedTree.Doc bytes(String all) {
        return ReadingFixture.read("made.rtf", all.getBytes(StandardCharsets.ISO_8859_1))
                .root();
    }

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
    void notesStandBehindTheirParagraphAndSayWhatTheyAre() {
        RecordedTree.Doc doc = read(
                "\\pard Text{\\*\\footnote \\chftn see page nine}{\\footnote see page ten}"
                        + "{\\super\\chftn{\\*\\footnote\\ftnalt\\chftn see the annex\\par and its end}} goes on\\par More\\par");
        assertThat(doc.text().lines())
                .containsExactly(
                        "Text goes on",
                        "Footnote 1: see page nine",
                        "Footnote 2: see page ten",
                        "Endnote 1: see the annex",
                        "and its end",
                        "More");
        assertThat(labelled(doc, "footnote")).hasSize(2);
        assertThat(labelled(doc, "endnote")).hasSize(1);
        assertThat(doc.outcome()).isEqualTo("read/none");
    }

    @Test
    void commentsSayWhoWhenAndAboutWhat() {
        RecordedTree.Doc doc =
                read("{\\*\\atrfstart 7}the ledger{\\*\\atrfend 7}{\\*\\atnid JR}{\\*\\atnauthor Jane Roe}"
                        + "\\chatn{\\*\\annotation{\\*\\atnref 7}{\\*\\atndate " + MOMENT + "}Which one?} was burnt"
                        + "{\\*\\atnauthor John Doe}\\chatn{\\*\\annotation{\\*\\atnparent -12}The second.}\\par");
        assertThat(doc.text().lines())
                .containsExactly(
                        "the ledger was burnt",
                        "Comment by Jane Roe (JR), 2024-05-01T10:00, on “the ledger”: Which one?",
                        "Reply by John Doe: The second.");
        assertThat(labelled(doc, "comment")).hasSize(2);
    }

    @Test
    void changesAndHiddenWordsAreMarkedInTheirPlace() {
        RecordedTree.Doc doc = read("The fee was {\\deleted\\revauthdel1\\revdttmdel" + MOMENT + " five hundred}"
                + "{\\revised\\revauth1\\revdttm" + MOMENT + " seven hundred} euros.\\par"
                + " Seen {\\v unseen} seen\\par {\\mvf\\mvauth1 the vault}\\par To {\\mvt\\mvauth1 the vault}\\par");
        assertThat(doc.text().lines())
                .containsExactly(
                        "The fee was five hundredseven hundred euros.",
                        "Deleted by Jane Roe, 2024-05-01T10:00: five hundred",
                        "Inserted by Jane Roe, 2024-05-01T10:00: seven hundred",
                        "With the changes: The fee was seven hundred euros.",
                        "Before the changes: The fee was five hundred euros.",
                        "Seen unseen seen",
                        "the vault",
                        "Moved away from here by Jane Roe: the vault",
                        "To the vault",
                        "Moved here by Jane Roe: the vault",
                        "Before the changes: To");
        assertThat(labelled(doc, "deleted").getFirst()).isEqualTo("five hundred");
        assertThat(labelled(doc, "hidden text")).containsExactly("unseen");
        assertThat(isHidden(doc, "hidden text") && isHidden(doc, "deleted")).isTrue();
        assertThat(isHidden(doc, "inserted")).isFalse();
    }

    @Test
    void marginsAreSaidOnceAndThoseThatAreNotShownAreHidden() {
        String margins = "{\\header\\pard Ministry\\par}{\\headerf Draft\\par}{\\footerl Secret\\par}";
        RecordedTree.Doc doc = read(margins + "Text\\par\\sect\\sectd" + margins + "More\\par");
        assertThat(doc.text().lines())
                .containsExactly(
                        "Text",
                        "More",
                        "Header: Ministry",
                        "Header of a first page, not shown: Draft",
                        "Footer of even pages, not shown: Secret");
        RecordedTree.Doc shown = read("\\facingp\\titlepg" + margins + "Text\\par");
        assertThat(shown.text()).contains("Header of a first page: Draft").contains("Footer of even pages: Secret");
    }

    @Test
    void lettersAreReadInTheCharsetOfTheirFont() {
        RecordedTree.Doc doc = read(
                "{\\f1 \\'ca\\'eb\\'fe\\'f7}{\\f2 \\'c4\\'e3\\'ba\\'c3}{\\f3 \\'c7\\'e1}{\\f4 \\'e1}caf\\'e9"
                        + "\\par \\uc1\\u1050?\\u1083\\'3fl \\uc2\\u20320\\'c4\\'e3b \\uc0\\u8212 c \\u-10179\\u-8694 d\\par");
        assertThat(doc.text()).isEqualTo("Ключ你好الαcafé\nКлl 你b —c \uD83D\uDE0Ad\n");
        assertThat(doc.outcome()).isEqualTo("read/none");
        // The second byte of a character of two may be a brace or a backslash.
        assertThat(read("{\\f2 \\'81\\{\\'81\\\\\\'81\\}}\\par").text()).isEqualTo("亄乗亇\n");
        assertThat(bytes("{\\rtf1\\ansi\\ansicpg1251 \\'ca\\'eb\\'fe\\'f7\\par}")
                        .text())
                .isEqualTo("Ключ\n");
    }

    @Test
    void aByteThatMeansNothingIsMarked() {
        RecordedTree.Doc doc = read("good {\\f2 \\'c4\\'e3\\'ff} words\\par");
        assertThat(doc.text()).contains("good 你").contains(" words");
        assertThat(doc.outcome()).isEqualTo("partly_read/damaged_part");
        assertThat(doc.ended().metadata()).containsEntry(TextCharset.UNDECODED, List.of("1"));
    }

    @Test
    void tablesListsAndHeadingsAreBlocks() {
        RecordedTree.Doc doc = read("\\pard\\outlinelevel1 Account\\par\\pard"
                + "\\trowd\\cellx1\\cellx2\\intbl a\\par b\\cell c\\cell\\row"
                + "\\trowd\\cellx1\\cellx2\\intbl d\\cell \\itap2 e\\nestcell f\\nestcell{\\*\\nesttableprops\\trowd\\nestrow}"
                + "\\itap1\\cell\\row\\pard{\\listtext\\pard\\plain 3.\\tab}x\\par{\\pntext\\'b7\\tab}y\\par");
        assertThat(doc.text()).isEqualTo("Account\na\nb\tc\nd\te\tf\n3. x\n· y\n");
        assertThat(doc.blocks().stream().map(Event.Block::kind))
                .containsExactly(
                        BlockKind.HEADING,
                        BlockKind.CELL,
                        BlockKind.CELL,
                        BlockKind.ROW,
                        BlockKind.CELL,
                        BlockKind.CELL,
                        BlockKind.CELL,
                        BlockKind.ROW,
                        BlockKind.TABLE,
                        BlockKind.CELL,
                        BlockKind.ROW,
                        BlockKind.TABLE,
                        BlockKind.LIST_ITEM,
                        BlockKind.LIST_ITEM);
        assertThat(doc.blocks().getFirst().level()).isEqualTo(2);
    }

    @Test
    void boxesFieldsAndPropertiesAreSaid() {
        RecordedTree.Doc doc = read("See {\\field{\\*\\fldinst HYPERLINK \"https://example.org/x\" }{\\fldrslt here}}"
                + "{\\shp{\\*\\shpinst{\\sp{\\sn wzDescription}{\\sv A bridge}}{\\sp{\\sn shapeType}{\\sv 202}}"
                + "{\\shptxt\\pard In a box\\par}}{\\shprslt{\\*\\do{\\dptxbxtext\\pard In a box\\par Another story\\par}}}}"
                + "{\\xe Smith}{\\upr{ascii}{\\*\\ud \\uc0\\u1041 }}{\\object\\objemb{\\*\\objdata 0102}{\\result Sheet}} end\\par"
                + "{\\field{\\*\\fldinst FORMCHECKBOX {\\*\\formfield{\\fftype1\\ffres1{\\*\\ffname Paid}}}}{\\fldrslt}}\\par"
                + "{\\*\\unknown lost}{\\*\\docvar {Case}{17}}\\par");
        assertThat(doc.text().lines())
                .containsExactlyInAnyOrder(
                        "See hereБ end",
                        "Link: https://example.org/x",
                        "Alternative text: A bridge",
                        "Text box: In a box",
                        "Shown by older programs: Another story",
                        "Entry: Smith",
                        "Embedded object: Sheet",
                        "[X] ",
                        "Form field: Paid",
                        "Variable: Case 17");
    }

    @Test
    void bytesOfPicturesAreNoWordsAndNoBraces() {
        RecordedTree.Doc doc = read("before{\\pict\\pngblip\\bin6 }}{{a\\}\\bin3 }}} after\\par{\\pict 0102}end\\par");
        assertThat(doc.text()).isEqualTo("before after\nend\n");
        assertThat(doc.verdict().code()).isEqualTo("read");
    }

    @Test
    void whatComesBeforeDamageAndBehindTheEndIsKept() {
        RecordedTree.Doc cut = bytes("{\\rtf1\\ansi whole\\par ha{\\*\\footnote not");
        assertThat(cut.text()).contains("whole").contains("ha").contains("Footnote 1: not");
        assertThat(cut.outcome()).isEqualTo("partly_read/damaged_part");
        RecordedTree.Doc behind = bytes("{\\rtf1\\ansi seen\\par}\r\nburied words\0\0\0");
        assertThat(behind.text()).isEqualTo("seen\nBehind the end of the text: buried words\n");
        assertThat(isHidden(behind, "behind the end")).isTrue();
        assertThat(bytes("{\\rtf1\\ansi seen\\par}\r\n\0\0").text()).isEqualTo("seen\n");
    }

    @Test
    void deepNestingEndsInGoodOrder() {
        int depth = 200_000;
        RecordedTree.Doc braces = read("before" + "{".repeat(depth) + "deep" + "}".repeat(depth) + "after\\par");
        assertThat(braces.text()).isEqualTo("beforedeepafter\n");
        RecordedTree.Doc notes = read("before" + "{\\footnote x".repeat(2_000) + "}".repeat(2_000) + " after\\par");
        assertThat(notes.text()).contains("before after").contains("Footnote");
        ByteArrayOutputStream wide = new ByteArrayOutputStream();
        wide.writeBytes("{\\rtf1 ".getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < 30_000; i++) {
            wide.writeBytes("a{\\footnote b}".getBytes(StandardCharsets.US_ASCII));
        }
        wide.writeBytes("\\par}".getBytes(StandardCharsets.US_ASCII));
        assertThat(ReadingFixture.read("x.rtf", wide.toByteArray()).root().text())
                .contains("Footnote 30000: b");
    }

    @Test
    void signsOfAFontOfPicturesAreNoDamage() {
        String rtf = "{\\rtf1\\ansi{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f3\\fcharset2 Wingdings;}}"
                + "One {\\f3\\'81} two{\\xe main\\:sub}.\\par}";
        RecordedTree.Doc doc = ReadingFixture.read("a.rtf", rtf.getBytes(StandardCharsets.US_ASCII))
                .root();
        assertThat(doc.outcome()).isEqualTo("read/none");
        assertThat(doc.text()).contains("One ", " two").contains("main: sub");
    }

    @Test
    void aMillionEntriesInOneGroupAndDeepGroupsLoseNoWords() {
        String many = "{\\rtf1 before {" + "\\xe ".repeat(1_000_000) + "} behind\\par}";
        assertThat(ReadingFixture.read("a.rtf", many.getBytes(StandardCharsets.US_ASCII))
                        .root()
                        .text())
                .contains("before", "behind");
        String deep = "{\\rtf1 " + "{".repeat(6_000) + "\\pict secretword" + "}".repeat(6_000) + "\\par}";
        assertThat(ReadingFixture.read("a.rtf", deep.getBytes(StandardCharsets.US_ASCII))
                        .root()
                        .text())
                .contains("secretword");
    }
}
