package daylight.reader.ocr;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/// What stands light on dark in fields of a page, such as a title bar or the head of a table: turned to dark on white,
/// as letters are read, with nothing else around it.
///
/// @param page as large as the whole page
/// @param ink  of that
record LightLetters(PageImage page, Ink ink) {
    /// @param ink    of the page
    /// @param fields boxes of pieces of it
    static LightLetters of(PageImage page, Ink ink, List<Box> fields) {
        byte[] grey = new byte[page.grey().length];
        Arrays.fill(grey, PageImage.WHITE);
        boolean[] dark = new boolean[grey.length];
        for (Box field : fields) {
            boolean[] light = lightInside(ink, field);
            int ground = ground(page, ink, field);
            for (int y = field.top(); y < field.bottom(); y++) {
                for (int x = field.left(); x < field.right(); x++) {
                    int at = y * page.width() + x;
                    boolean isLight = light[(y - field.top()) * field.width() + x - field.left()];
                    dark[at] |= isLight;
                    // The soft edges of letters are dark for the page.
                    if (isLight || ink.dark()[at]) {
                        grey[at] = (byte) (255 - Math.max(0, page.at(x, y) - ground));
                    }
                }
            }
        }
        return new LightLetters(
                new PageImage(grey, page.width(), page.height(), page.dpi()),
                new Ink(dark, page.width(), page.height()));
    }

    /// What is light in a field and does not hang together with its edge, where the paper begins: row after row of
    /// the field.
    private static boolean[] lightInside(Ink ink, Box field) {
        int width = field.width();
        boolean[] light = new boolean[width * field.height()];
        for (int i = 0; i < light.length; i++) {
            light[i] = !ink.dark()[(field.top() + i / width) * ink.width() + field.left() + i % width];
        }
        Deque<Integer> outside = new ArrayDeque<>();
        for (int i = 0; i < light.length; i++) {
            int x = i % width;
            if (light[i] && (x == 0 || x == width - 1 || i < width || i >= light.length - width)) {
                light[i] = false;
                outside.push(i);
            }
        }
        while (!outside.isEmpty()) {
            int at = outside.pop();
            int x = at % width;
            int[] beside = {
                x > 0 ? at - 1 : at,
                x < width - 1 ? at + 1 : at,
                at >= width ? at - width : at,
                at + width < light.length ? at + width : at
            };
            for (int next : beside) {
                if (light[next]) {
                    light[next] = false;
                    outside.push(next);
                }
            }
        }
        return light;
    }

    /// The mean grey of a field's dark.
    private static int ground(PageImage page, Ink ink, Box field) {
        long sum = 0;
        long count = 0;
        for (int y = field.top(); y < field.bottom(); y++) {
            for (int x = field.left(); x < field.right(); x++) {
                if (ink.dark()[y * page.width() + x]) {
                    sum += page.at(x, y);
                    count++;
                }
            }
        }
        return count == 0 ? 0 : (int) (sum / count);
    }
}
