package daylight.desk;

import daylight.extraction.ExtractionFacts;
import daylight.extraction.Member;
import daylight.id.Sha256;
import daylight.protocol.NameBytes;
import daylight.source.Occurrence;
import daylight.source.Sources;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/// Where a document occurs: as a file that went in, and inside containers, each path as `file!member!member`.
final class Places {
    /// An attachment may lie in every mail of a leak: it is found by no more places than this, and the facts have them
    /// all.
    static final int PLACES_MAX = 2_000;

    private static final char INSIDE = '!';

    private final Sources sources;
    private final ExtractionFacts extraction;

    Places(Sources sources, ExtractionFacts extraction) {
        this.sources = sources;
        this.extraction = extraction;
    }

    /// The first places in the order of their bytes, as far as they were followed; at most [#PLACES_MAX].
    Collection<NameBytes> of(Sha256 document) {
        return of(List.of(document)).getOrDefault(document, List.of());
    }

    /// The same of several documents, each of which the answer has. Documents of one container ask for its places once.
    Map<Sha256, Collection<NameBytes>> of(List<Sha256> documents) {
        Map<Sha256, List<Occurrence>> occurrences = sources.occurrencesOf(documents);
        Map<Sha256, List<Member>> memberships = new HashMap<>();
        for (Member member : extraction.memberships(documents)) {
            member.document()
                    .ifPresent(document -> memberships
                            .computeIfAbsent(document, _ -> new ArrayList<>())
                            .add(member));
        }
        Map<Sha256, Collection<NameBytes>> containers = new HashMap<>();
        Map<Sha256, Collection<NameBytes>> places = new HashMap<>();
        for (Sha256 document : documents) {
            places.put(
                    document,
                    of(
                            occurrences.getOrDefault(document, List.of()),
                            memberships.getOrDefault(document, List.of()),
                            container -> container.equals(document)
                                    ? List.of()
                                    : known(containers, container, new HashSet<>())));
        }
        return places;
    }

    private Collection<NameBytes> known(
            Map<Sha256, Collection<NameBytes>> containers, Sha256 container, Set<Sha256> below) {
        Collection<NameBytes> found = containers.get(container);
        if (found == null) {
            found = container(container, below);
            containers.put(container, found);
        }
        return found;
    }

    /// @param below the way down to here, which a container that holds itself must not go again
    private Collection<NameBytes> container(Sha256 container, Set<Sha256> below) {
        if (!below.add(container)) {
            return List.of();
        }
        Map<Sha256, Collection<NameBytes>> above = new HashMap<>();
        Collection<NameBytes> places = of(
                sources.occurrencesOf(container),
                extraction.memberships(List.of(container)),
                one -> known(above, one, below));
        below.remove(container);
        return places;
    }

    private static TreeSet<NameBytes> of(
            List<Occurrence> occurrences,
            List<Member> memberships,
            Function<Sha256, Collection<NameBytes>> containers) {
        TreeSet<NameBytes> places = new TreeSet<>();
        for (Occurrence occurrence : occurrences) {
            if (!occurrence.withdrawn()) {
                add(places, occurrence.path());
            }
        }
        for (Member member : memberships) {
            for (NameBytes container : containers.apply(member.container())) {
                add(places, container.then(INSIDE, member.path()));
            }
        }
        return places;
    }

    private static void add(TreeSet<NameBytes> places, NameBytes place) {
        places.add(place);
        if (places.size() > PLACES_MAX) {
            places.pollLast();
        }
    }
}
