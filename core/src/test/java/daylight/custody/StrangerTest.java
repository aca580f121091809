package daylight.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import daylight.id.Sha256;
import daylight.source.Intake.How;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs the very commands of docs/formats/ledger.md: what they say is what a stranger sees.
class StrangerTest {
    @TempDir
    private Path temp;

    private Path place;

    private record Answer(int exit, String text) {}

    @BeforeEach
    void takeASmallFolderAndCloseTheCase() throws IOException, InterruptedException {
        for (String tool : List.of("openssl", "sha256sum", "sqlite3")) {
            boolean there =
                    new ProcessBuilder("sh", "-c", "command -v " + tool).start().waitFor() == 0;
            if (!there) {
                System.err.println(
                        "SKIPPED: " + tool + " is not on this machine, so the documented commands were not run");
            }
            assumeTrue(there);
        }
        place = temp.resolve("case");
        Path leak = Files.createDirectory(temp.resolve("leak"));
        Files.writeString(leak.resolve("a.txt"), "words");
        Files.writeString(leak.resolve("шинжяң.txt"), "more");
        try (Desk desk = new Desk(place, temp.resolve("machine"))) {
            desk.ingest(How.COPY, leak);
            Files.writeString(leak.resolve("b.txt"), "later");
            desk.ingest(How.COPY, leak);
        }
    }

    /// The shell blocks of the document, by the heading they stand under.
    private static String block(String heading) throws IOException {
        Path document = Path.of("docs/formats/ledger.md");
        if (!Files.exists(document)) {
            document = Path.of("../docs/formats/ledger.md");
        }
        List<String> block = new ArrayList<>();
        boolean under = false;
        boolean inside = false;
        for (String line : Files.readAllLines(document, StandardCharsets.UTF_8)) {
            if (line.startsWith("#")) {
                under = !inside && line.endsWith(heading) || inside && under;
            }
            if (line.startsWith("```")) {
                inside = line.equals("```sh");
            } else if (under && inside) {
                block.add(line);
            }
        }
        assertThat(block).as("the block under " + heading).isNotEmpty();
        return String.join("\n", block);
    }

