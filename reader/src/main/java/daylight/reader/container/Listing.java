package daylight.reader.container;

import daylight.protocol.NameBytes;
import daylight.reader.ground.Node;
import java.util.ArrayList;
import java.util.List;

/// The members that a container's own directory names, found by a walk that shares no code with the reading of
/// them.
///
/// @param names in the container's order
record Listing(List<NameBytes> names) {
    /// Names go out in parts, so that a frame stays small.
    private static final int NAMES_PER_PART = 1_000;

    Listing {
        names = List.copyOf(names);
    }

    int count() {
        return names.size();
    }

    void sendTo(Node node) {
        if (names.isEmpty()) {
            node.listed(0, List.of());
        }
        for (int from = 0; from < names.size(); from += NAMES_PER_PART) {
            List<NameBytes> part = new ArrayList<>(names.subList(from, Math.min(names.size(), from + NAMES_PER_PART)));
            node.listed(part.size(), part);
        }
    }
}
