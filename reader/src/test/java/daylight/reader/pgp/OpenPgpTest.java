package daylight.reader.pgp;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.protocol.Limits;
import daylight.protocol.Verdict;
import daylight.reader.ReadingFixture;
import daylight.reader.RecordedTree;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OpenPgpTest {
    private static final String ONE = "0123456789ABCDEF";
    private static final String OTHER = "89ABCDEF01234567";
    private static final String FINGERPRINT = "00112233445566778899AABB" + ONE;
    private static final byte[] WORDS = "the river is green".getBytes(StandardCharsets.US_ASCII);

    private static MadePackets message() {
        return new MadePackets().forKey(ONE).forKey(OTHER).encrypted(300);
    }

    private static RecordedTree.Doc read(String name, byte[] content) {
        return ReadingFixture.read(name, content).root();
    }

    private static RecordedTree.Doc read(String name, String content) {
        return read(name, content.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anEncryptedMessageNamesTheKeysItIsFor() {
        String armoured = message().armoured("MESSAGE", "Comment: the ledger\n");
        for (RecordedTree.Doc doc : List.of(
                read("letter.gpg", message().bytes()),
                read("letter", message().bytes()),
                read("letter.asc", armoured),
                read("letter.txt", "\uFEFF\r\n" + armoured.replace("\n", "\r\n") + "\n"))) {
            assertThat(doc.outcome()).isEqualTo("encrypted/password");
            assertThat(doc.ended().mediaType()).isEqualTo("application/pgp-encrypted");
            assertThat(doc.ended().metadata())
                    .containsEntry("encryption:method", List.of("openpgp"))
                    .containsEntry("encryption:recipient-key", List.of(ONE, OTHER))
                    .doesNotContainKey("encryption:password");
            assertThat(doc.text()).contains("Encrypted for key " + ONE, "Encrypted for key " + OTHER);
        }
        assertThat(read("letter.asc", armoured).text()).contains("Comment: the ledger");
    }

    @Test
    void passwordsAndRecipientsWhoAreNotNamedAreSaid() {
        String sixth = "AB".repeat(32);
        RecordedTree.Doc doc = read(
                "a.pgp",
                new MadePackets()
                        .forKey("0".repeat(16))
                        .forKeyOfVersion6(sixth)
                        .byPassword()
                        .encrypted(20)
                        .bytes());
        assertThat(doc.outcome()).isEqualTo("encrypted/password");
        assertThat(doc.ended().metadata())
                .containsEntry("encryption:recipient-key", List.of(sixth))
                .containsEntry("encryption:hidden-recipients", List.of("1"))
                .containsEntry("encryption:password", List.of("yes"));
        assertThat(doc.text()).contains("Encrypted with a password");
    }

    @Test
    void whatIsSignedAndNotEncryptedIsAMember() {
        MadePackets inner = new MadePackets()
                .announcement(ONE)
                .inPieces(
                        11,
                        MadePackets.literalBody(
                                "ledger.txt", "the river is green\n".repeat(100).getBytes(StandardCharsets.US_ASCII)))
                .signature(1_714_557_600, FINGERPRINT, ONE);
        for (byte[] bytes :
                List.of(inner.bytes(), new MadePackets().compressed(inner).bytes())) {
            RecordedTree tree = ReadingFixture.read("ledger.gpg", bytes);
            assertThat(tree.root().outcome()).isEqualTo("read/none");
            assertThat(tree.root().listed()).isEqualTo(1);
            assertThat(tree.at("ledger.txt").text()).contains("green");
            assertThat(tree.root().ended().metadata())
                    .containsEntry("signature:key", List.of(ONE))
                    .containsEntry("signature:fingerprint", List.of(FINGERPRINT))
                    .containsEntry("signature:time", List.of("2024-05-01T10:00:00Z"))
                    .containsEntry("signature:verified", List.of("no"));
            assertThat(tree.root().text()).contains("Signed by key " + ONE).contains("not verified");
        }
    }

    @Test
    void aSignatureAloneNamesItsKey() {
        byte[] signature = new MadePackets().signature(0, FINGERPRINT, ONE).bytes();
        RecordedTree.Doc doc = read("ledger.sig", signature);
        assertThat(doc.outcome()).isEqualTo("read/none");
        assertThat(doc.ended().mediaType()).isEqualTo("application/pgp-signature");
        assertThat(doc.ended().metadata()).containsEntry("signature:key", List.of(ONE));
    }

    @Test
    void aTextThatIsSignedKeepsItsWords() {
        String text = "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nthe river is green\n"
                + new MadePackets().signature(0, FINGERPRINT, ONE).armoured("SIGNATURE", "");
        for (String name : List.of("words.txt", "words.asc")) {
            RecordedTree.Doc doc = read(name, text);
            assertThat(doc.outcome()).isEqualTo("read/none");
            assertThat(doc.text()).contains("the river is green");
            assertThat(doc.ended().metadata())
                    .containsEntry("signature:key", List.of(ONE))
                    .containsEntry("signature:verified", List.of("no"));
        }
    }

    /// The samples of RFC 9580, A.1 and A.3.
    @Test
    void aKeyHasItsFingerprint() {
        RecordedTree.Doc fourth = read(
                "a.gpg",
                Base64.getDecoder().decode("xjMEU/NfCxYJKwYBBAHaRw8BAQdAPwmJlL3ZFu1AUxl5NOSofIBzOhKA1i+AEJkuQ+47JAY="));
        assertThat(fourth.ended().mediaType()).isEqualTo("application/pgp-keys");
        assertThat(fourth.ended().metadata())
                .containsEntry("pgp:fingerprint", List.of("C959BDBAFA32A2F89A153B678CFDE12197965A9A"))
                .containsEntry("pgp:key", List.of("8CFDE12197965A9A"));
        RecordedTree.Doc sixth = read(
                "a.gpg", Base64.getDecoder().decode("xioGY4d/4xsAAAAg+U2nu0jWCmHlZ3BqZYfQMxmZu52JGggkLq2EVD34laM="));
        assertThat(sixth.ended().metadata())
                .containsEntry(
                        "pgp:fingerprint", List.of("CB186C4F0609A697E4D52DFA6C722B0C1F1E27C18A56708F6525EC27BAD9ACC9"));
    }

    @Test
    void aMailWithArmourInItIsPartlyEncrypted() {
        String armoured = message().armoured("MESSAGE", "");
        String head = "From: a@gates.example\nTo: b@gates.example\nSubject: gates\n\n";
        for (String body :
                List.of("Look:\n\n" + armoured + "\nBest", "> " + armoured.replace("\n", "\n> "), armoured)) {
            RecordedTree.Doc mail = read("a.eml", head + body);
            assertThat(mail.outcome()).isEqualTo("partly_read/encrypted_part");
            assertThat(mail.ended().metadata()).containsEntry("encryption:recipient-key", List.of(ONE, OTHER));
            assertThat(mail.text()).contains("Encrypted for key " + ONE).contains("BEGIN PGP MESSAGE");
        }
        RecordedTree.Doc html = read(
                "a.eml",
                head.replace("\n\n", "\nContent-Type: text/html\n\n") + "<p>Look:</p><pre>" + armoured + "</pre>");
        assertThat(html.outcome()).isEqualTo("partly_read/encrypted_part");
        RecordedTree.Doc long_ = read("a.txt", "words before\n" + armoured + "words behind\n");
        assertThat(long_.outcome()).isEqualTo("partly_read/encrypted_part");
        assertThat(long_.text()).contains("words before", "words behind");
    }

    @Test
    void theEncryptedPartOfAMailIsAMember() {
        String mail = "From: a@gates.example\nSubject: gates\nMIME-Version: 1.0\n"
                + "Content-Type: multipart/encrypted; protocol=\"application/pgp-encrypted\"; boundary=b\n\n"
                + "--b\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n\n"
                + "--b\nContent-Type: application/octet-stream; name=encrypted.asc\n\n"
                + message().armoured("MESSAGE", "") + "\n--b--\n";
        RecordedTree tree = ReadingFixture.read("a.eml", mail.getBytes(StandardCharsets.UTF_8));
        assertThat(tree.root().listed()).isEqualTo(2);
        assertThat(tree.at("encrypted.asc").outcome()).isEqualTo("encrypted/password");
        assertThat(tree.at("encrypted.asc").ended().metadata())
                .containsEntry("encryption:recipient-key", List.of(ONE, OTHER));
    }

    @Test
    void lettersThatAreNoArmourStayWords() {
        RecordedTree.Doc doc =
                read("a.asc", "-----BEGIN PGP MESSAGE-----\n\nthe river is green\n-----END PGP MESSAGE-----\n");
        assertThat(doc.verdict()).isEqualTo(Verdict.READ);
        assertThat(doc.text()).contains("the river is green");
        assertThat(read("a.eml", "From: a@gates.example\nSubject: x\n\n-----BEGIN PGP MESSAGE-----\nwords\n")
                        .text())
                .contains("words");
    }

    @Test
    void aMessageThatIsCutOffIsStillEncryptedOrDamaged() {
        byte[] whole = message().bytes();
        assertThat(read("a.gpg", Arrays.copyOf(whole, 300)).outcome()).isEqualTo("encrypted/password");
        byte[] signed = new MadePackets()
                .announcement(ONE)
                .literal("a.txt", WORDS)
                .signature(0, FINGERPRINT, ONE)
                .bytes();
        assertThat(read("a.gpg", Arrays.copyOf(signed, signed.length - 60)).outcome())
                .isEqualTo("partly_read/damaged_part");
    }

    @Test
    void ofACompressedBlockInATextOnlyAHeadIsUnpacked() {
        MadePackets bomb = new MadePackets().announcement(ONE).literal("a", new byte[30_000_000]);
        String block = new MadePackets().compressed(bomb).armoured("MESSAGE", "");
        Limits small = new Limits(60, 120, 10_000, 20, 3_000_000, 50_000_000L, 20_000);
        RecordedTree.Doc text = ReadingFixture.read(
                        "a.txt", ("words\n" + block + "behind\n").getBytes(StandardCharsets.UTF_8), small)
                .root();
        assertThat(text.outcome()).isEqualTo("read/none");
        assertThat(text.ended().metadata()).containsKey("signature:key");
        RecordedTree.Doc many = ReadingFixture.read(
                        "a.txt", ("words\n" + block.repeat(4)).getBytes(StandardCharsets.UTF_8), small)
                .root();
        assertThat(many.outcome()).isEqualTo("partly_read/expansion_limit");
    }

    @Test
    void nothingThatIsWrittenOverThrows() {
        long seed = Long.getLong("daylight.seed", 20_261_125L);
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        List<byte[]> whole = List.of(
                message().bytes(),
                new MadePackets()
                        .compressed(new MadePackets().announcement(ONE).literal("a.txt", WORDS))
                        .bytes(),
                new MadePackets().signature(0, FINGERPRINT, ONE).bytes(),
                message().armoured("MESSAGE", "").getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < 400; i++) {
            byte[] bytes = whole.get(i % whole.size()).clone();
            for (int j = 0; j <= i % 5; j++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            RecordedTree tree = ReadingFixture.read("a.gpg", bytes);
            assertThat(tree.root().reason().code()).isNotEqualTo("reader_bug");
            assertThat(tree.root().listed()).isEqualTo(tree.root().members());
        }
    }
}
