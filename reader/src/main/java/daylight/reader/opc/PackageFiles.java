package daylight.reader.opc;

import daylight.reader.ground.Ending;
import daylight.reader.ground.Evidence;
import daylight.reader.ground.Members;
import daylight.reader.ground.Node;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Gives a node the members of its package; one that holds nothing but XML has none.
public final class PackageFiles {
    /// Files that are parts of a document and hold nothing that is read: how a printer was set, fonts made unreadable,
    /// the empty part that signatures begin from.
    private static final List<String> OWN = List.of("printersettings", ".odttf", "origin.sigs");

    private static final List<String> MARKUP = List.of(".xml", ".rels", ".vml", "/");

    private static final Pattern RELATIONS = Pattern.compile("(.*/|)_rels/([^/]*)\\.rels");

    private final PackageMembers reader;
    private final ThinPackage.Thinner thinner;

    public PackageFiles(PackageMembers reader, ThinPackage.Thinner thinner) {
        this.reader = reader;
        this.thinner = thinner;
    }

    /// Read the members of a package into its node.
    public Ending read(PackageParts parts, Evidence evidence, Node node, Members members) throws IOException {
        List<String> names = parts.names();
        if (names.stream().noneMatch(PackageFiles::isFile) && !hasStrays(parts, names)) {
            node.listed(0, List.of());
            return Ending.READ;
        }
        return reader.read(parts, evidence, thinner, node, members);
    }

    private static boolean isFile(String part) {
        String name = part.toLowerCase(Locale.ROOT);
        return MARKUP.stream().noneMatch(name::endsWith) && OWN.stream().noneMatch(name::contains);
    }

    /// Whether there is markup that no relationship leads to, and so no program shows.
    private static boolean hasStrays(PackageParts parts, List<String> names) {
        Set<String> reached = new HashSet<>();
        try {
            for (String name : names) {
                Matcher relations = RELATIONS.matcher(name);
                if (relations.matches()) {
                    parts.relations(relations.group(1) + relations.group(2))
                            .forEach(relation -> reached.add(relation.target().toLowerCase(Locale.ROOT)));
                }
            }
        } catch (IOException _) {
            return true;
        }
        return names.stream()
                .filter(name -> !name.endsWith("/") && !RELATIONS.matcher(name).matches())
                .filter(name -> !name.equals(PackageParts.CONTENT_TYPES))
                .anyMatch(name -> !reached.contains(name.toLowerCase(Locale.ROOT)));
    }
}
