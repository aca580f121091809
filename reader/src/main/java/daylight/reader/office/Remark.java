package daylight.reader.office;

import java.util.List;

/// What a document says beside its text. It stands in the text as a block of its own, and its first words say what it
/// is, so that a line that was found is understood.
///
/// @param label  what kind of remark it is, in a word or two
/// @param hidden whether who opens the document does not see it
/// @param lead   what it is, in words, with a colon and a space at its end; may be empty
record Remark(String label, boolean hidden, String lead, List<Paragraph> paragraphs) {
    Remark {
        paragraphs = List.copyOf(paragraphs);
    }

    static Remark of(String label, boolean hidden, String lead, String text) {
        return new Remark(label, hidden, lead, List.of(Paragraph.of(text)));
    }

    boolean isBlank() {
        return paragraphs.stream().allMatch(Paragraph::isBlank);
    }

    /// Its words without the lead, and those of remarks inside of it.
    String words() {
        StringBuilder words = new StringBuilder();
        paragraphs.forEach(paragraph -> words.append(paragraph.words()).append('\n'));
        return words.toString();
    }

    /// A word, who and when: `Comment by Jane Roe, 2024-05-01T10:00:00Z`.
    static String by(String what, String author, String moment) {
        return what
                + (author.isBlank() ? "" : " by " + author.strip())
                + (moment.isBlank() ? "" : ", " + moment.strip());
    }
}
