package daylight.extraction;

import daylight.protocol.Limits;

/// What the pool of workers may use.
///
/// @param workers           processes that read at the same time
/// @param documentsMax      documents after which a worker is replaced by a fresh one; 1 isolates each document
/// @param heapMarkBytes     heap in use after a document above which the worker is replaced
/// @param startSeconds      how long a worker may take until it is ready
/// @param temporaryBytesMax space for a worker's temporary files
/// @param document          what one document may spend
public record PoolLimits(
        int workers, int documentsMax, long heapMarkBytes, int startSeconds, long temporaryBytesMax, Limits document) {
    /// A worker that reads thousands of documents keeps its compiled code; after so many a slow leak of some parser
    /// is thrown away with it.
    private static final int DOCUMENTS_MAX = 20_000;

    /// Three quarters of the default heap: a document that starts above it would be short of memory through no
    /// fault of its own.
    private static final long HEAP_MARK_BYTES = 384L << 20;

    /// A cold start takes one to two seconds; a busy, slow machine needs many times that.
    private static final int START_SECONDS = 60;

    private static final long TEMPORARY_BYTES_MAX = 1L << 30;

    public PoolLimits {
        if (workers <= 0 || documentsMax <= 0 || heapMarkBytes <= 0 || startSeconds <= 0 || temporaryBytesMax <= 0) {
            throw new IllegalArgumentException("every limit of the pool is positive");
        }
    }

    public static PoolLimits usual(int workers, Limits document) {
        return new PoolLimits(workers, DOCUMENTS_MAX, HEAP_MARK_BYTES, START_SECONDS, TEMPORARY_BYTES_MAX, document);
    }

    /// Each document gets a worker of its own: slow, and nothing one document does can reach the next.
    public PoolLimits withFreshWorkers() {
        return new PoolLimits(workers, 1, heapMarkBytes, startSeconds, temporaryBytesMax, document);
    }
}
