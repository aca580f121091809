package daylight.house.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import daylight.house.launcher.Launcher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every example of docs/search.md does what it says, on the sample.
class SearchDocumentStoryTest {
    private static final Pattern ROW = Pattern.compile("^\\| `(.+?)` \\| (.+) \\|$");

    @TempDir
    private Path temporary;

    private record Example(String query, String words) {}

    private static List<Example> examples(String chapters) {
        List<Example> examples = new ArrayList<>();
        chapters.lines().forEach(line -> {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                examples.add(new Example(row.group(1).replace("\\|", "|"), row.group(2)));
            }
        });
        return examples;
    }

    @Test
    void everyExampleFindsSomethingAndEveryMistakeIsAnsweredAsItSays() throws IOException {
        Path project = Launcher.project();
        Daylight daylight = Daylight.at(temporary.resolve("settings"));
        Path folder = temporary.resolve("case");
        daylight.ingest(folder, project.resolve("sample/evidence"));
        String document = Files.readString(project.resolve("docs/search.md"), StandardCharsets.UTF_8);
        int mistakes = document.indexOf("## Mistakes");
        List<Example> right = examples(document.substring(0, mistakes));
        List<Example> wrong = examples(document.substring(mistakes));
        assertThat(right).hasSizeGreaterThan(30);
        assertThat(wrong).hasSizeGreaterThan(5);
        List<String> failed = new ArrayList<>();
        for (Example example : right) {
            JsonNode answer = search(daylight, folder, example);
            if (answer.get("total").asInt() == 0 || !answer.get("problems").isEmpty()) {
                failed.add(example.query() + ": " + answer.get("total") + " hits, problems " + answer.get("problems"));
            }
        }
        for (Example example : wrong) {
            String problems = search(daylight, folder, example).get("problems").toString();
            if (!problems.contains(example.words())) {
                failed.add(example.query() + ": problems " + problems);
            }
        }
        assertThat(failed).isEmpty();
    }

    private static JsonNode search(Daylight daylight, Path folder, Example example) {
        return daylight.run("search", folder.toString(), "--json", "--limit", "0", "--", example.query())
                .json(0);
    }
}
