package daylight.desk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import daylight.extraction.PageAnswer.Picture;
import daylight.id.Sha256;
import daylight.publication.PublishedPage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What became of an export: as sentences, or as one JSON document.
final class ExportText {
    /// Stretches of pages that a sentence names; more are counted.
    private static final int STRETCHES_MAX = 12;

    private final Path file;
    private final String again;
    private final ObjectNode document = Json.object();
    private final ArrayNode notDrawn;
    private final List<String> sentences = new ArrayList<>();
    private final List<Integer> wordless = new ArrayList<>();
    private int pageCount;
    private int written;
    private int leftOut;
    private long words;
    private long ofTheDocument;
    private long covered;
    private String laidOutBy = "";
    private boolean isFinished;
    private boolean isOtherwise;
    private boolean isIncomplete;

    /// @param again how the document's scans are recognised; empty where that was tried
    ExportText(Sha256 id, Path file, String again) {
        this.file = file;
        this.again = again;
        document.put("document", id.hex());
        this.notDrawn = document.putArray("not_drawn");
    }

    /// @param isOwn whether the words are the page's own
    void page(int number, Picture picture, PublishedPage page, boolean isOwn) {
        written++;
        pageCount = picture.drawn().pages();
        words += page.words();
        covered += page.covered();
        ofTheDocument += isOwn ? page.words() : 0;
        isOtherwise |= picture.drawn().otherFonts();
        isIncomplete |= picture.drawn().incomplete();
        if (page.words() == 0) {
            wordless.add(number);
            leftOut += picture.words().isEmpty() || isOwn ? 0 : 1;
        }
    }

    /// @param program which laid the pages out
    void laidOut(String program) {
        laidOutBy = program;
    }

    void none(int number, DrawnPages.Shown.Not not) {
        pageCount = Math.max(pageCount, not.pages());
        notDrawn.addObject().put("page", number).put("reason", not.code()).put("sentence", not.sentence());
        sentences.add("Page " + number + ": " + not.sentence());
    }

    /// Pages that are in the file.
    int written() {
        return written;
    }

    /// What was written so far does not stay.
    void abandoned() {
        written = 0;
    }

    void finished() {
        isFinished = true;
    }

    void tell(Console console, boolean json, WordChoice choice) {
        if (json) {
            if (isFinished) {
                document.put("file", file.toString());
            }
            document.put("page_count", pageCount)
                    .put("pages", written)
                    .put("words", words)
                    .put("words_of_the_document", ofTheDocument)
                    .put("words_covered", covered)
                    .put("other_fonts", isOtherwise)
                    .put("incomplete", isIncomplete);
            if (!laidOutBy.isEmpty()) {
                document.put("laid_out_by", laidOutBy);
            }
            ArrayNode without = document.putArray("pages_without_words");
            wordless.forEach(without::add);
            console.print(document);
            return;
        }
        if (isFinished) {
            console.out().println(file);
            explain(choice);
        }
        sentences.forEach(console.err()::println);
    }

    private void explain(WordChoice choice) {
        if (choice != WordChoice.none && !wordless.isEmpty()) {
            sentences.add("No words lie beneath " + wordless.size() + " of " + counted(written, "page") + ": "
                    + stretches(wordless) + "."
                    + (again.isEmpty() || wordless.size() == leftOut ? "" : " Scans are recognised by: " + again));
        }
        if (choice == WordChoice.recognised && leftOut > 0) {
            sentences.add("Of these, " + leftOut + " had words of " + (leftOut == 1 ? "its" : "their")
                    + " own. They are left out, because some may be hidden from the eye; --words all adds them.");
        }
        if (covered > 0) {
            sentences.add(counted(covered, "word") + " " + (covered == 1 ? "was" : "were")
                    + " left out: the picture shows nothing where " + (covered == 1 ? "it stands." : "they stand."));
        }
        if (ofTheDocument > 0) {
            sentences.add(counted(ofTheDocument, "word") + " " + (ofTheDocument == 1 ? "is" : "are")
                    + " what the document says and not what was seen in its pictures. Something may hide some of them"
                    + " from the eye and not from a search: look before you publish.");
        }
        if (!laidOutBy.isEmpty()) {
            sentences.add(PageText.laidOut(laidOutBy));
        }
        if (isOtherwise) {
            sentences.add("Some pages ask for fonts that they do not carry; their letters may look otherwise, or be"
                    + " missing.");
        }
        if (isIncomplete) {
            sentences.add("Something on some pages could not be drawn, such as a picture in them.");
        }
    }

    private static String counted(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    /// For instance `1, 3-9, 12`.
    static String stretches(List<Integer> numbers) {
        List<String> stretches = new ArrayList<>();
        for (int from = 0; from < numbers.size(); ) {
            int to = from;
            while (to + 1 < numbers.size() && numbers.get(to + 1) == numbers.get(to) + 1) {
                to++;
            }
            stretches.add(from == to ? "" + numbers.get(from) : numbers.get(from) + "-" + numbers.get(to));
            from = to + 1;
        }
        return stretches.size() <= STRETCHES_MAX
                ? String.join(", ", stretches)
                : String.join(", ", stretches.subList(0, STRETCHES_MAX)) + " and more";
    }
}
