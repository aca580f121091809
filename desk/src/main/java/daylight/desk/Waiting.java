package daylight.desk;

import daylight.store.Database;
import daylight.work.Stage;
import daylight.work.WorkQueue;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/// Sentences about what an interrupted run left to do, or one that is at work now.
final class Waiting {
    private Waiting() {}

    /// Documents that are not read or not searchable yet.
    static List<String> documents(Database database) {
        WorkQueue queue = new WorkQueue(database, Clock.systemUTC(), "");
        List<String> sentences = new ArrayList<>();
        say(queue.remaining(Stage.EXTRACT), "read", sentences);
        say(queue.remaining(Stage.INDEX), "made searchable", sentences);
        return sentences;
    }

    private static void say(long documents, String what, List<String> sentences) {
        if (documents > 0) {
            sentences.add(documents + (documents == 1 ? " document waits" : " documents wait") + " to be " + what
                    + "; 'daylight ingest' with the same folder goes on.");
        }
    }

    /// What a search may have missed: [#documents], and pictures whose text is not known yet.
    static List<String> words(Database database) {
        List<String> sentences = new ArrayList<>(documents(database));
        long pictures = new WorkQueue(database, Clock.systemUTC(), "").remaining(Stage.RECOGNISE);
        if (pictures > 0) {
            sentences.add(pictures + (pictures == 1 ? " file waits" : " files wait")
                    + " for text in pictures to be recognised; those that you open or find come first.");
        }
        return sentences;
    }
}
