package daylight.house.sample;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// `EXPECTED.json`: what a correct intake and a correct search say of the sample.
final class Expectations {
    private Expectations() {}

    static byte[] json(SampleInvestigation sample) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("scanned", sample.papers().size());
        root.put("outcomes", counts(sample));
        root.put(
                "members",
                sample.papers().stream()
                        .mapToInt(paper -> paper.members().size())
                        .sum());
        Map<String, String> duplicates = sample.duplicates();
        root.put(
                "files",
                sample.papers().stream().map(paper -> file(paper, duplicates)).toList());
        root.put("searches", Searches.all());
        root.put("names", Searches.names());
        root.put("proofs", Searches.proofs());
        var indent = new DefaultIndenter("  ", "\n");
        var printer = new DefaultPrettyPrinter().withObjectIndenter(indent).withArrayIndenter(indent);
        try {
            return PlainFormats.utf8(new ObjectMapper().writer(printer).writeValueAsString(root) + "\n");
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// How many files end how; where the bytes allow two outcomes, both are named with `|` between them.
    static Map<String, Integer> counts(SampleInvestigation sample) {
        Map<String, String> duplicates = sample.duplicates();
        Map<String, Integer> counts = new TreeMap<>();
        sample.papers().forEach(paper -> counts.merge(String.join("|", outcomes(paper, duplicates)), 1, Integer::sum));
        return counts;
    }

    static List<String> outcomes(Paper paper, Map<String, String> duplicates) {
        return duplicates.containsKey(paper.path()) ? List.of("duplicate") : paper.outcomes();
    }

    private static Map<String, Object> file(Paper paper, Map<String, String> duplicates) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("path", paper.path());
        file.put("size", paper.bytes().length);
        file.put("sha256", sha256(paper.bytes()));
        file.put("outcome", outcomes(paper, duplicates));
        file.put("reason", List.of(paper.reason().split("\\|", -1)));
        String first = duplicates.get(paper.path());
        if (first != null) {
            file.put("duplicate_of", first);
        }
        file.put("members", paper.members());
        return file;
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java has SHA-256", e);
        }
    }
}
