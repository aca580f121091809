package daylight.reader.pdf;

import daylight.reader.ground.Evidence;
import daylight.reader.ground.Hostile;
import daylight.reader.ground.Node;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.io.input.BoundedInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.text.PDFTextStripper;

/// What a PDF said before it was changed (ISO 32000-2, 7.5.6). Who saves a change behind the end of the file leaves all
/// that was there before it; each end that the file has is the end of a revision.
final class EarlierRevisions {
    private static final byte[] END = "%%EOF".getBytes(StandardCharsets.US_ASCII);

    /// The latest are read; each costs as much as the document.
    private static final int REVISIONS_MAX = 10;

    private static final int PAGES_MAX = 2_000;

    private static final int BUFFER_BYTES = 64 * 1024;

    /// A shorter file is no PDF.
    private static final long BYTES_MIN = 200;

    /// The dictionary that says so is the first object.
    private static final int START_BYTES = 1024;

    private final Evidence evidence;
    private final Node node;
    private final Path temporaryFolder;
    private final Notes notes;

    EarlierRevisions(Evidence evidence, Node node, Path temporaryFolder, Notes notes) {
        this.evidence = evidence;
        this.node = node;
        this.temporaryFolder = temporaryFolder;
        this.notes = notes;
    }

    /// Where revisions end, the last one left out; bytes from the file's start.
    List<Long> ends() throws IOException {
        List<Long> ends = new ArrayList<>();
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = evidence.open()) {
            long place = 0;
            int matched = 0;
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                for (int i = 0; i < length; i++) {
                    int b = buffer[i];
                    matched = b == END[matched] ? matched + 1 : b != END[0] ? 0 : matched == 2 ? 2 : 1;
                    if (matched == END.length) {
                        ends.add(place + i + 1);
                        matched = 0;
                    }
                }
                place += length;
            }
        }
        if (!ends.isEmpty()) {
            ends.removeLast();
        }
        if (!ends.isEmpty() && isLinearised()) {
            ends.removeFirst();
        }
        ends.removeIf(end -> end < BYTES_MIN);
        return ends;
    }

    /// Whether the file begins with its first page, for viewers that fetch it; that part has an end of its own.
    private boolean isLinearised() throws IOException {
        try (InputStream in = evidence.open()) {
            return new String(in.readNBytes(START_BYTES), StandardCharsets.ISO_8859_1).contains("/Linearized");
        }
    }

    /// Write the lines that earlier revisions have and the current one has not, the latest revision first.
    void write(PDDocument current, List<Long> ends) throws IOException {
        Known known = new Known(current);
        int oldest = Math.max(0, ends.size() - REVISIONS_MAX);
        for (int i = ends.size() - 1; i >= oldest; i--) {
            int number = i + 1;
            long end = ends.get(i);
            // A revision that cannot be read any more says nothing; linearised files have such an end, which is none.
            Hostile.thrownBy(() -> revision(number, ends.size() + 1, end, known));
            node.reading().checkTime();
        }
        if (oldest > 0) {
            notes.note("earlier revision", false, "", oldest + " revisions before these were not read");
        }
    }

    /// The lines that were said already: those of the current revision, which are looked for only where
    /// another one differs from it, and of those after the one that is read.
    private final class Known {
        private final PDDocument current;
        private final Set<String> keys = new HashSet<>();
        private boolean isTextKnown;

        Known(PDDocument current) throws IOException {
            this.current = current;
            for (int page = 1; page <= pages(current); page++) {
                remarks(current, page).forEach(this::isNew);
            }
            fields(current).forEach(this::isNew);
        }

        boolean isNew(String line) {
            return keys.add(line.replaceAll("\\s+", ""));
        }

        void readText() throws IOException {
            if (!isTextKnown) {
                for (int page = 1; page <= pages(current); page++) {
                    node.reading().checkTime();
                    text(current, page).forEach(this::isNew);
                }
                isTextKnown = true;
            }
        }
    }

    private static int pages(PDDocument document) {
        return Math.min(PAGES_MAX, document.getNumberOfPages());
    }

    private void revision(int number, int all, long end, Known known) throws IOException {
        Path file = Files.createTempFile(temporaryFolder, "revision", ".pdf");
        try {
            try (InputStream in = BoundedInputStream.builder()
                            .setInputStream(evidence.open())
                            .setMaxCount(end)
                            .get();
                    OutputStream out = Files.newOutputStream(file)) {
                in.transferTo(out);
            }
            try (PDDocument earlier = Loader.loadPDF(file.toFile())) {
                String lead = "Revision " + number + " of " + all + ", no longer in the document, ";
                Changes changes = new Changes(earlier, known.current);
                for (int page = 1; page <= pages(earlier); page++) {
                    node.reading().checkTime();
                    List<String> lines = new ArrayList<>();
                    if (changes.touchTextOf(earlier.getPage(page - 1))) {
                        known.readText();
                        lines.addAll(text(earlier, page));
                    }
                    lines.addAll(remarks(earlier, page));
                    say(lead + "page " + page + ": ", lines, known);
                }
                say(lead + "form: ", fields(earlier), known);
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void say(String lead, List<String> lines, Known known) {
        List<String> gone = lines.stream().filter(known::isNew).toList();
        notes.note("earlier revision", true, lead, String.join("\n", gone));
    }

    private static List<String> text(PDDocument document, int number) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(number);
        stripper.setEndPage(number);
        return stripper.getText(document)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }

    /// What is written onto a page.
    private static List<String> remarks(PDDocument document, int number) throws IOException {
        List<String> lines = new ArrayList<>();
        for (PDAnnotation annotation : document.getPage(number - 1).getAnnotations()) {
            String contents = annotation.getContents();
            if (contents != null) {
                lines.addAll(contents.lines().filter(line -> !line.isBlank()).toList());
            }
        }
        return lines;
    }

    private static List<String> fields(PDDocument document) {
        List<String> values = new ArrayList<>();
        PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);
        if (form != null) {
            for (PDField field : form.getFieldTree()) {
                String value = field.getValueAsString();
                if (value != null && !value.isBlank() && !value.startsWith("COS")) {
                    values.add(field.getFullyQualifiedName() + ": " + value);
                }
            }
        }
        return values;
    }
}
