package daylight.reader.opc;

import daylight.reader.ground.Ending;
import daylight.reader.ground.Evidence;
import daylight.reader.ground.Members;
import daylight.reader.ground.Node;
import java.io.IOException;

/// Reads the members of a package.
@FunctionalInterface
public interface PackageMembers {
    /// Give the node every embedded file, picture and macro of a package, and say how many it lists.
    ///
    /// @param thinner leaves out what a reader of members alone need not see
    Ending read(PackageParts parts, Evidence evidence, ThinPackage.Thinner thinner, Node node, Members members)
            throws IOException;
}
