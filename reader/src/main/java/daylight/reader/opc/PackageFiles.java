package daylight.reader.opc;

import daylight.reader.ground.Ending;
import daylight.reader.ground.Evidence;
import daylight.reader.ground.Members;
import daylight.reader.ground.Node;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Gives a node the members of its package. One that holds nothing but its own parts has none, and is not asked for
/// any.
public final class PackageFiles {
    private final PackageMembers reader;
    private final ThinPackage.Thinner thinner;

    public PackageFiles(PackageMembers reader, ThinPackage.Thinner thinner) {
        this.reader = reader;
        this.thinner = thinner;
    }

    /// Read the members of a package into its node.
    public Ending read(PackageParts parts, Evidence evidence, Node node, Members members) throws IOException {
        if (!mayHaveMembers(parts)) {
            node.listed(0, List.of());
            return Ending.READ;
        }
        return reader.read(parts, evidence, thinner, node, members);
    }

    private static boolean mayHaveMembers(PackageParts parts) {
        Set<String> known = new HashSet<>();
        try {
            for (PackageParts.Link link : parts.links()) {
                if (link.relation().isFile()) {
                    return true;
                }
                known.add(link.relation().target().toLowerCase(Locale.ROOT));
            }
        } catch (IOException _) {
            return true;
        }
        List<String> own = new ArrayList<>(known);
        own.add("");
        own.forEach(part -> known.add(PackageParts.relationsOf(part)));
        known.add(PackageParts.CONTENT_TYPES.toLowerCase(Locale.ROOT));
        // What nothing leads to is no part, and so somebody may have hidden it there.
        return parts.repeats()
                || parts.names().stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .anyMatch(name -> !name.endsWith("/") && !known.contains(name));
    }
}
