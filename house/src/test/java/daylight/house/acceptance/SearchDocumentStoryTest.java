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
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every example of docs/search.md does what it says, on the sample.
class SearchDocumentStoryTest {
    private static final Pattern ROW = Pattern.compile("^\\| `(.+?)` \\| (.+?) \\|(?: `(.+)` \\|)?$");

    /// A word, phrase or pattern in a field whose values are words of the documents. What stands behind the colon,
    /// typed alone, is looked for everywhere.
    private static final Pattern FIELD =
            Pattern.compile("(?!text:|date:|created:|modified:|size:|confidence:)[a-z]+:(.+)");

    @TempDir
    private Path temporary;

    /// @param never a document of the sample that the query does not find; empty for a mistake
    private record Example(String query, String words, String never) {}

    private static List<Example> examples(String chapters) {
        List<Example> examples = new ArrayList<>();
        chapters.lines().forEach(line -> {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                examples.add(new Example(
                        row.group(1).replace("\\|", "|"), row.group(2), Objects.requireNonNullElse(row.group(3), "")));
            }
        });
        return examples;
    }

    @Test
    void everyExampleFindsWhatItSaysAndEveryMistakeIsAnsweredAsItSays() throws IOException {
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
        Set<String> everything = paths(daylight.search(folder, ""));
        List<String> failed = new ArrayList<>();
        for (Example example : right) {
            JsonNode answer = daylight.search(folder, example.query());
            Set<String> found = paths(answer);
            String never = "evidence/" + example.never();
            if (found.isEmpty() || !answer.get("problems").isEmpty()) {
                failed.add(example.query() + ": " + answer.get("total") + " hits, problems " + answer.get("problems"));
            }
            if (!everything.contains(never) || found.contains(never)) {
                failed.add(example.query() + ": " + never + (found.contains(never) ? " is found" : " is not there"));
            }
            Matcher field = FIELD.matcher(example.query());
            if (field.matches()) {
                Set<String> anywhere = paths(daylight.search(folder, field.group(1)));
                anywhere.removeAll(found);
                if (!anywhere.isEmpty() && !anywhere.contains(never)) {
                    failed.add(example.query() + ": " + never + " does not have it anywhere, other than " + anywhere);
                }
            }
        }
        for (Example example : wrong) {
            String problems =
                    daylight.search(folder, example.query()).get("problems").toString();
            if (!problems.contains(example.words())) {
                failed.add(example.query() + ": problems " + problems);
            }
        }
        assertThat(failed).isEmpty();
    }

    private static Set<String> paths(JsonNode answer) {
        Set<String> paths = new TreeSet<>();
        answer.get("hits").forEach(hit -> hit.get("paths").forEach(path -> paths.add(path.asText())));
        return paths;
    }
}
