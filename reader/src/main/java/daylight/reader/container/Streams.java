package daylight.reader.container;

import java.io.InputStream;
import org.apache.commons.io.input.CloseShieldInputStream;

/// Streams that several readers share.
final class Streams {
    private Streams() {}

    /// `in`, which stays open when its reader closes it: the archive goes on behind the member.
    static InputStream kept(InputStream in) {
        return CloseShieldInputStream.wrap(in);
    }
}
