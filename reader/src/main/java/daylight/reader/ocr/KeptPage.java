package daylight.reader.ocr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What recognition made of a page, as text, so that it can be kept and need not be made again.
///
/// Lines of fields with tabs between them: the page's own, then for each unread box, each picture and each line of text
/// one that begins with `u`, `p` or `l`, and behind a line of text its words, with `w`.
public final class KeptPage {
    private static final String FORM = "1";
    private static final String FIELD = "\t";

    private KeptPage() {}

    /// Nothing where a word holds what parts fields.
    public static Optional<String> write(RecognisedPage page) {
        StringBuilder text = new StringBuilder();
        line(
                text,
                FORM,
                page.languages(),
                String.join("+", page.missing()),
                page.quarters(),
                page.skewDegrees(),
                page.stopped());
        page.unread().forEach(box -> box(text, "u", box));
        page.pictures().forEach(box -> box(text, "p", box));
        for (Line line : page.lines()) {
            Box box = line.box();
            line(text, "l", box.left(), box.top(), box.right(), box.bottom(), line.paragraph(), line.rescued());
            for (Word word : line.words()) {
                if (word.text().chars().anyMatch(Character::isISOControl)) {
                    return Optional.empty();
                }
                Box place = word.box();
                line(
                        text,
                        "w",
                        place.left(),
                        place.top(),
                        place.right(),
                        place.bottom(),
                        word.confidence(),
                        word.text());
            }
        }
        return Optional.of(text.toString());
    }

    private static void box(StringBuilder text, String kind, Box box) {
        line(text, kind, box.left(), box.top(), box.right(), box.bottom());
    }

    private static void line(StringBuilder text, Object... fields) {
        String between = "";
        for (Object field : fields) {
            text.append(between).append(field);
            between = FIELD;
        }
        text.append('\n');
    }

    /// The page again; nothing where the text is no such page, or not one of this size: whoever kept it may have been
    /// taken over by another document.
    public static Optional<RecognisedPage> read(String text, int width, int height) {
        try {
            String[] lines = text.split("\n");
            String[] page = fields(lines[0], 6);
            if (!page[0].equals(FORM)) {
                return Optional.empty();
            }
            Function<String[], Box> box = fields -> inside(fields, width, height);
            List<Line> read = new ArrayList<>();
            List<Box> unread = new ArrayList<>();
            List<Box> pictures = new ArrayList<>();
            int at = 1;
            while (at < lines.length) {
                String line = lines[at++];
                switch (line.charAt(0)) {
                    case 'u' -> unread.add(box.apply(fields(line, 5)));
                    case 'p' -> pictures.add(box.apply(fields(line, 5)));
                    default -> {
                        String[] fields = fields(line, 7);
                        List<Word> words = new ArrayList<>();
                        while (at < lines.length && lines[at].startsWith("w")) {
                            String[] word = fields(lines[at++], 7);
                            words.add(new Word(word[6], box.apply(word), Float.parseFloat(word[5])));
                        }
                        read.add(new Line(
                                words,
                                box.apply(fields),
                                Integer.parseInt(fields[5]),
                                Boolean.parseBoolean(fields[6])));
                    }
                }
            }
            List<String> missing = page[2].isEmpty() ? List.of() : List.of(page[2].split("\\+"));
            return Optional.of(new RecognisedPage(
                    read,
                    page[1],
                    missing,
                    Integer.parseInt(page[3]),
                    Double.parseDouble(page[4]),
                    unread,
                    pictures,
                    Boolean.parseBoolean(page[5])));
        } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
            return Optional.empty();
        }
    }

    private static String[] fields(String line, int count) {
        String[] fields = line.split(FIELD, -1);
        if (fields.length != count) {
            throw new IllegalArgumentException(fields.length + " fields where " + count + " were due");
        }
        return fields;
    }

    /// A tilted page's boxes may reach a little over its edge, as those of a page that was read just now.
    private static Box inside(String[] fields, int width, int height) {
        Box box = new Box(
                Integer.parseInt(fields[1]),
                Integer.parseInt(fields[2]),
                Integer.parseInt(fields[3]),
                Integer.parseInt(fields[4]));
        int margin = width + height;
        if (box.left() < -margin || box.top() < -margin || box.right() > 2 * margin || box.bottom() > 2 * margin) {
            throw new IllegalArgumentException("a box far outside of its page");
        }
        return box;
    }
}
