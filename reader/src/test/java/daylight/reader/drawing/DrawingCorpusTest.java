package daylight.reader.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import daylight.protocol.Draw.WantedPage;
import daylight.protocol.Drawing;
import daylight.protocol.NoDrawing;
import daylight.protocol.Passwords;
import daylight.reader.CorpusTest;
import daylight.reader.DrawnPage;
import daylight.reader.ReadingFixture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The first page of every PDF and picture of the corpora: each gives a whole picture or says why not.
@Tag("corpus")
class DrawingCorpusTest {
    private static final Set<String> ENDINGS = Set.of("pdf", "png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff");
    private static final int DPI = 60;

    @Test
    void everyFirstPageIsDrawnOrSaysWhyNot() throws Exception {
        Optional<Path> shared = CorpusTest.shared();
        if (shared.isEmpty()) {
            System.err.println("SKIPPED: DrawingCorpusTest needs the folder 'shared' (DAYLIGHT_SHARED)");
        }
        assumeTrue(shared.isPresent());
        List<Path> files;
        try (Stream<Path> walk = Files.walk(shared.get().resolve("corpora"))) {
            files = walk.filter(Files::isRegularFile)
                    .filter(path -> ENDINGS.contains(ending(path)))
                    .sorted()
                    .toList();
        }
        int drawn = 0;
        int withInk = 0;
        int words = 0;
        List<String> undrawable = new ArrayList<>();
        Map<NoDrawing, Integer> none = new EnumMap<>(NoDrawing.class);
        for (Path file : files) {
            byte[] content = Files.readAllBytes(file);
            String hash = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
            DrawnPage page = ReadingFixture.draw(
                    file.getFileName().toString(),
                    content,
                    new WantedPage(hash, content.length, 1, DPI),
                    Passwords.NONE,
                    ReadingFixture.LIMITS);
            if (page.none().isPresent()) {
                none.merge(page.none().get().reason(), 1, Integer::sum);
                undrawable.add(page.none().get().reason() + " " + shared.get().relativize(file));
                continue;
            }
            assertThat(page.drawn().bytes()).isPositive();
            drawn++;
            for (Drawing.Placed word : page.words()) {
                assertThat(word.right()).isLessThanOrEqualTo(page.drawn().width());
                assertThat(word.bottom()).isLessThanOrEqualTo(page.drawn().height());
                words++;
                withInk += page.hasContrastIn(word) ? 1 : 0;
            }
        }
        System.err.println("DrawingCorpusTest: " + drawn + " of " + files.size() + " drawn, " + none + "; of " + words
                + " words " + withInk + " have something in their place");
        undrawable.forEach(System.err::println);
        assertThat(drawn).isGreaterThan(files.size() * 8 / 10);
        assertThat(withInk).isGreaterThan(words * 9 / 10);
    }

    private static String ending(Path path) {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
