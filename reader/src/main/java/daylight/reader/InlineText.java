package daylight.reader;

/// Reads a part of a document as the document's own words.
@FunctionalInterface
public interface InlineText {
    /// @param mediaType with its charset
    void read(Node node, byte[] content, String mediaType) throws Exception;
}
