package daylight.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.id.Span;
import daylight.text.OpenLayer;
import daylight.text.TextLayerWriter;
import daylight.text.TextLayers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {
    @TempDir
    Path scratch;

    @Test
    void changedWordsHaveTheirPlaceOnTheirPage() throws IOException {
        Difference difference = between(
                List.of("Title\n\n", "The town buys forty cameras.\nThe end.\n"),
                List.of("Title\nThe town buys  fifty cameras.\nThe end.\nSigned.\n"));
        assertThat(difference.complete()).isTrue();
        assertThat(difference.changes())
                .containsExactly(
                        new Difference.Change(
                                List.of(new Difference.Line(
                                        2, new Span(0, 28), "The town buys forty cameras.", List.of(new Span(14, 19)))),
                                List.of(new Difference.Line(
                                        1,
                                        new Span(6, 35),
                                        "The town buys  fifty cameras.",
                                        List.of(new Span(21, 26))))),
                        new Difference.Change(
                                List.of(),
                                List.of(new Difference.Line(
                                        1, new Span(45, 52), "Signed.", List.of(new Span(45, 52))))));
    }

    @Test
    void characterByCharacterInChineseAndBeyondTheBasicPlane() throws IOException {
        Difference difference = between(List.of("\uD840\uDC00购买四十台"), List.of("\uD840\uDC00购买五十台"));
        assertThat(difference.changes()).singleElement().satisfies(change -> {
            assertThat(change.left().getFirst().words()).containsExactly(new Span(3, 4));
            assertThat(change.right().getFirst().words()).containsExactly(new Span(3, 4));
        });
    }

    @Test
    void whiteSpaceAndPagesMakeNoDifference() throws IOException {
        assertThat(between(List.of("a  b\n\n c\n"), List.of("a b", "\tc")).changes())
                .isEmpty();
        assertThat(between(List.of(), List.of(" \n")).changes()).isEmpty();
    }

    @Test
    void everyLineOfEitherTextIsEqualOrTold() throws IOException {
        Random random = new Random(3);
        for (int i = 0; i < 50; i++) {
            List<String> left = lines(random);
            List<String> right = new ArrayList<>(left);
            for (int change = random.nextInt(6); change > 0 && !right.isEmpty(); change--) {
                int at = random.nextInt(right.size());
                switch (random.nextInt(3)) {
                    case 0 -> right.remove(at);
                    case 1 -> right.add(at, "new " + random.nextInt(20));
                    default -> right.set(at, right.get(at) + " more");
                }
            }
            Difference difference = between(List.of(String.join("\n", left)), List.of(String.join("\n", right)));
            List<String> restored = new ArrayList<>(left);
            difference.changes().forEach(change -> change.left().forEach(line -> restored.remove(line.text())));
            difference.changes().forEach(change -> change.right().forEach(line -> restored.add(line.text())));
            assertThat(restored).containsExactlyInAnyOrderElementsOf(right);
        }
    }

    @Test
    void textsThatAreTooDifferentAreToldAsOneChange() throws IOException {
        String left = "a\n".repeat(30_000);
        Difference difference = between(List.of("same\n" + left), List.of("same\nb\n"));
        assertThat(difference.complete()).isFalse();
        assertThat(difference.changes()).singleElement().satisfies(change -> {
            assertThat(change.left()).hasSize(30_000);
            assertThat(change.right()).hasSize(1);
        });
    }

    private static List<String> lines(Random random) {
        List<String> lines = new ArrayList<>();
        for (int i = random.nextInt(30); i > 0; i--) {
            lines.add("line " + random.nextInt(40));
        }
        return lines;
    }

    private Difference between(List<String> left, List<String> right) throws IOException {
        TextLayers layers = new TextLayers(
                Files.createDirectories(scratch.resolve("text")), Files.createDirectories(scratch.resolve("tmp")));
        try (OpenLayer one = layers.open(layer(layers, left));
                OpenLayer other = layers.open(layer(layers, right))) {
            return Comparison.between(one, other);
        }
    }

    private static daylight.id.Sha256 layer(TextLayers layers, List<String> pages) {
        TextLayerWriter writer = layers.newWriter();
        for (int i = 0; i < pages.size(); i++) {
            if (i > 0) {
                writer.pageEnd();
            }
            writer.text(pages.get(i));
        }
        return writer.finish().id();
    }
}
