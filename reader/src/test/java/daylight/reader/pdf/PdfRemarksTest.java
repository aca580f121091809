package daylight.reader.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.protocol.Event;
import daylight.protocol.Recognition;
import daylight.reader.ReadingFixture;
import daylight.reader.RecordedTree;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDPageLabelRange;
import org.apache.pdfbox.pdmodel.common.PDPageLabels;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentGroup;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentProperties;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceDictionary;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDComboBox;
import org.apache.pdfbox.pdmodel.interactive.form.PDPushButton;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.junit.jupiter.api.Test;

class PdfRemarksTest {
    private static RecordedTree.Doc read(byte[] pdf) {
        return ReadingFixture.read("made.pdf", pdf).root();
    }

    private static List<String> lines(RecordedTree.Doc doc) {
        return doc.text()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static boolean isHidden(RecordedTree.Doc doc, String label) {
        List<Event.Block> blocks = doc.blocks().stream()
                .filter(block -> block.label().equals(label))
                .toList();
        assertThat(blocks).as(label).isNotEmpty();
        return blocks.stream().allMatch(Event.Block::hidden);
    }

    @Test
    void annotationsSayWhoWhenAndAboutWhat() throws IOException {
        byte[] pdf = MadePdf.with("The ledger was burnt", (_, page) -> {
            COSDictionary comment = MadePdf.annotation("Text", "Which one?", "Jane Roe");
            comment.setItem(COSName.M, new COSString("D:20240501100000+02'00'"));
            COSDictionary window = MadePdf.annotation("Popup", "Which one?", "");
            COSDictionary answer = MadePdf.annotation("Text", "The second", "John Doe");
            answer.setItem(COSName.getPDFName("IRT"), comment);
            COSDictionary mark = MadePdf.annotation("Highlight", "Ask her", "Jane Roe");
            float y = MadePdf.LINE;
            mark.setItem(
                    COSName.getPDFName("QuadPoints"),
                    MadePdf.numbers(104, y + 11, 138, y + 11, 104, y - 3, 138, y - 3));
            COSDictionary redaction = MadePdf.annotation("Redact", "", "");
            COSDictionary secret = MadePdf.annotation("FreeText", "Not on screen", "");
            secret.setInt(COSName.F, 2);
            MadePdf.annotate(page, comment, window, answer, mark, redaction, secret);
        });
        RecordedTree.Doc doc = read(pdf);
        assertThat(lines(doc))
                .containsExactly(
                        "The ledger was burnt",
                        "Comment by Jane Roe, 2024-05-01T10:00:00+02:00: Which one?",
                        "Reply by John Doe: The second",
                        "Highlight by Jane Roe, on “ledger”: Ask her",
                        "Redaction mark, on “The ledger was bur”: without words",
                        "Free text: Not on screen");
        assertThat(isHidden(doc, "free text")).isTrue();
        assertThat(isHidden(doc, "comment")).isFalse();
    }

    @Test
    void fieldsStandOnTheirPageWithNameAndValue() throws IOException {
        byte[] pdf = MadePdf.with("A form", (document, page) -> {
            PDAcroForm form = new PDAcroForm(document);
            document.getDocumentCatalog().setAcroForm(form);
            PDTextField text = new PDTextField(form);
            text.setPartialName("Payee");
            text.setAlternateFieldName("Who is paid");
            text.getCOSObject().setString(COSName.V, "Acme Ltd");
            PDComboBox choice = new PDComboBox(form);
            choice.setPartialName("Bank");
            choice.setOptions(List.of("North", "South"));
            choice.getCOSObject().setString(COSName.V, "South");
            PDTextField nowhere = new PDTextField(form);
            nowhere.setPartialName("Secret");
            nowhere.getCOSObject().setString(COSName.V, "account 17");
            text.getWidgets().getFirst().setRectangle(new PDRectangle(80, 600, 100, 20));
            page.setAnnotations(
                    List.of(text.getWidgets().getFirst(), choice.getWidgets().getFirst()));
            form.setFields(List.of(text, choice, nowhere));
        });
        RecordedTree.Doc doc = read(pdf);
        assertThat(lines(doc))
                .containsExactly(
                        "A form",
                        "Form field Payee (Who is paid): Acme Ltd",
                        "Form field Bank: South",
                        "Choices of Bank: North | South",
                        "Form field Secret: account 17");
        assertThat(isHidden(doc, "choices")).isTrue();
    }

    @Test
    void whatFieldsShowAndDoNotSayIsRead() throws IOException {
        byte[] pdf = MadePdf.with("A form", (document, page) -> {
            PDAcroForm form = new PDAcroForm(document);
            document.getDocumentCatalog().setAcroForm(form);
            PDTextField text = new PDTextField(form);
            text.setPartialName("Sum");
            text.getCOSObject().setString(COSName.V, "1200");
            PDTextField same = new PDTextField(form);
            same.setPartialName("Payee");
            same.getCOSObject().setString(COSName.V, "Acme Ltd");
            for (PDTextField field : List.of(text, same)) {
                PDAppearanceStream look = new PDAppearanceStream(document);
                look.setBBox(new PDRectangle(100, 20));
                PDResources fonts = new PDResources();
                COSName font = fonts.add(new PDType1Font(Standard14Fonts.FontName.HELVETICA));
                look.setResources(fonts);
                String words = field == text ? "one thousand" : "Acme Ltd";
                try (OutputStream out = look.getCOSObject().createOutputStream()) {
                    out.write(("BT /" + font.getName() + " 10 Tf 2 5 Td (" + words + ") Tj ET")
                            .getBytes(StandardCharsets.US_ASCII));
                }
                PDAppearanceDictionary looks = new PDAppearanceDictionary();
                looks.setNormalAppearance(look);
                field.getWidgets().getFirst().setAppearance(looks);
                field.getWidgets().getFirst().setRectangle(new PDRectangle(80, 600, 100, 20));
            }
            PDPushButton button = new PDPushButton(form);
            button.setPartialName("Go");
            COSDictionary caption = new COSDictionary();
            caption.setString(COSName.CA, "Send to the bank");
            button.getWidgets().getFirst().getCOSObject().setItem(COSName.MK, caption);
            page.setAnnotations(List.of(
                    text.getWidgets().getFirst(),
                    same.getWidgets().getFirst(),
                    button.getWidgets().getFirst()));
            form.setFields(List.of(text, same, button));
        });
        assertThat(lines(read(pdf)))
                .containsExactly(
                        "A form",
                        "Form field Sum: 1200",
                        "Shown in Sum: one thousand",
                        "Form field Payee: Acme Ltd",
                        "Form field Go: empty",
                        "Shown in Go: Send to the bank");
    }

    @Test
    void wordsOfALayerThatIsOffAreNamed() throws IOException {
        byte[] pdf = MadePdf.with("Seen by all", (document, page) -> {
            PDOptionalContentProperties layers = new PDOptionalContentProperties();
            document.getDocumentCatalog().setOCProperties(layers);
            PDOptionalContentGroup off = new PDOptionalContentGroup("Drafts");
            PDOptionalContentGroup on = new PDOptionalContentGroup("Prints");
            layers.addGroup(off);
            layers.addGroup(on);
            layers.setGroupEnabled(off, false);
            MadePdf.write(document, page, pen -> {
                pen.beginMarkedContent(COSName.OC, off);
                MadePdf.line(pen, 80, 600, "names the informant");
                pen.endMarkedContent();
                pen.beginMarkedContent(COSName.OC, on);
                MadePdf.line(pen, 80, 500, "printed too");
                pen.endMarkedContent();
            });
        });
        RecordedTree.Doc doc = read(pdf);
        assertThat(lines(doc)).contains("Layer that is off, Drafts: names the informant");
        assertThat(doc.text().split("printed too", -1)).hasSize(2);
        assertThat(isHidden(doc, "hidden layer")).isTrue();
    }

    @Test
    void textWithoutInkIsToldFromTextBehindAPicture() throws IOException {
        byte[] some = MadePdf.with(
                "Seen by all who look at this page",
                (document, page) -> MadePdf.write(document, page, pen -> {
                    pen.setRenderingMode(RenderingMode.NEITHER);
                    MadePdf.line(pen, 80, 600, "unseen");
                }));
        RecordedTree.Doc doc = read(some);
        assertThat(lines(doc)).contains("Text without ink: unseen");
        assertThat(isHidden(doc, "invisible text")).isTrue();
        byte[] scan = MadePdf.with(
                "",
                (document, page) -> MadePdf.write(document, page, pen -> {
                    pen.drawImage(
                            LosslessFactory.createFromImage(
                                    document, new BufferedImage(50, 50, BufferedImage.TYPE_BYTE_GRAY)),
                            0,
                            0);
                    pen.setRenderingMode(RenderingMode.NEITHER);
                    MadePdf.line(pen, 80, 600, "what the scanner read");
                }));
        assertThat(isHidden(read(scan), "text behind a picture")).isFalse();
    }

    @Test
    void wordsOutsideOfACroppedPageAreNamed() throws IOException {
        byte[] pdf = MadePdf.with("Kept on the page", (document, page) -> {
            MadePdf.write(document, page, pen -> MadePdf.line(pen, 80, 100, "cut away"));
            page.setCropBox(new PDRectangle(0, 400, 595, 442));
        });
        RecordedTree.Doc doc = read(pdf);
        assertThat(lines(doc)).contains("Outside of the page, 595 by 442: cut away");
        assertThat(isHidden(doc, "outside of the page")).isTrue();
    }

    @Test
    void whatAnEarlierRevisionSaidIsRead() throws IOException {
        byte[] first = MadePdf.with("The minister signed on Monday", (_, _) -> {});
        byte[] second = MadePdf.changed(first, "Nobody signed");
        byte[] third = MadePdf.changed(second, "Nobody signed anything");
        RecordedTree.Doc doc = read(third);
        assertThat(doc.text().split("\f", -1)).hasSize(2);
        assertThat(lines(doc))
                .containsExactly(
                        "Nobody signed anything",
                        "Revision 2 of 3, no longer in the document, page 1: Nobody signed",
                        "Revision 1 of 3, no longer in the document, page 1: The minister signed on Monday");
        assertThat(isHidden(doc, "earlier revision")).isTrue();
        assertThat(doc.outcome()).isEqualTo("read/none");
    }

    @Test
    void outlineAndLabelsOfPagesAreRead() throws IOException {
        byte[] pdf = MadePdf.with("Text", (document, _) -> {
            PDDocumentOutline outline = new PDDocumentOutline();
            PDOutlineItem chapter = new PDOutlineItem();
            chapter.setTitle("Payments");
            PDOutlineItem part = new PDOutlineItem();
            part.setTitle("In cash");
            outline.addLast(chapter);
            chapter.addLast(part);
            document.getDocumentCatalog().setDocumentOutline(outline);
            PDPageLabels labels = new PDPageLabels(document);
            PDPageLabelRange range = new PDPageLabelRange();
            range.setStyle(PDPageLabelRange.STYLE_ROMAN_LOWER);
            range.setStart(4);
            labels.setLabelItem(0, range);
            document.getDocumentCatalog().setPageLabels(labels);
        });
        RecordedTree.Doc doc = read(pdf);
        assertThat(doc.text().split("\f", -1)[1].lines()).containsExactly("Outline: Payments", "In cash");
        assertThat(doc.ended().metadata()).containsEntry("pdf:page-label", List.of("1 is iv"));
    }

    @Test
    void aPageWhoseSignsMeanNoLetterHasNoTextAndIsRecognised() throws IOException {
        byte[] pdf =
                MadePdf.with("x", (document, page) -> MadePdf.mute(document, page, "abcdefghijklmnopqrstuvwxyzabcdef"));
        RecordedTree.Doc doc = read(pdf);
        assertThat(doc.outcome()).isEqualTo("partly_read/no_text");
        assertThat(doc.ended().metadata()).containsEntry("pdf:unreadable-text", List.of("page 1"));
        RecordedTree.Doc recognised = ReadingFixture.read(
                        "made.pdf", pdf, new Recognition(Recognition.Mode.AUTO, List.of()))
                .root();
        assertThat(recognised.ended().metadata().get(Recognition.METADATA)).hasSize(1);
    }

    @Test
    void aPlainPageHasNoRemarksAndOnePage() throws IOException {
        RecordedTree.Doc doc = read(MadePdf.with("Nothing but this", (_, _) -> {}));
        assertThat(lines(doc)).containsExactly("Nothing but this");
        assertThat(doc.blocks()).isEmpty();
        assertThat(doc.text()).doesNotContain("\f");
    }

    @Test
    void wordsThatWereBlankedInAFormBesideThePageAreRead() throws IOException {
        byte[] first = MadePdf.withForm("The minister signed");
        assertThat(read(first).text()).contains("The minister signed");
        RecordedTree.Doc doc = read(MadePdf.withFormReplaced(first));
        assertThat(lines(doc))
                .containsExactly("Revision 1 of 2, no longer in the document, page 1: The minister signed");
    }

    @Test
    void damagedAnnotationsAndRevisionsEndInGoodOrder() throws IOException {
        byte[] pdf = MadePdf.with("Still here", (_, page) -> {
            COSDictionary broken = MadePdf.annotation("Highlight", "x", "y");
            broken.setItem(COSName.getPDFName("QuadPoints"), MadePdf.numbers(1, 2, 3));
            MadePdf.annotate(page, broken, new COSDictionary());
        });
        assertThat(read(pdf).text()).contains("Still here");
        byte[] ends = Arrays.copyOf("%%EOF\n".repeat(2_000).getBytes(StandardCharsets.US_ASCII), 12_000 + pdf.length);
        System.arraycopy(pdf, 0, ends, 12_000, pdf.length);
        assertThat(read(ends).hasEnded()).isTrue();
    }
}
