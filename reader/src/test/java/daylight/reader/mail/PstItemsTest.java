package daylight.reader.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import daylight.reader.CorpusTest;
import daylight.reader.ReadingFixture;
import daylight.reader.RecordedTree;
import daylight.reader.ground.Evidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Items of a PST that are no mails. No library writes a PST, and so the store is one of the corpora.
@Tag("corpus")
class PstItemsTest {
    private static RecordedTree read(String name) throws IOException {
        Path corpora = CorpusTest.shared()
                .map(shared -> shared.resolve("corpora"))
                .orElseGet(() -> {
                    System.err.println("SKIPPED: PstItemsTest needs the folder 'shared' (-Ddaylight.shared=...)");
                    return abort("no shared corpora");
                });
        try (Stream<Path> walk = Files.walk(corpora.resolve("mail"))) {
            Path store = walk.filter(path -> path.endsWith(name)).findFirst().orElseThrow();
            return ReadingFixture.read(name, new Evidence.InFile(store, Files.size(store)), ReadingFixture.LIMITS);
        }
    }

    private static RecordedTree.Doc item(RecordedTree tree, String folder) {
        return tree.all().stream()
                .filter(doc -> doc.path().contains(folder + "/"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theWordsOfContactsAppointmentsAndListsAreFound() throws IOException {
        RecordedTree tree = read("dist-list.pst");
        RecordedTree.Doc appointment = item(tree, "Calendar");
        assertThat(appointment.text()).contains("every Tuesday", "This is a complete test");
        assertThat(appointment.ended().metadata().get("pst:start")).containsExactly("2016-08-02T15:00:00Z");
        assertThat(appointment.ended().recipe()).isEqualTo(3);
        assertThat(tree.membersOf(appointment))
                .extracting(RecordedTree.Doc::path)
                .containsExactly("#1", "#2");
        RecordedTree.Doc contact = item(tree, "Contacts");
        assertThat(contact.text()).contains("contact name 1", "contact1@");
        assertThat(tree.all()).anySatisfy(doc -> assertThat(doc.text()).contains("dist name 2", "dist2@"));
    }
}
