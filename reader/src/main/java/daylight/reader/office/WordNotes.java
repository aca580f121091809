package daylight.reader.office;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A document's footnotes, endnotes and comments, held until the place comes that they belong to.
final class WordNotes {
    /// Notes beyond this are not held: they are written when the document is at its end.
    private static final long HELD_CHARS_MAX = 16_000_000;

    /// A note as its part has it.
    ///
    /// @param kind       `footnote`, `endnote` or `comment`
    /// @param mark       of its last paragraph, by which others answer to it
    record Note(String kind, String id, String author, String moment, String mark, List<Paragraph> paragraphs) {
        Note {
            paragraphs = List.copyOf(paragraphs);
        }
    }

    /// What the document says of a comment elsewhere: what it answers to, and whether it was settled.
    record Thread(String parentMark, boolean done) {}

    private final Map<String, Note> held = new LinkedHashMap<>();
    private final Map<String, Thread> threads = new HashMap<>();
    private final Map<String, String> authors = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private long chars;

    void thread(String mark, Thread thread) {
        threads.put(mark, thread);
    }

    /// Hold a note.
    ///
    /// @return whether there is room for it
    boolean hold(Note note, long noteChars) {
        if (note.kind().equals("comment") && !note.mark().isEmpty()) {
            authors.put(note.mark(), note.author());
        }
        chars += noteChars;
        if (chars > HELD_CHARS_MAX) {
            return false;
        }
        held.put(note.kind() + " " + note.id(), note);
        return true;
    }

    /// Take the note that a place refers to; none when there is none or it was taken before.
    ///
    /// @param about the words that a comment is about
    List<Remark> take(String kind, String id, String about) {
        Note note = held.remove(kind + " " + id);
        return note == null ? List.of() : List.of(remark(note, about));
    }

    /// What no place referred to.
    List<Remark> rest() {
        List<Remark> rest = new ArrayList<>();
        held.values().forEach(note -> rest.add(remark(note, "")));
        held.clear();
        return rest;
    }

    Remark remark(Note note, String about) {
        if (note.kind().equals("comment")) {
            return comment(note, about);
        }
        int number = numbers.merge(note.kind(), 1, Integer::sum);
        String lead = (note.kind().equals("footnote") ? "Footnote " : "Endnote ") + number + ": ";
        return new Remark(note.kind(), false, lead, note.paragraphs());
    }

    private Remark comment(Note note, String about) {
        Thread thread = threads.getOrDefault(note.mark(), new Thread("", false));
        boolean answers = !thread.parentMark().isEmpty();
        String what = thread.done() ? "Settled comment" : "Comment";
        String lead = Remark.by(answers ? "Reply" : what, note.author(), note.moment());
        String parent = authors.getOrDefault(thread.parentMark(), "");
        String to = answers && !parent.isBlank() ? ", to " + parent : "";
        String on = about.isBlank() || answers ? "" : ", on “" + about.strip() + "”";
        return new Remark("comment", false, lead + to + on + ": ", note.paragraphs());
    }
}
