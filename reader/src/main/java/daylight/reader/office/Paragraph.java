package daylight.reader.office;

import java.util.ArrayList;
import java.util.List;

/// One paragraph: its words as they stand, with deleted ones in their place, what each stretch of them is, and the
/// remarks that belong to it.
final class Paragraph {
    /// A stretch of words of one kind.
    ///
    /// @param from    UTF-16 units from the paragraph's start
    /// @param changes that it is part of, the outermost first
    record Stretch(int from, int to, List<Change> changes, boolean hidden) {
        boolean isDeleted() {
            return changes.stream().anyMatch(change -> change.kind().takesAway());
        }

        boolean isInserted() {
            return changes.stream().anyMatch(change -> !change.kind().takesAway());
        }
    }

    /// A paragraph with more remarks may say one of them again.
    private static final int COMPARED_MAX = 200;

    private final StringBuilder text = new StringBuilder();
    private final List<Stretch> stretches = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();
    private String number = "";
    private int headingLevel;
    private boolean listItem;

    static Paragraph of(String text) {
        Paragraph paragraph = new Paragraph();
        paragraph.append(text, List.of(), false);
        return paragraph;
    }

    void append(String words, List<Change> changes, boolean hidden) {
        if (words.isEmpty()) {
            return;
        }
        int from = text.length();
        text.append(words);
        Stretch last = stretches.isEmpty() ? new Stretch(0, 0, List.of(), false) : stretches.getLast();
        if (!stretches.isEmpty() && last.changes().equals(changes) && last.hidden() == hidden) {
            stretches.removeLast();
            from = last.from();
        }
        stretches.add(new Stretch(from, text.length(), List.copyOf(changes), hidden));
    }

    void remark(Remark remark) {
        if (!remark.isBlank()) {
            remarks.add(remark);
        }
    }

    /// A remark of a few words; once, however often it is said.
    void remark(String label, boolean hidden, String lead, String words) {
        boolean isSaid = remarks.size() < COMPARED_MAX
                && remarks.stream()
                        .anyMatch(other -> other.label().equals(label)
                                && other.lead().equals(lead)
                                && other.words().strip().equals(words.strip()));
        if (!words.isBlank() && !isSaid) {
            remarks.add(Remark.of(label, hidden, lead, words.strip()));
        }
    }

    /// What a list counts it as, such as `2.1`; the number is shown and is no word of the document.
    void number(String shown) {
        number = shown;
        listItem = true;
    }

    void headingLevel(int level) {
        headingLevel = level;
    }

    String text() {
        return text.toString();
    }

    int length() {
        return text.length();
    }

    String number() {
        return number;
    }

    /// From 1; 0 for what is no heading.
    int headingLevel() {
        return headingLevel;
    }

    boolean isListItem() {
        return listItem;
    }

    List<Stretch> stretches() {
        return stretches;
    }

    List<Remark> remarks() {
        return remarks;
    }

    boolean isBlank() {
        return text.toString().isBlank() && remarks.isEmpty();
    }

    /// All words, those of remarks too.
    String words() {
        StringBuilder words = new StringBuilder(text).append('\n');
        remarks.forEach(remark -> words.append(remark.words()));
        return words.toString();
    }

    /// How it reads once all changes are accepted.
    String accepted() {
        return without(Stretch::isDeleted);
    }

    /// How it read before all changes.
    String before() {
        return without(Stretch::isInserted);
    }

    private String without(java.util.function.Predicate<Stretch> left) {
        StringBuilder words = new StringBuilder();
        for (Stretch stretch : stretches) {
            if (!left.test(stretch)) {
                words.append(text, stretch.from(), stretch.to());
            }
        }
        return words.toString().strip();
    }
}
