package daylight.desk;

import daylight.id.Sha256;
import daylight.text.DocumentText;
import daylight.work.Stage;
import java.util.List;
import java.util.Optional;

/// Puts every document that the facts know back on the queue of the index, and waits until the index has them.
final class Reindexing {
    private static final int TOGETHER = 1_000;

    private final OpenCase open;
    private final Progress progress;

    Reindexing(OpenCase open, Progress progress) {
        this.open = open;
        this.progress = progress;
    }

    void all() {
        Optional<Sha256> last = Optional.empty();
        while (true) {
            List<DocumentText> some = open.texts().after(last, TOGETHER);
            if (some.isEmpty()) {
                break;
            }
            List<String> items =
                    some.stream().map(text -> text.document().hex()).toList();
            open.database().update(handle -> open.queue().enqueueAgain(handle, Stage.INDEX, items));
            last = Optional.of(some.getLast().document());
        }
        waiting();
    }

    /// Only what is on the queue already.
    void waiting() {
        IndexingStage indexing = new IndexingStage(open, progress);
        indexing.start();
        try {
            indexing.finish();
        } finally {
            indexing.stop();
        }
    }
}
