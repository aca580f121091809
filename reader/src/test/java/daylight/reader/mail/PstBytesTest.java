package daylight.reader.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.pff.PSTRAFileContent;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PstBytesTest {
    private static final long SEED = Long.getLong("daylight.seed", 1_712);
    private static final int STEPS = 20_000;

    @Test
    void whatIsHeldInMemoryIsReadAsAFileIs(@TempDir Path folder) throws IOException {
        System.out.println("PstBytesTest: -Ddaylight.seed=" + SEED);
        Random random = new Random(SEED);
        byte[] content = new byte[3_000];
        random.nextBytes(content);
        Path file = Files.write(folder.resolve("store"), content);
        PSTRAFileContent asFile = new PSTRAFileContent(file.toFile());
        PstBytes held = new PstBytes(content);
        for (int step = 0; step < STEPS; step++) {
            switch (random.nextInt(4)) {
                case 0 -> {
                    long place = random.nextInt(content.length + 50);
                    asFile.seek(place);
                    held.seek(place);
                }
                case 1 -> assertThat(held.read()).isEqualTo(asFile.read());
                case 2 -> assertThat(oneByte(held::readByte)).isEqualTo(oneByte(asFile::readByte));
                default -> {
                    byte[] expected = new byte[random.nextInt(100)];
                    byte[] found = new byte[expected.length];
                    assertThat(held.read(found)).isEqualTo(asFile.read(expected));
                    assertThat(found).isEqualTo(expected);
                }
            }
            assertThat(held.getFilePointer()).isEqualTo(asFile.getFilePointer());
        }
        asFile.close();
    }

    @FunctionalInterface
    private interface Reading {
        byte read() throws IOException;
    }

    private static String oneByte(Reading reading) throws IOException {
        try {
            return Byte.toString(reading.read());
        } catch (EOFException _) {
            return "the end";
        }
    }
}
