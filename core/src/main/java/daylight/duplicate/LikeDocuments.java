package daylight.duplicate;

import daylight.id.Sha256;
import java.util.List;

/// Documents that say the same as one of them, or nearly.
///
/// @param principal the one with the most words, of several with the same words the first by hash
/// @param others    at least one; those that are most like it first
public record LikeDocuments(Sha256 principal, List<Likeness> others) {
    public LikeDocuments {
        others = List.copyOf(others);
    }
}
