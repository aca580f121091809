package daylight.desk;

import daylight.id.Sha256;
import daylight.work.Stage;
import java.util.List;

/// Puts every document that the facts know back on the queue of the index, and waits until the index has them. The
/// queue comes first and the old index goes second, so that a kill in between loses no document from searches.
final class Reindexing {
    private final OpenCase open;
    private final Progress progress;

    Reindexing(OpenCase open, Progress progress) {
        this.open = open;
        this.progress = progress;
    }

    /// All of them or, when killed, none: then the index still is what it was.
    void queueAll() {
        List<String> items = open.texts().documents().stream().map(Sha256::hex).toList();
        if (!items.isEmpty()) {
            open.database().update(handle -> open.queue().enqueueAgain(handle, Stage.INDEX, items));
        }
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
