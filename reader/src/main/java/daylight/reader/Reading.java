package daylight.reader;

import daylight.protocol.Limits;
import daylight.protocol.NameBytes;
import daylight.protocol.Reason;

/// One request being read: numbers its documents and keeps its budgets. Used by one thread.
public final class Reading {
    private final Limits limits;
    private final Emitter out;
    private int nodes;
    private long expandedBytes;

    public Reading(Limits limits, Emitter out) {
        this.limits = limits;
        this.out = out;
    }

    public Limits limits() {
        return limits;
    }

    /// Open the document of the request; once.
    public Node root(NameBytes name) {
        if (nodes != 0) {
            throw new IllegalStateException("the root of a reading is opened once");
        }
        return new Node(this, nodes++, -1, 0, NameBytes.EMPTY, name);
    }

    /// Count bytes unpacked from containers against the request's budget.
    ///
    /// @throws LimitReached with [Reason#EXPANSION_LIMIT]
    public void expanded(long bytes) {
        expandedBytes += bytes;
        if (expandedBytes > limits.expandedBytesMax()) {
            throw new LimitReached(Reason.EXPANSION_LIMIT);
        }
    }

    int nextMember(int depth) {
        if (depth > limits.depthMax()) {
            throw new LimitReached(Reason.DEPTH_LIMIT);
        }
        if (nodes > limits.membersMax()) {
            throw new LimitReached(Reason.MEMBER_LIMIT);
        }
        return nodes++;
    }

    Emitter out() {
        return out;
    }
}
