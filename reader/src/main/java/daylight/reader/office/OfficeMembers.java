package daylight.reader.office;

import daylight.reader.ground.Ending;
import daylight.reader.ground.Evidence;
import daylight.reader.ground.Members;
import daylight.reader.ground.Node;
import daylight.reader.opc.PackageParts;
import daylight.reader.opc.ThinPackage;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/// Gives a node the members of its package; one that holds nothing but XML has none.
final class OfficeMembers {
    /// Files that are parts of a document and hold nothing that is read: how a printer was set, fonts made unreadable.
    private static final List<String> OWN = List.of("printersettings", ".odttf");

    private static final List<String> MARKUP = List.of(".xml", ".rels", ".vml", "/");

    private final OfficeDocuments.PackageMembers reader;
    private final ThinPackage.Thinner thinner;

    OfficeMembers(OfficeDocuments.PackageMembers reader, ThinPackage.Thinner thinner) {
        this.reader = reader;
        this.thinner = thinner;
    }

    Ending read(PackageParts parts, Evidence evidence, Node node, Members members) throws IOException {
        boolean hasFiles = parts.names().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .anyMatch(name -> MARKUP.stream().noneMatch(name::endsWith)
                        && OWN.stream().noneMatch(name::contains));
        if (!hasFiles) {
            node.listed(0, List.of());
            return Ending.READ;
        }
        try (ThinPackage thin = ThinPackage.of(evidence, members.temporaryFolder(), thinner)) {
            return reader.read(thin.evidence(), evidence, node, members);
        }
    }
}
