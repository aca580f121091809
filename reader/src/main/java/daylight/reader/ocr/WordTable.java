package daylight.reader.ocr;

import java.util.ArrayList;
import java.util.List;

/// Tesseract's table of words: tab-separated, `level page block paragraph line word left top width height
/// confidence text`, in reading order, a line to a row of level 4 and its words to rows of level 5 (TSV renderer of
/// Tesseract 5).
final class WordTable {
    private static final String LINE = "4";
    private static final String WORD = "5";
    private static final int COLUMNS = 12;

    /// Rows that are no words may end before their empty text.
    private static final int LINE_COLUMNS = 10;

    private WordTable() {}

    static List<Line> lines(String table) {
        List<Line> lines = new ArrayList<>();
        List<Word> words = new ArrayList<>();
        Box line = new Box(0, 0, 0, 0);
        String paragraph = "";
        int paragraphs = -1;
        for (String row : table.split("\n", -1)) {
            String[] cells = row.split("\t", COLUMNS);
            if (cells.length >= LINE_COLUMNS && cells[0].equals(LINE)) {
                add(lines, words, line, paragraphs);
                line = box(cells);
                String inParagraph = cells[2] + " " + cells[3];
                paragraphs += inParagraph.equals(paragraph) ? 0 : 1;
                paragraph = inParagraph;
            } else if (cells.length == COLUMNS && cells[0].equals(WORD) && !cells[11].isBlank()) {
                float confidence = Math.clamp(Float.parseFloat(cells[10]), 0, 100);
                words.add(new Word(cells[11].strip(), box(cells), confidence));
            }
        }
        add(lines, words, line, paragraphs);
        return lines;
    }

    private static void add(List<Line> lines, List<Word> words, Box box, int paragraph) {
        if (!words.isEmpty()) {
            lines.add(new Line(words, box, paragraph, false));
            words.clear();
        }
    }

    private static Box box(String[] cells) {
        int left = Integer.parseInt(cells[6]);
        int top = Integer.parseInt(cells[7]);
        return new Box(left, top, left + Integer.parseInt(cells[8]), top + Integer.parseInt(cells[9]));
    }
}
