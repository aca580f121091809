package daylight.reader.ocr;

import java.util.ArrayList;
import java.util.List;

/// Takes words back from the picture that was read to the page as it was given, and lines that were found late to
/// their place among the others.
final class Placing {
    private Placing() {}

    /// Where a box of a part lies on the page that it was cut from by [PageImage#part].
    static Box fromPart(Box box, Box part, double scale, int border) {
        return new Box(
                part.left() + (int) Math.floor((box.left() - border) / scale),
                part.top() + (int) Math.floor((box.top() - border) / scale),
                part.left() + (int) Math.ceil((box.right() - border) / scale),
                part.top() + (int) Math.ceil((box.bottom() - border) / scale));
    }

    /// Where a box of the page turned by [PageImage#tilted] by `radians` lay before: the box around its corners.
    static Box beforeTilt(Box box, double radians, int width, int height) {
        double cosine = Math.cos(radians);
        double sine = Math.sin(radians);
        double middleX = (width - 1) / 2.0;
        double middleY = (height - 1) / 2.0;
        double left = width;
        double top = height;
        double right = 0;
        double bottom = 0;
        for (int corner = 0; corner < 4; corner++) {
            double dx = (corner % 2 == 0 ? box.left() : box.right()) - middleX;
            double dy = (corner < 2 ? box.top() : box.bottom()) - middleY;
            double x = Math.clamp(middleX + cosine * dx + sine * dy, 0, width);
            double y = Math.clamp(middleY - sine * dx + cosine * dy, 0, height);
            left = Math.min(left, x);
            right = Math.max(right, x);
            top = Math.min(top, y);
            bottom = Math.max(bottom, y);
        }
        return new Box((int) Math.floor(left), (int) Math.floor(top), (int) Math.ceil(right), (int) Math.ceil(bottom));
    }

    /// Where a box of the page turned by [PageImage#turned] lay before.
    ///
    /// @param width  of the page as it was given
    /// @param height of the page as it was given
    static Box beforeTurn(Box box, int quarters, int width, int height) {
        return switch (Math.floorMod(quarters, 4)) {
            case 1 -> new Box(box.top(), height - box.right(), box.bottom(), height - box.left());
            case 2 -> new Box(width - box.right(), height - box.bottom(), width - box.left(), height - box.top());
            case 3 -> new Box(width - box.bottom(), box.left(), width - box.top(), box.right());
            default -> box;
        };
    }

    /// The lines with one more: after the nearest line above it in its column, else before the first below it.
    static List<Line> with(List<Line> lines, List<Word> late) {
        Box box = late.stream().map(Word::box).reduce(Box::with).orElseThrow();
        int middle = box.top() + box.height() / 2;
        int after = -1;
        int before = lines.size();
        int nearestAbove = Integer.MIN_VALUE;
        for (int i = 0; i < lines.size(); i++) {
            Box other = lines.get(i).box();
            int otherMiddle = other.top() + other.height() / 2;
            if (other.sharedColumns(box) == 0 && other.sharedRows(box) == 0) {
                continue;
            }
            if (otherMiddle <= middle && otherMiddle >= nearestAbove) {
                nearestAbove = otherMiddle;
                after = i;
            } else if (otherMiddle > middle) {
                before = Math.min(before, i);
            }
        }
        int at = after >= 0 ? after + 1 : before;
        List<Line> all = new ArrayList<>(lines);
        int paragraph = lines.isEmpty()
                ? 0
                : lines.get(Math.clamp(at - 1, 0, lines.size() - 1)).paragraph();
        all.add(at, new Line(late, box, paragraph, true));
        return all;
    }
}
