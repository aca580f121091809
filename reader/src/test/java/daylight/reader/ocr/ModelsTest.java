package daylight.reader.ocr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import daylight.reader.ocr.Models.Model;
import daylight.reader.ocr.Models.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsTest {
    @TempDir
    Path folder;

    private Path folder(String name, String... languages) throws IOException {
        Path made = Files.createDirectories(folder.resolve(name));
        for (String language : languages) {
            Files.writeString(made.resolve(language + ".traineddata"), name);
        }
        return made;
    }

    @Test
    void theBuildBringsEightLanguagesAndTheModelForOrientation() {
        Models models = Models.find();
        assertThat(models.languages())
                .filteredOn(model -> model.place() == Place.PROJECT)
                .extracting(Model::language)
                .containsExactlyInAnyOrder("ara", "chi_sim", "chi_tra", "eng", "fra", "kaz", "uig");
        assertThat(models.has(Models.ORIENTATION)).isTrue();
    }

    @Test
    void theUsersModelsComeBeforeOursAndOursBeforeTheSystems() throws IOException {
        Models models = Models.in(
                Optional.of(folder("user", "eng")),
                Optional.of(folder("project", "eng", "uig")),
                List.of(folder("system", "eng", "uig", "rus", "ara")));
        assertThat(models.languages())
                .extracting(model -> model.language() + " " + model.place())
                .containsExactly("eng USER", "rus SYSTEM", "uig PROJECT");
    }

    @Test
    void theArabicModelOfDebianIsLeftOutBecauseItLosesLines() throws IOException {
        assertThat(Models.in(Optional.empty(), Optional.empty(), List.of(folder("system", "ara")))
                        .has("ara"))
                .isFalse();
    }

    @Test
    void modelsOfSeveralFoldersAreBroughtTogether() throws IOException {
        Models models = Models.in(Optional.empty(), Optional.of(folder("project", "eng")), List.of(folder("s", "rus")));
        assertThat(models.folderOf(List.of("eng"), folder)).isEqualTo(folder.resolve("project"));
        Path together = models.folderOf(List.of("eng", "rus"), folder);
        assertThat(together.resolve("rus.traineddata")).hasContent("s");
        assertThat(together.resolve("eng.traineddata")).hasContent("project");
        assertThatThrownBy(() -> models.folderOf(List.of("xyz"), folder)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void kazakhStandsInForRussianAndItIsSaid() throws IOException {
        Models models = Models.in(Optional.empty(), Optional.of(folder("project", "eng", "kaz")), List.of());
        Languages.Choice choice = new Languages.Known(List.of("rus"), false).choose(models, Script.CYRILLIC);
        assertThat(choice.candidates()).containsExactly("kaz");
        assertThat(choice.missing()).containsExactly("rus");
    }

    @Test
    void aMachineWithoutModelsSaysSo() {
        Models none = Models.in(Optional.empty(), Optional.empty(), List.of());
        assertThatThrownBy(() -> new Languages.ByScript().choose(none, Script.LATIN))
                .isInstanceOf(IllegalStateException.class);
    }
}
