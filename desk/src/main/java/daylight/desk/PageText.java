package daylight.desk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import daylight.id.Span;
import daylight.rendition.Rendition;
import daylight.rendition.WordSpans;
import daylight.text.DocumentText;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/// Tells of shown pages: as lines while they come, or as one JSON document at the end.
final class PageText {
    private final Console console;
    private final IntFunction<String> text;
    private final boolean words;
    private final boolean json;
    private final ObjectNode document = Json.object();
    private final ArrayNode pages;
    private final ArrayNode notDrawn;
    private Optional<String> laidOutBy = Optional.empty();

    /// @param text  of a page of the document, in which its words are found again; empty where there is none
    /// @param words whether they are told
    PageText(Console console, DocumentText known, IntFunction<String> text, boolean words, boolean json) {
        this.console = console;
        this.text = text;
        this.words = words;
        this.json = json;
        document.put("document", known.document().hex()).put("page_count", 0);
        document.put("layer", known.layer().id().hex());
        this.pages = document.putArray("pages");
        this.notDrawn = document.putArray("not_drawn");
    }

    void page(Rendition rendition, Path file) {
        List<Optional<Span>> spans = words ? spans(rendition) : List.of();
        if (json) {
            put(rendition, file, spans);
        } else {
            print(rendition, file, spans);
        }
    }

    /// Pages that a program laid out are not those of the text layer: nothing is found there.
    private List<Optional<Span>> spans(Rendition rendition) {
        if (rendition.laidOutBy().isPresent()) {
            return Collections.nCopies(rendition.words().size(), Optional.empty());
        }
        return WordSpans.of(rendition.words(), text.apply(rendition.page()));
    }

    private void put(Rendition rendition, Path file, List<Optional<Span>> spans) {
        document.put("page_count", rendition.pages());
        ObjectNode page = pages.addObject()
                .put("page", rendition.page())
                .put("file", file.toString())
                .put("width", rendition.width())
                .put("height", rendition.height())
                .put("dpi", rendition.dpi())
                .put("other_fonts", rendition.otherFonts())
                .put("incomplete", rendition.incomplete());
        rendition.laidOutBy().ifPresent(program -> page.put("laid_out_by", program));
        if (words) {
            ArrayNode all = page.putArray("words");
            for (int i = 0; i < spans.size(); i++) {
                Rendition.Word word = rendition.words().get(i);
                ObjectNode one = all.addObject()
                        .put("text", word.text())
                        .put("left", word.left())
                        .put("top", word.top())
                        .put("right", word.right())
                        .put("bottom", word.bottom());
                spans.get(i).ifPresent(span -> one.put("start", span.start()).put("end", span.end()));
            }
        }
    }

    private void print(Rendition rendition, Path file, List<Optional<Span>> spans) {
        PrintStream out = console.out();
        out.println(file);
        laidOutBy = rendition.laidOutBy().or(() -> laidOutBy);
        if (rendition.otherFonts()) {
            console.err()
                    .println("Page " + rendition.page()
                            + " asks for fonts that it does not carry; its letters may look otherwise, or be missing.");
        }
        if (rendition.incomplete()) {
            console.err()
                    .println("Something on page " + rendition.page() + " could not be drawn, such as a picture in it.");
        }
        for (int i = 0; i < spans.size(); i++) {
            Rendition.Word word = rendition.words().get(i);
            String place =
                    spans.get(i).map(span -> span.start() + "\t" + span.end()).orElse("-\t-");
            String shown = console.terminal() ? ShowCommand.harmless(word.text()) : word.text();
            out.println(word.left() + "\t" + word.top() + "\t" + word.right() + "\t" + word.bottom() + "\t" + place
                    + "\t" + shown);
        }
    }

    void none(int page, DrawnPages.Shown.Not not) {
        if (not.pages() > 0) {
            document.put("page_count", not.pages());
        }
        if (json) {
            notDrawn.addObject().put("page", page).put("reason", not.code()).put("sentence", not.sentence());
        } else {
            console.err().println("Page " + page + ": " + not.sentence());
        }
    }

    ObjectNode document() {
        return document;
    }

    void end() {
        if (json) {
            console.print(document);
        }
        laidOutBy.ifPresent(program -> console.err().println(laidOut(program)));
    }

    /// What a reader of such pages has to know.
    static String laidOut(String program) {
        return program + " laid these pages out, in its own way: what the document hides is not on them, dates and"
                + " formulas may have been calculated anew, and they are no places to cite. What the document says"
                + " is shown by: daylight show";
    }
}
