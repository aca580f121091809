package daylight.reader.ground;

/// Reads a part of a document as the document's own words.
@FunctionalInterface
public interface InlineText {
    /// Append the words of `content` to the node's text.
    ///
    /// @param mediaType with its charset
    void read(Node node, byte[] content, String mediaType) throws Exception;
}
