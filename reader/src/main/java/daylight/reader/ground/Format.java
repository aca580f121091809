package daylight.reader.ground;

import java.io.IOException;

/// Reads documents of one family of formats.
public interface Format {
    /// Give the node its text, structure, metadata and members. The node is open before and after.
    ///
    /// @return how it ended; what is thrown is judged by [Hostile]
    Ending read(Evidence evidence, Node node, Members members) throws IOException;
}
