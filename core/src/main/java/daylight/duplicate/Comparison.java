package daylight.duplicate;

import com.github.difflib.algorithm.Change;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import daylight.id.Span;
import daylight.text.OpenLayer;
import java.util.ArrayList;
import java.util.List;

/// Holds two texts against each other. The algorithm is that of E. Myers, An O(ND) Difference Algorithm
/// and Its Variations, 1986, in linear space.
public final class Comparison {
    /// Between their equal beginning and end; lines times lines are compared where nothing is equal.
    private static final int LINES_MAX = 20_000;

    /// Of lines that stand for each other.
    private static final int WORDS_MAX = 4_000;

    private Comparison() {}

    /// @throws daylight.text.DamagedLayer where a text cannot be read
    public static Difference between(OpenLayer left, OpenLayer right) {
        List<TextLine> lefts = TextLine.all(left);
        List<TextLine> rights = TextLine.all(right);
        int equal = 0;
        while (equal < Math.min(lefts.size(), rights.size()) && lefts.get(equal).sameAs(rights.get(equal))) {
            equal++;
        }
        int leftEnd = lefts.size();
        int rightEnd = rights.size();
        while (leftEnd > equal && rightEnd > equal && lefts.get(leftEnd - 1).sameAs(rights.get(rightEnd - 1))) {
            leftEnd--;
            rightEnd--;
        }
        List<TextLine> leftRest = lefts.subList(equal, leftEnd);
        List<TextLine> rightRest = rights.subList(equal, rightEnd);
        if (Math.max(leftRest.size(), rightRest.size()) > LINES_MAX) {
            return new Difference(List.of(change(leftRest, rightRest)), false);
        }
        List<Difference.Change> changes = new ArrayList<>();
        for (Replaced replaced : replaced(
                leftRest.stream().map(TextLine::compared).toList(),
                rightRest.stream().map(TextLine::compared).toList())) {
            changes.add(change(
                    leftRest.subList(replaced.leftStart(), replaced.leftEnd()),
                    rightRest.subList(replaced.rightStart(), replaced.rightEnd())));
        }
        return new Difference(changes, true);
    }

    private record Replaced(int leftStart, int leftEnd, int rightStart, int rightEnd) {}

    /// What was taken away and what was put in at the same place belong together; the library tells them
    /// one by one.
    private static List<Replaced> replaced(List<String> left, List<String> right) {
        List<Replaced> all = new ArrayList<>();
        for (Change change : new MyersDiffWithLinearSpace<String>().computeDiff(left, right, null)) {
            Replaced next =
                    new Replaced(change.startOriginal, change.endOriginal, change.startRevised, change.endRevised);
            boolean follows = !all.isEmpty()
                    && all.getLast().leftEnd() == next.leftStart()
                    && all.getLast().rightEnd() == next.rightStart();
            if (follows) {
                Replaced before = all.removeLast();
                all.add(new Replaced(before.leftStart(), next.leftEnd(), before.rightStart(), next.rightEnd()));
            } else {
                all.add(next);
            }
        }
        return all;
    }

    private static Difference.Change change(List<TextLine> left, List<TextLine> right) {
        List<LineWord> leftWords = words(left);
        List<LineWord> rightWords = words(right);
        boolean wordByWord =
                !left.isEmpty() && !right.isEmpty() && Math.max(leftWords.size(), rightWords.size()) <= WORDS_MAX;
        if (!wordByWord) {
            return new Difference.Change(
                    left.stream().map(TextLine::whole).toList(),
                    right.stream().map(TextLine::whole).toList());
        }
        List<LineWord> onlyLeft = new ArrayList<>();
        List<LineWord> onlyRight = new ArrayList<>();
        for (Replaced replaced : replaced(
                leftWords.stream().map(LineWord::text).toList(),
                rightWords.stream().map(LineWord::text).toList())) {
            onlyLeft.addAll(leftWords.subList(replaced.leftStart(), replaced.leftEnd()));
            onlyRight.addAll(rightWords.subList(replaced.rightStart(), replaced.rightEnd()));
        }
        return new Difference.Change(lines(left, onlyLeft), lines(right, onlyRight));
    }

    private static List<LineWord> words(List<TextLine> lines) {
        List<LineWord> words = new ArrayList<>();
        for (int line = 0; line < lines.size() && words.size() <= WORDS_MAX; line++) {
            lines.get(line).words(line, words::add);
        }
        return words;
    }

    private static List<Difference.Line> lines(List<TextLine> lines, List<LineWord> words) {
        List<List<Span>> ofLine = new ArrayList<>();
        lines.forEach(_ -> ofLine.add(new ArrayList<>()));
        words.forEach(word -> ofLine.get(word.line()).add(word.place()));
        List<Difference.Line> shown = new ArrayList<>();
        for (int line = 0; line < lines.size(); line++) {
            shown.add(lines.get(line).with(ofLine.get(line)));
        }
        return shown;
    }
}
