package daylight.source;

import daylight.protocol.NameBytes;
import java.util.Map;

/// One taking-in of some roots, from its begin to its end; a killed one is continued under the same id.
///
/// @param id      derived from the case's id and `n`
/// @param n       counts the intakes of the case, from 1
/// @param rootIds the roots' ids by their labels
/// @param resumed whether an interrupted intake goes on
/// @param rehash  whether files known by path, size and time are read again all the same; a wish of this run only
public record Intake(String id, long n, How how, Map<NameBytes, String> rootIds, boolean resumed, boolean rehash) {
    /// What happens to the bytes.
    public enum How {
        COPY("copy"),
        IN_PLACE("in_place");

        private final String code;

        How(String code) {
            this.code = code;
        }

        /// The name in the facts; never changes once released.
        public String code() {
            return code;
        }
    }

    public Intake {
        rootIds = Map.copyOf(rootIds);
    }

    /// The same intake, with every file read again.
    public Intake withRehash() {
        return new Intake(id, n, how, rootIds, resumed, true);
    }
}
