package daylight.desk;

import daylight.extraction.ExtractionFacts;
import daylight.id.Sha256;
import daylight.protocol.NameBytes;
import daylight.source.Occurrence;
import daylight.source.Sources;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Where a document occurs: as a file that went in, and inside containers, each path as `file!member!member`.
final class Places {
    /// An attachment may lie in every mail of a leak; a hit shows no more places than this, and the facts have them
    /// all.
    private static final int PLACES_MAX = 50;

    private static final char INSIDE = '!';

    private final Sources sources;
    private final ExtractionFacts extraction;

    Places(Sources sources, ExtractionFacts extraction) {
        this.sources = sources;
        this.extraction = extraction;
    }

    /// The first places in the order of their bytes, as far as they were followed; at most [#PLACES_MAX].
    Collection<NameBytes> of(Sha256 document) {
        return of(document, new HashSet<>());
    }

    private TreeSet<NameBytes> of(Sha256 document, Set<Sha256> below) {
        TreeSet<NameBytes> places = new TreeSet<>();
        if (!below.add(document)) {
            return places;
        }
        for (Occurrence occurrence : sources.occurrencesOf(document)) {
            if (!occurrence.withdrawn()) {
                add(places, occurrence.path());
            }
        }
        // Members come container by container: a document may lie in one of them a hundred thousand times.
        Map<Sha256, Collection<NameBytes>> last = new HashMap<>();
        extraction.eachMembership(document, member -> {
            if (!last.containsKey(member.container())) {
                last.clear();
                last.put(member.container(), of(member.container(), below));
            }
            for (NameBytes container : last.getOrDefault(member.container(), List.of())) {
                add(places, container.then(INSIDE, member.path()));
            }
        });
        below.remove(document);
        return places;
    }

    private static void add(TreeSet<NameBytes> places, NameBytes place) {
        places.add(place);
        if (places.size() > PLACES_MAX) {
            places.pollLast();
        }
    }
}
