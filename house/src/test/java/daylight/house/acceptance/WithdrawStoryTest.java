package daylight.house.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A withdrawn document is found by nothing any more, not even by the name that its members had from it.
class WithdrawStoryTest {
    @TempDir
    Path temporary;

    private Daylight daylight;
    private Path folder;
    private Path evidence;

    @BeforeEach
    void takeIn() throws IOException {
        daylight = Daylight.at(temporary.resolve("settings"));
        folder = temporary.resolve("case");
        evidence = Files.createDirectories(temporary.resolve("evidence"));
        byte[] shared = "The harbour ledger.".getBytes(StandardCharsets.UTF_8);
        Files.write(evidence.resolve("letter.txt"), shared);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            zip.putNextEntry(new ZipEntry("copied.txt"));
            zip.write(shared);
            zip.putNextEntry(new ZipEntry("only.txt"));
            zip.write("Nobody else has the anchor.".getBytes(StandardCharsets.UTF_8));
        }
        Files.write(evidence.resolve("informant.zip"), out.toByteArray());
        daylight.ingest(folder, evidence);
        assertThat(found("path:informant")).isEqualTo(3);
    }

    @Test
    void whatIsKeptLosesTheNameOfWhatIsWithdrawn() {
        daylight.run(folder, "withdraw", "evidence/informant.zip", "--reason", "asked for")
                .expect(0);
        assertThat(found("path:informant")).isZero();
        assertThat(found("name:informant")).isZero();
        assertThat(found("anchor")).isZero();
        assertThat(found("harbour")).isEqualTo(1);
    }

    /// The letter lies in the zip too: who withdraws it is told so, and it does not come back from a newer one.
    @Test
    void whatIsWithdrawnDoesNotComeBackInsideOfSomethingElse() throws IOException {
        Answer withdrawn = daylight.run(folder, "withdraw", "evidence/letter.txt", "--reason", "asked for")
                .expect(0);
        assertThat(withdrawn.out()).contains("still lie inside of", "evidence/informant.zip");
        assertThat(found("harbour")).isZero();
        assertThat(found("name:copied")).isZero();

        Path more = Files.createDirectories(temporary.resolve("more"));
        try (ZipOutputStream zip =
                new ZipOutputStream(Files.newOutputStream(more.resolve("second.zip")), StandardCharsets.UTF_8)) {
            zip.putNextEntry(new ZipEntry("again.txt"));
            zip.write(Files.readAllBytes(evidence.resolve("letter.txt")));
            zip.putNextEntry(new ZipEntry("other.txt"));
            zip.write("The lighthouse keeper.".getBytes(StandardCharsets.UTF_8));
        }
        JsonNode report =
                daylight.run(folder, "ingest", more.toString(), "--json").json(1);
        assertThat(report.get("accounted").asBoolean()).isTrue();
        assertThat(report.get("not_fully_read").toString())
                .contains("withdrawn")
                .doesNotContain("again.txt");
        assertThat(found("lighthouse")).isEqualTo(1);
        assertThat(found("harbour")).isZero();
        assertThat(found("name:again")).isZero();
        daylight.run(folder, "verify").expect(0);
    }

    /// Two mails carry one attachment under two names. Its reading came from one of them, whichever; after
    /// that is withdrawn nothing in the case knows the name it had there.
    @Test
    void aKeptAttachmentForgetsTheNameItHadInAWithdrawnMail() throws IOException {
        Path mails = Files.createDirectories(temporary.resolve("mails"));
        Files.writeString(mails.resolve("one.eml"), mail("Subject: first", "Jane Example.txt"));
        Files.writeString(mails.resolve("two.eml"), mail("Subject: second", "plain.txt"));
        daylight.ingest(folder, mails);
        assertThat(found("tugboat")).isEqualTo(1);

        daylight.run(folder, "withdraw", "mails/one.eml", "--reason", "asked for")
                .expect(0);
        assertThat(found("tugboat")).isEqualTo(1);
        assertThat(found("Jane")).isZero();
        JsonNode hit = daylight.run(folder, "search", "--json", "tugboat")
                .json(0)
                .get("hits")
                .get(0);
        assertThat(hit.get("title").asText()).isEqualTo("plain.txt");
        Marker name = new Marker("Jane Example");
        for (Path file : Folders.files(folder)) {
            assertThat(name.isIn(file)).as(file.toString()).isFalse();
        }
        daylight.ingest(folder, mails.resolve("two.eml"));
        assertThat(found("tugboat")).isEqualTo(1);
        assertThat(daylight.run(folder, "show", hit.get("document").asText())
                        .expect(0)
                        .out())
                .contains("plain.txt")
                .doesNotContain("Jane");
        daylight.run(folder, "verify").expect(0);
    }

    private static String mail(String subject, String attachment) {
        return String.join(
                "\r\n",
                "From: a@example.org",
                "To: b@example.org",
                subject,
                "MIME-Version: 1.0",
                "Content-Type: multipart/mixed; boundary=XX",
                "",
                "--XX",
                "Content-Type: text/plain",
                "",
                "See below.",
                "--XX",
                "Content-Type: text/plain; name=\"" + attachment + "\"",
                "Content-Disposition: attachment; filename=\"" + attachment + "\"",
                "",
                "The tugboat leaves at six.",
                "--XX--",
                "");
    }

    /// A document that only lies inside of another: the case forgets its text and names, and says whose
    /// bytes hold it.
    @Test
    void aMemberIsWithdrawnAndWhatHoldsItIsNamed() {
        String member = daylight.run(folder, "search", "--json", "anchor")
                .json(0)
                .get("hits")
                .get(0)
                .get("document")
                .asText();
        assertThat(daylight.run(folder, "show", "evidence/informant.zip!only.txt")
                        .expect(0)
                        .out())
                .contains(member);
        Answer withdrawn = daylight.run(folder, "withdraw", "evidence/informant.zip!only.txt", "--reason", "asked for")
                .expect(0);
        assertThat(withdrawn.out()).contains("still lie inside of", "evidence/informant.zip");
        assertThat(found("anchor")).isZero();
        assertThat(found("name:only")).isZero();
        assertThat(found("harbour")).isEqualTo(1);
        JsonNode report = daylight.run(folder, "report", "--json").json(1);
        assertThat(report.get("accounted").asBoolean()).isTrue();
        daylight.run(folder, "verify").expect(0);
        daylight.run(folder, "rebuild").expect(0);
        assertThat(found("anchor")).isZero();
    }

    @Test
    void anIndexThatCannotBeOpenedKeepsNoNameAndLocksNobodyOut() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("index"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.write(file, new byte[] {1, 2, 3});
            }
        }
        daylight.run(folder, "withdraw", "evidence/informant.zip", "--reason", "asked for")
                .expect(0);
        assertThat(found("path:informant")).isZero();
        assertThat(found("harbour")).isEqualTo(1);
        daylight.run(folder, "rebuild").expect(0);
        assertThat(found("harbour")).isEqualTo(1);
    }

    private int found(String query) {
        return daylight.run(folder, "search", "--json", "--", query)
                .json(0)
                .get("total")
                .asInt();
    }
}
