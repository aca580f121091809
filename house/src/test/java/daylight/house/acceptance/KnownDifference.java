package daylight.house.acceptance;

import daylight.house.launcher.Launcher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An expectation of others that Daylight does not meet, with the reason: a row of a table in docs/extraction.md.
///
/// @param file   the end of its path, which only one file of `expectations.tsv` has
/// @param cell   what is not met, as [ExpectationsStoryTest] names it
/// @param reason never blank
record KnownDifference(String file, String cell, String reason) {
    static final String DOCUMENT = "docs/extraction.md";

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| `([^`]+)` \\| (.+) \\|$");

    KnownDifference {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("a difference without a reason: " + file + " " + cell);
        }
    }

    static List<KnownDifference> all() {
        try {
            String document = Files.readString(Launcher.project().resolve(DOCUMENT), StandardCharsets.UTF_8);
            List<KnownDifference> found = new ArrayList<>();
            Matcher row = ROW.matcher(document);
            while (row.find()) {
                found.add(new KnownDifference(row.group(1), row.group(2), row.group(3)));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isOf(ExpectedFile file) {
        return file.path().endsWith("/" + this.file);
    }
}
