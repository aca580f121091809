package daylight.reader;

import daylight.protocol.NameBytes;
import daylight.protocol.Verdict;
import daylight.reader.ground.Ending;
import daylight.reader.ground.Evidence;
import daylight.reader.ground.Members;
import daylight.reader.ground.Node;
import daylight.reader.ground.Reading;
import daylight.reader.tika.TikaFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads documents with the general reader alone, to compare with; members end unread.
public final class GeneralReading {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+(?:[.,:'/@-][\\p{L}\\p{M}\\p{N}]+)*");

    private final TikaFormat tika = new TikaFormat();

    public RecordedTree read(String name, Evidence evidence) throws IOException {
        RecordedTree tree = new RecordedTree();
        Node root = new Reading(ReadingFixture.LIMITS, tree).root(NameBytes.of(name));
        root.identity(evidence.sha256(), 0, evidence.sizeBytes());
        Members members = new Members(ReadingFixture.temporaryFolder(), (_, node) -> Ending.READ.close(node));
        Ending ending = tika.read(evidence, root, members);
        root.end(ending.verdict(), ending.reason(), ending.detail());
        return tree;
    }

    /// The words of `wanted` that `found` has less often.
    public static List<String> missing(String wanted, String found) {
        Map<String, Integer> left = new HashMap<>();
        count(found, left);
        Map<String, Integer> due = new TreeMap<>();
        count(wanted, due);
        List<String> missing = new ArrayList<>();
        due.forEach((word, times) -> {
            if (left.getOrDefault(word, 0) < times) {
                missing.add(word);
            }
        });
        return missing;
    }

    private static void count(String text, Map<String, Integer> words) {
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            words.merge(word.group(), 1, Integer::sum);
        }
    }

    public static boolean isRead(RecordedTree tree) {
        return tree.root().verdict() == Verdict.READ;
    }
}
