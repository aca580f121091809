package daylight.house;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What no file of the project may say, whatever its kind.
final class TextRules {
    /// A file of the project that is text.
    record Text(String path, String text) {}

    /// Beyond this a file is evidence or a model, and no text that somebody wrote.
    private static final long SIZE_BYTES_MAX = 2_000_000;

    // These patterns are put together from halves, so that this file does not find itself.
    private static final Pattern UNFINISHED = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");

    private static final Pattern MACHINE_PATH =
            Pattern.compile("(?<!\\w)/(home" + "|Users)/[a-z][a-z0-9_-]+/|(?<!\\w)/wo" + "rk/[a-z]+|(?<!\\w)/ro"
                    + "ot/[.a-zA-Z]|[A-Z]:\\\\Us" + "ers\\\\");

    private static final Pattern REGISTRY = Pattern.compile("(?i)repo1?\\.ma" + "ven|rep" + "o\\.spring|ma"
            + "ven\\.google"
            + "|registry\\.np" + "mjs|registry\\.ya" + "rnpkg|np" + "mmirror|py" + "pi\\.org|files\\.python" + "hosted"
            + "|(deb|security|archive)\\.(deb" + "ian|ubu" + "ntu)\\.|oss\\.sona" + "type|central\\.sona" + "type|jit"
            + "pack\\.io"
            + "|proxy\\.gol" + "ang|crates" + "\\.io|ghcr" + "\\.io|docker" + "\\.io");

    private static final Pattern MOCK_LIBRARY =
            Pattern.compile("<artifactId>(mockito|easymock|powermock|jmockit|jmock)");

    private TextRules() {}

    static List<Text> texts(List<Path> files) throws IOException {
        List<Text> texts = new ArrayList<>();
        for (Path file : files) {
            Path place = ProjectFolder.root().resolve(file);
            if (Files.size(place) <= SIZE_BYTES_MAX) {
                decoded(Files.readAllBytes(place))
                        .ifPresent(text -> texts.add(new Text(file.toString().replace('\\', '/'), text)));
            }
        }
        return texts;
    }

    private static Optional<String> decoded(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.indexOf('\0') < 0 ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    static List<Finding> finished(List<Text> texts) {
        return matches(texts, "unfinished", UNFINISHED, "finish it, or open an issue");
    }

    static List<Finding> noMachinePath(List<Text> texts) {
        return matches(texts, "machine-path", MACHINE_PATH, "is a path of one machine");
    }

    static List<Finding> noRegistry(List<Text> texts) {
        return matches(texts, "registry", REGISTRY, "is the address of a package registry");
    }

    static List<Finding> noMockLibrary(List<Text> texts) {
        List<Text> poms =
                texts.stream().filter(text -> text.path().endsWith("pom.xml")).toList();
        return matches(poms, "mock", MOCK_LIBRARY, "write a fake");
    }

    /// A lock file that says from where each package came would tie everybody to one machine's registry.
    static List<Finding> lockFilesWithoutPlaces(List<Text> texts) {
        List<Text> locks = texts.stream()
                .filter(text -> text.path().endsWith("package-lock.json"))
                .toList();
        return matches(locks, "lock-file", Pattern.compile("\"resolved\""), "set omit-lockfile-registry-resolved");
    }

    private static List<Finding> matches(List<Text> texts, String rule, Pattern pattern, String what) {
        List<Finding> findings = new ArrayList<>();
        for (Text text : texts) {
            Matcher matcher = pattern.matcher(text.text());
            if (matcher.find()) {
                long line = 1
                        + text.text()
                                .substring(0, matcher.start())
                                .chars()
                                .filter(c -> c == '\n')
                                .count();
                findings.add(new Finding(rule, text.path(), "line " + line + ": " + matcher.group() + ": " + what));
            }
        }
        return findings;
    }
}
