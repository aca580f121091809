package daylight.custody;

import daylight.source.Occurrence;
import daylight.source.SkippedEntry;
import java.util.List;

/// What became of one batch: every entry of it is in exactly one of these.
///
/// @param occurrences new, and on disk
/// @param skipped     what the walk named without taking, and what could not be read
/// @param known       how many files the case had already at the same path
/// @param withdrawn   how many files hold a document that was withdrawn; nothing of them is kept
public record Taken(List<Occurrence> occurrences, List<SkippedEntry> skipped, int known, int withdrawn) {
    public Taken {
        occurrences = List.copyOf(occurrences);
        skipped = List.copyOf(skipped);
    }
}
