package daylight.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibraryTest {
    private static final String PATH = "org.sqlite.lib.path";

    @TempDir
    private Path folder;

    private @Nullable String before;

    @BeforeEach
    void nobodyHasSaidWhereItIs() {
        before = System.clearProperty(PATH);
    }

    @AfterEach
    void asItWas() {
        if (before == null) {
            System.clearProperty(PATH);
        } else {
            System.setProperty(PATH, before);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void itIsUnpackedOnceAndTheDriverIsToldWhere() throws IOException {
        NativeLibrary.keepIn(folder);
        assertThat(files()).hasSize(1);
        Path library = files().getFirst();
        assertThat(System.getProperty(PATH)).isEqualTo(library.getParent() + "");
        assertThat(library).isNotEmptyFile();
        FileTime then = FileTime.fromMillis(1_000);
        Files.setLastModifiedTime(library, then);
        System.clearProperty(PATH);
        NativeLibrary.keepIn(folder);
        assertThat(System.getProperty(PATH)).isEqualTo(library.getParent() + "");
        assertThat(Files.getLastModifiedTime(library)).isEqualTo(then);
    }

    @Test
    void oneThatWasCutOffIsUnpackedAgain() throws IOException {
        NativeLibrary.keepIn(folder);
        Path library = files().getFirst();
        byte[] whole = Files.readAllBytes(library);
        Files.write(library, new byte[100]);
        System.clearProperty(PATH);
        NativeLibrary.keepIn(folder);
        assertThat(files()).containsExactly(library);
        assertThat(Files.readAllBytes(library)).isEqualTo(whole);
    }

    @Test
    void whereItCannotBeWrittenTheDriverIsLeftToItself() throws IOException {
        Path file = Files.writeString(folder.resolve("no folder"), "x");
        NativeLibrary.keepIn(file);
        assertThat(System.getProperty(PATH)).isNull();
    }

    @Test
    void whoHasSaidWhereItIsIsHeard() throws IOException {
        System.setProperty(PATH, "/elsewhere");
        NativeLibrary.keepIn(folder);
        assertThat(files()).isEmpty();
        assertThat(System.getProperty(PATH)).isEqualTo("/elsewhere");
    }
}
