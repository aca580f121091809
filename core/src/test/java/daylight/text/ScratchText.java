package daylight.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Random texts in many scripts for tests, and the seed they came from.
final class ScratchText {
    private static final int[][] SCRIPTS = {
        {0x20, 0x7e},
        {0x410, 0x44f},
        {0x621, 0x64a},
        {0x6d0, 0x6d5},
        {0x4e00, 0x9fa5},
        {0x0f40, 0x0f6c},
        {0x1f300, 0x1f5ff},
        {0x20000, 0x2a6d6},
        {0x0a, 0x0d},
        {0xe000, 0xe010},
        {0xfffd, 0xffff},
    };

    private ScratchText() {}

    /// Layers in new folders below this one.
    static TextLayers layers(Path scratch) throws IOException {
        return new TextLayers(
                Files.createDirectories(scratch.resolve("text")), Files.createDirectories(scratch.resolve("tmp")));
    }

    static Random seeded(String test) {
        long seed = Long.getLong("daylight.seed", System.nanoTime());
        System.out.println(test + ": -Ddaylight.seed=" + seed);
        return new Random(seed);
    }

    static String text(Random random, int codePoints) {
        StringBuilder text = new StringBuilder();
        int[] script = SCRIPTS[0];
        for (int i = 0; i < codePoints; i++) {
            if (random.nextInt(20) == 0) {
                script = SCRIPTS[random.nextInt(SCRIPTS.length)];
            }
            text.appendCodePoint(script[0] + random.nextInt(script[1] - script[0] + 1));
        }
        return text.toString();
    }

    /// Pages of very different lengths, some empty, some longer than a segment.
    static List<String> pages(Random random) {
        List<String> pages = new ArrayList<>();
        int count = random.nextInt(8);
        for (int i = 0; i < count; i++) {
            int length = switch (random.nextInt(5)) {
                case 0 -> 0;
                case 1 -> LayerFormat.SEGMENT_CODE_POINTS * (1 + random.nextInt(2)) - 1 + random.nextInt(3);
                default -> random.nextInt(3_000);
            };
            pages.add(text(random, length));
        }
        return pages;
    }
}
