package daylight.house;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.extraction.IntakeReport;
import daylight.protocol.Reason;
import daylight.protocol.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// docs/outcomes.md and the code name the same outcomes and reasons, in the same words.
class OutcomesDocumentTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z_]+)` \\| (.+) \\|$");

    private static Map<String, String> rows(String heading) throws IOException {
        String document = Files.readString(ProjectFolder.root().resolve("docs/outcomes.md"), StandardCharsets.UTF_8);
        int start = document.indexOf("\n## " + heading + "\n");
        assertThat(start).as("the chapter " + heading).isPositive();
        int end = document.indexOf("\n## ", start + 1);
        Matcher row = ROW.matcher(document.substring(start, end < 0 ? document.length() : end));
        Map<String, String> rows = new LinkedHashMap<>();
        while (row.find()) {
            rows.put(row.group(1), row.group(2));
        }
        return rows;
    }

    @Test
    void theDocumentAndTheCodeHaveTheSameReasonsInTheSameWords() throws IOException {
        Map<String, String> inTheCode = new LinkedHashMap<>();
        for (Reason reason : Reason.values()) {
            inTheCode.put(reason.code(), reason.sentence());
        }
        assertThat(rows("Reasons")).isEqualTo(inTheCode);
    }

    @Test
    void theDocumentAndTheCodeHaveTheSameOutcomes() throws IOException {
        Set<String> inTheCode = new TreeSet<>(Set.of(IntakeReport.DUPLICATE));
        for (Verdict verdict : Verdict.values()) {
            inTheCode.add(verdict.code());
        }
        assertThat(rows("Outcomes")).containsOnlyKeys(inTheCode);
    }
}
