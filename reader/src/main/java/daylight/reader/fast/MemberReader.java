package daylight.reader.fast;

import daylight.reader.ground.Evidence;
import daylight.reader.ground.Node;

/// The general reader, to which each attachment is handed back.
@FunctionalInterface
public interface MemberReader {
    /// Read a member and everything inside it, give its node an identity and end it.
    ///
    /// @param member     the attachment's decoded bytes
    /// @param memberNode opened by the caller; its media type is the declared one, a hint only, and it
    ///                   already has the metadata that the mail says of the attachment
    void read(Evidence member, Node memberNode);
}
