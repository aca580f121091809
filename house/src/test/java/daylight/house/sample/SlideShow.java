package daylight.house.sample;

import daylight.house.sample.OfficePackage.Part;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/// A pptx with speaker notes. Source: ECMA-376, part 1, chapter 19.
record SlideShow(String author, LocalDateTime time, List<Slide> slides) {
    /// @param body one bullet a line
    /// @param notes what the speaker sees and the audience does not
    record Slide(String title, String body, String notes) {}

    private static final String SPACES = " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
            + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
            + " xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";
    private static final String TREE =
            "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>" + "<p:grpSpPr/>";
    private static final String MAP = "<p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\""
            + " accent2=\"accent2\" accent3=\"accent3\" accent4=\"accent4\" accent5=\"accent5\" accent6=\"accent6\""
            + " hlink=\"hlink\" folHlink=\"folHlink\"/>";

    byte[] bytes() {
        Part theme = new Part("ppt/theme/theme1.xml", "theme", "theme", theme());
        Part noteTheme = new Part("ppt/theme/theme2.xml", "theme", "theme", theme());
        Part master = part("slideMasters/slideMaster1", "slideMaster", master());
        Part layout = part("slideLayouts/slideLayout1", "slideLayout", frame("sldLayout", "", ""));
        Part noteMaster = part("notesMasters/notesMaster1", "notesMaster", frame("notesMaster", "", MAP));
        List<Part> shown = new ArrayList<>();
        List<Part> noted = new ArrayList<>();
        for (int i = 0; i < slides.size(); i++) {
            Slide slide = slides.get(i);
            shown.add(part(
                    "slides/slide" + (i + 1),
                    "slide",
                    frame("sld", shape("title", slide.title) + shape("body", slide.body), "")));
            noted.add(part(
                    "notesSlides/notesSlide" + (i + 1), "notesSlide", frame("notes", shape("body", slide.notes), "")));
        }
        List<Part> all = new ArrayList<>(List.of(
                new Part("ppt/presentation.xml", "presentationml.presentation.main", "main", presentation()),
                theme,
                noteTheme,
                master,
                layout,
                noteMaster));
        all.addAll(shown);
        all.addAll(noted);
        var zip = new Zip(time)
                .with("[Content_Types].xml", OfficePackage.contentTypes(all))
                .with("_rels/.rels", OfficePackage.rootRelationships("ppt/presentation.xml"))
                .with("docProps/core.xml", OfficePackage.core(slides.getFirst().title, author, time, "en"));
        all.forEach(part -> zip.with(part.name(), part.content()));
        List<Part> top = new ArrayList<>(List.of(master, noteMaster, theme));
        top.addAll(shown);
        zip.with("ppt/_rels/presentation.xml.rels", OfficePackage.relationships(top));
        zip.with(relations(master), OfficePackage.relationships(List.of(layout, theme)));
        zip.with(relations(layout), OfficePackage.relationships(List.of(master)));
        zip.with(relations(noteMaster), OfficePackage.relationships(List.of(noteTheme)));
        for (int i = 0; i < slides.size(); i++) {
            zip.with(relations(shown.get(i)), OfficePackage.relationships(List.of(layout, noted.get(i))));
            zip.with(relations(noted.get(i)), OfficePackage.relationships(List.of(noteMaster, shown.get(i))));
        }
        return zip.bytes();
    }

    private static Part part(String name, String kind, String content) {
        return new Part("ppt/" + name + ".xml", "presentationml." + kind, kind, content);
    }

    private static String relations(Part part) {
        int slash = part.name().lastIndexOf('/');
        return part.name().substring(0, slash) + "/_rels" + part.name().substring(slash) + ".rels";
    }

    private String presentation() {
        var out = new StringBuilder(OfficePackage.XML + "<p:presentation" + SPACES
                + "><p:sldMasterIdLst><p:sldMasterId id=\"2147483648\" r:id=\"slideMaster1\"/></p:sldMasterIdLst>"
                + "<p:notesMasterIdLst><p:notesMasterId r:id=\"notesMaster1\"/></p:notesMasterIdLst><p:sldIdLst>");
        for (int i = 0; i < slides.size(); i++) {
            out.append("<p:sldId id=\"")
                    .append(256 + i)
                    .append("\" r:id=\"slide")
                    .append(i + 1)
                    .append("\"/>");
        }
        return out.append(
                        "</p:sldIdLst><p:sldSz cx=\"9144000\" cy=\"6858000\"/><p:notesSz cx=\"6858000\" cy=\"9144000\"/>")
                .append("</p:presentation>")
                .toString();
    }

    private static String master() {
        String after =
                MAP + "<p:sldLayoutIdLst><p:sldLayoutId id=\"2147483649\" r:id=\"slideLayout1\"/></p:sldLayoutIdLst>";
        return frame("sldMaster", "", after);
    }

    private static String frame(String element, String shapes, String after) {
        return OfficePackage.XML + "<p:" + element + SPACES + "><p:cSld><p:spTree>" + TREE + shapes
                + "</p:spTree></p:cSld>" + after + "</p:" + element + ">";
    }

    private static String shape(String kind, String text) {
        int id = kind.equals("title") ? 2 : 3;
        var out = new StringBuilder("<p:sp><p:nvSpPr><p:cNvPr id=\"" + id + "\" name=\"" + kind
                + "\"/><p:cNvSpPr/><p:nvPr><p:ph type=\"" + kind + "\"" + (id == 3 ? " idx=\"1\"" : "")
                + "/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x=\"600000\" y=\"" + (id == 2 ? 400_000 : 1_800_000)
                + "\"/><a:ext cx=\"7900000\" cy=\"" + (id == 2 ? 1_200_000 : 4_200_000)
                + "\"/></a:xfrm></p:spPr><p:txBody><a:bodyPr/>");
        text.lines()
                .forEach(line -> out.append("<a:p><a:r><a:rPr lang=\"en\"/><a:t>")
                        .append(Markup.xml(line))
                        .append("</a:t></a:r></a:p>"));
        return out.append("</p:txBody></p:sp>").toString();
    }

    private static String theme() {
        var colours = new StringBuilder();
        for (String name :
                "dk1 lt1 dk2 lt2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink".split(" ", -1)) {
            String value = name.startsWith("lt") ? "FFFFFF" : "1F3A4D";
            colours.append("<a:")
                    .append(name)
                    .append("><a:srgbClr val=\"")
                    .append(value)
                    .append("\"/></a:")
                    .append(name)
                    .append(">");
        }
        String fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>";
        String font = "<a:latin typeface=\"Arial\"/><a:ea typeface=\"\"/><a:cs typeface=\"\"/>";
        return OfficePackage.XML + "<a:theme" + SPACES + " name=\"Plain\"><a:themeElements><a:clrScheme name=\"Plain\">"
                + colours + "</a:clrScheme><a:fontScheme name=\"Plain\"><a:majorFont>" + font
                + "</a:majorFont><a:minorFont>"
                + font + "</a:minorFont></a:fontScheme><a:fmtScheme name=\"Plain\"><a:fillStyleLst>" + fill.repeat(3)
                + "</a:fillStyleLst><a:lnStyleLst>" + ("<a:ln>" + fill + "</a:ln>").repeat(3)
                + "</a:lnStyleLst><a:effectStyleLst>"
                + "<a:effectStyle><a:effectLst/></a:effectStyle>".repeat(3) + "</a:effectStyleLst><a:bgFillStyleLst>"
                + fill.repeat(3) + "</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>";
    }
}
