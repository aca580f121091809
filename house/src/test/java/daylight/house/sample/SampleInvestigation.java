package daylight.house.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The whole of `sample/`: the evidence, what is expected of it, and the page that tells the story.
final class SampleInvestigation {
    private static final Comparator<String> BY_BYTES =
            (one, other) -> Arrays.compareUnsigned(PlainFormats.utf8(one), PlainFormats.utf8(other));

    private final List<Paper> papers = sorted();

    private static List<Paper> sorted() {
        List<Paper> loose = Stream.of(
                        ContractPapers.papers(),
                        CouncilPapers.papers(),
                        MoneyPapers.papers(),
                        AppPapers.papers(),
                        ResidentPapers.papers(),
                        Pictures.papers())
                .flatMap(Collection::stream)
                .toList();
        return Stream.of(loose, Archives.papers(loose), Mails.papers(loose), MoreMails.papers(loose))
                .flatMap(Collection::stream)
                .sorted(Comparator.comparing(Paper::path, BY_BYTES))
                .toList();
    }

    /// All files in the order of their paths' bytes, which is the order intake reports them in.
    List<Paper> papers() {
        return papers;
    }

    /// Each path with the earlier path that has the same bytes; paths without one are absent. Empty files are
    /// equal too, but there is one only.
    Map<String, String> duplicates() {
        Map<String, String> first = new HashMap<>();
        Map<String, String> duplicates = new HashMap<>();
        for (Paper paper : papers) {
            String earlier = first.putIfAbsent(Expectations.sha256(paper.bytes()), paper.path());
            if (earlier != null) {
                duplicates.put(paper.path(), earlier);
            }
        }
        return duplicates;
    }

    /// Everything that lies in `sample/`, by path below it.
    SortedMap<String, byte[]> files() {
        SortedMap<String, byte[]> files = new TreeMap<>(BY_BYTES);
        papers.forEach(paper -> files.put("evidence/" + paper.path(), paper.bytes()));
        files.put("EXPECTED.json", Expectations.json(this));
        files.put("README.md", Story.readme(this));
        files.put(".gitattributes", PlainFormats.utf8("# The evidence is compared byte for byte.\n* -text\n"));
        return files;
    }

    void write(Path sample) throws IOException {
        for (var file : files().entrySet()) {
            Path path = sample.resolve(file.getKey());
            Files.createDirectories(java.util.Objects.requireNonNull(path.getParent()));
            Files.write(path, file.getValue());
        }
    }
}
