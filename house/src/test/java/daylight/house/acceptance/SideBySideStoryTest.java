package daylight.house.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Sixty scans and sixty large mails at once: none is lost, and none runs out of time because of the others.
@Tag("soak")
class SideBySideStoryTest {
    private static final int EACH = 60;
    private static final int ATTACHMENTS = 4;
    private static final int ATTACHMENT_LINES = 40_000;

    @TempDir
    Path temporary;

    @Test
    void sixtyScansAndSixtyLargeMailsAreAllRead() throws IOException {
        Path evidence = Files.createDirectories(temporary.resolve("leak"));
        Random random = new Random(23);
        for (int i = 0; i < EACH; i++) {
            Evidence.scan(evidence.resolve("scan " + i + ".pdf"), i);
            Files.writeString(evidence.resolve("mail " + i + ".eml"), mail(i, random), StandardCharsets.US_ASCII);
        }
        Daylight daylight = Daylight.at(temporary.resolve("settings")).waiting(Duration.ofMinutes(40));
        Path folder = temporary.resolve("case");
        Answer answer = daylight.run(folder, "ingest", evidence.toString(), "--json", "--workers", "2");
        System.out.println(answer.err());
        JsonNode report = answer.json(0);
        System.out.println(answer.spent());
        assertThat(report.get("accounted").asBoolean()).isTrue();
        assertThat(report.at("/outcomes/read").asInt()).as("read in full").isEqualTo(2 * EACH);
        assertThat(report.at("/members/recorded").asInt()).isEqualTo(EACH * ATTACHMENTS);
        assertThat(report.get("not_fully_read")).isEmpty();
        assertThat(daylight.search(folder, "\"counted with their household from birth\"")
                        .get("total")
                        .asInt())
                .as("scans whose words are found")
                .isEqualTo(EACH);
        assertThat(daylight.search(folder, "subject:ledgers").get("total").asInt())
                .isEqualTo(EACH);
    }

    private static String mail(int number, Random random) {
        StringBuilder mail = new StringBuilder("From: a@example.org\nTo: b@example.org\nSubject: ledgers ")
                .append(number)
                .append("\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n")
                .append("--b\nContent-Type: text/plain\n\nThe ledgers are attached.\n");
        for (int attachment = 0; attachment < ATTACHMENTS; attachment++) {
            StringBuilder ledger = new StringBuilder();
            for (int line = 0; line < ATTACHMENT_LINES; line++) {
                ledger.append("entry ").append(random.nextInt()).append(" of the ledger\n");
            }
            mail.append("--b\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n")
                    .append("Content-Disposition: attachment; filename=\"ledger ")
                    .append(attachment)
                    .append(".txt\"\n\n")
                    .append(Base64.getMimeEncoder()
                            .encodeToString(ledger.toString().getBytes(StandardCharsets.US_ASCII)))
                    .append('\n');
        }
        return mail.append("--b--\n").toString();
    }
}
