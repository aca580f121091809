package daylight.reader.fast;

import java.nio.charset.Charset;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.james.mime4j.codec.DecodeMonitor;

/// The repairs of one mail, gathered while it is read.
final class Repairs {
    private final Set<Repair> done = EnumSet.noneOf(Repair.class);
    private final Set<String> charsets = new LinkedHashSet<>();

    void add(Repair repair) {
        done.add(repair);
    }

    /// @param used the charset in which something was read that is said to be in another
    void add(Repair repair, Charset used) {
        done.add(repair);
        charsets.add(used.name());
    }

    /// Hears of letters that a transfer encoding does not have; line ends of one byte and white space at a line's end
    /// are no harm.
    DecodeMonitor ofTransferEncoding() {
        return new DecodeMonitor() {
            @Override
            public boolean warn(String error, String dropDesc) {
                if (!error.startsWith("Found ") && !error.startsWith("ignored blanks")) {
                    done.add(Repair.TRANSFER_ENCODING);
                }
                return false;
            }

            @Override
            public boolean isListening() {
                return true;
            }
        };
    }

    void into(Findings findings) {
        done.forEach(repair -> findings.add(Repair.NAME, repair.code()));
        charsets.forEach(charset -> findings.add("mail:charset-used", charset));
    }
}
