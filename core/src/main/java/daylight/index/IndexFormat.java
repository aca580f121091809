package daylight.index;

import com.ibm.icu.util.VersionInfo;
import java.io.IOException;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.Version;

/// What an index was made with; it stands in every commit.
final class IndexFormat {
    /// Raised with every change of fields or of their meaning.
    private static final String FIELDS = "4";

    /// Raised with every change of how text becomes terms.
    private static final String ANALYSIS = "2";

    private static final String FORMAT_KEY = "daylight.format";

    private IndexFormat() {}

    /// A newer Lucene or ICU segments and folds differently, and half an index of each would find half of the
    /// words.
    static Map<String, String> written() {
        return Map.of(
                FORMAT_KEY,
                "fields " + FIELDS + ", analysis " + ANALYSIS + ", Lucene " + Version.LATEST + ", ICU "
                        + VersionInfo.ICU_VERSION);
    }

    /// @throws RebuildNeeded when an index lies there that this build did not make
    static void check(Directory directory) throws IOException {
        if (!DirectoryReader.indexExists(directory)) {
            return;
        }
        String found;
        try {
            found = SegmentInfos.readLatestCommit(directory).getUserData().getOrDefault(FORMAT_KEY, "nothing known");
        } catch (IOException | IllegalArgumentException e) {
            throw new RebuildNeeded("The index cannot be read; run: daylight rebuild CASE", e);
        }
        String expected = written().getOrDefault(FORMAT_KEY, "");
        if (!found.equals(expected)) {
            throw new RebuildNeeded("The index was made with " + found + ", this build needs " + expected
                    + "; run: daylight rebuild CASE");
        }
    }
}