    private Answer run(String script) throws IOException, InterruptedException {
        Path file = Files.writeString(temp.resolve("script.sh"), script);
        Process process = new ProcessBuilder("sh", file.toString())
                .directory(place.toFile())
                .redirectErrorStream(true)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), text);
    }

    private void change(Path file, String from, String to) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(text).contains(from);
        Files.writeString(file, text.replaceFirst(from, to), StandardCharsets.ISO_8859_1);
    }

    @Test
    void theOriginalsAreHashedAndAChangedOneIsNamed() throws Exception {
        assertThat(run(block("The originals"))).isEqualTo(new Answer(0, "3 originals\n"));
        Path original;
        try (var files = Files.walk(place.resolve("originals"))) {
            original = files.filter(Files::isRegularFile).sorted().findFirst().orElseThrow();
        }
        Files.setPosixFilePermissions(original, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(original, "other");
        assertThat(run(block("The originals")).text())
                .contains("changed: ")
                .contains(original.getFileName().toString());
    }

    @Test
    void theChainIsWalkedAndAChangedLineIsNamed() throws Exception {
        assertThat(run(block("The chains")).text()).matches("(?s)[0-9a-f]{16}:15:[0-9a-f]{64}\n");
        change(place.resolve("ledger.jsonl"), "\"intake.begin\"", "\"intake.bogin\"");
        assertThat(run(block("The chains")).text()).contains("broken at line 4");
    }

    @Test
    void theSignaturesAreCheckedAndAWrongOneIsNamed() throws Exception {
        Answer good = run(block("The signatures"));
        assertThat(good.text())
                .contains("line 2: Signature Verified Successfully")
                .contains("line 15: Signature Verified")
                .doesNotContain("not signed", "without a signature");
        Path ledger = place.resolve("ledger.jsonl");
        String text = Files.readString(ledger, StandardCharsets.US_ASCII);
        int first = text.indexOf("\"signature\":\"") + "\"signature\":\"".length();
        char other = text.charAt(first) == 'A' ? 'B' : 'A';
        Files.writeString(ledger, text.substring(0, first) + other + text.substring(first + 1));
        Answer bad = run(block("The signatures"));
        assertThat(bad.text()).doesNotContain("line 2: Signature Verified").contains("line 15: Signature Verified");
    }

    @Test
    void theBodiesFitTheirLinesAndAChangedOneIsNamed() throws Exception {
        assertThat(run(block("The bodies"))).isEqualTo(new Answer(0, "8 bodies\n"));
        run("sqlite3 facts.db \"update ledger_body set body = '{}' where n = 5\"");
        assertThat(run(block("The bodies")).text()).contains("does not fit: ").contains(" 5");
    }

    private Path firstOriginal() throws IOException {
        try (var files = Files.walk(place.resolve("originals"))) {
            return files.filter(Files::isRegularFile).sorted().findFirst().orElseThrow();
        }
    }

    @Test
    void anOriginalThatIsMissingIsNamedAndOneThatWasWithdrawnIsNot() throws Exception {
        Path gone = firstOriginal();
        Files.delete(gone);
        assertThat(run(block("The originals")))
                .isEqualTo(new Answer(0, "not here: " + gone.getFileName() + "\n2 originals\n"));
        Path withdrawn = firstOriginal();
        try (Desk desk = new Desk(place, temp.resolve("machine"))) {
            desk.custody.withdraw(
                    desk.ledger.actor(), new Sha256(String.valueOf(withdrawn.getFileName())), "a reason", _ -> {});
        }
        assertThat(withdrawn).doesNotExist();
        assertThat(run(block("The originals")))
                .isEqualTo(new Answer(0, "not here: " + gone.getFileName() + "\n1 originals\n"));
        assertThat(run(block("The bodies")).text()).doesNotContain("missing", "does not fit");
    }

    @Test
    void aBodyThatIsMissingIsNamed() throws Exception {
        run("sqlite3 facts.db 'delete from ledger_body where n in (3, 5)'");
        assertThat(run(block("The bodies")).text())
                .containsPattern("missing: [0-9a-f]{16} 3\n")
                .containsPattern("missing: [0-9a-f]{16} 5\n")
                .contains("6 bodies\n");
    }

    @Test
    void aRowOfTheBodiesIsNoCommand() throws Exception {
        String evil = "x'' union select writefile(''planted'', ''x'') --";
        run("sqlite3 facts.db \"update ledger_body set chain = '" + evil + "' where n = 5\"");
        assertThat(run(block("The bodies")).text()).contains("does not fit: a row of no chain");
        assertThat(place.resolve("planted")).doesNotExist();
    }

    @Test
    void aLastLineThatIsCutOffIsNamed() throws Exception {
        Path ledger = place.resolve("ledger.jsonl");
        byte[] whole = Files.readAllBytes(ledger);
        for (int less : List.of(1, 30, 200)) {
            Files.write(ledger, Arrays.copyOf(whole, whole.length - less));
            assertThat(run(block("The chains")).text())
                    .as("%d bytes less", less)
                    .contains("the last line is cut off");
        }
        Files.write(ledger, whole);
        assertThat(run(block("The chains")).text()).doesNotContain("cut off");
    }

    @Test
    void anEndWithoutASignatureIsNamedAtOnceAndLater() throws Exception {
        Path ledger = place.resolve("ledger.jsonl");
        List<String> lines = Files.readAllLines(ledger, StandardCharsets.US_ASCII);
        LedgerLine end = LedgerLine.parse(lines.getLast()).orElseThrow();
        LedgerLine forged = new LedgerLine(
                end.chain(), end.n() + 1, end.hash(), end.time(), "note", "", Ledger.commitment("", "{}"), "");
        Files.writeString(ledger, forged.text() + "\n", StandardOpenOption.APPEND);
        assertThat(run(block("The chains")).text()).doesNotContain("broken");
        assertThat(run(block("The signatures")).text())
                .contains("not signed: 1 lines of " + end.chain() + ", behind line 15");
        run("sqlite3 facts.db \"update ledger_flushed set bytes = bytes + "
                + (forged.text().length() + 1) + "; update ledger_head set n = " + forged.n() + ", hash = '"
                + forged.hash().hex() + "'\"");
        new Desk(place, temp.resolve("machine")).close();
        assertThat(run(block("The signatures")).text())
                .doesNotContain("not signed")
                .contains("line 17: entries 16-16 of its chain were found without a signature");
    }

    @Test
    void theKeyIsTheOneItsChainIsNamedAfter() throws Exception {
        assertThat(run(block("The keys"))).isEqualTo(new Answer(0, "1 keys\n"));
    }
}
