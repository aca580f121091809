package daylight.reader;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.protocol.Drawing;
import daylight.protocol.HandOver;
import daylight.protocol.HandOver.WantedDocument;
import daylight.protocol.Limits;
import daylight.protocol.NameBytes;
import daylight.protocol.NoDrawing;
import daylight.protocol.Passwords;
import daylight.reader.ground.Evidence;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Documents, as a worker hands them over to be drawn by another program.
class HandOverTest {
    private static final Limits LIMITS = new Limits(60, 120, 1_000, 10, 1L << 30, 10_000_000, 1_000);
    private static final Passwords RIGHT = new Passwords(List.of("wrong", "öffne dich"));

    @TempDir
    Path folder;

    private List<Drawing> handOver(String name, byte[] original, byte[] wanted, Passwords passwords)
            throws IOException {
        WantedDocument document = new WantedDocument(new Evidence.InMemory(wanted).sha256(), wanted.length);
        HandOver request =
                new HandOver(1, NameBytes.of(name), original.length, Optional.empty(), LIMITS, passwords, document);
        List<Drawing> answer = new ArrayList<>();
        new DocumentReader(folder).handOver(new Evidence.InMemory(original), request, answer::add);
        return answer;
    }

    private static byte[] bytes(List<Drawing> answer) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        answer.stream().skip(1).forEach(piece -> all.writeBytes(((Drawing.Bytes) piece).bytes()));
        return all.toByteArray();
    }

    private static byte[] docx(int letters) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XWPFDocument made = new XWPFDocument()) {
            StringBuilder words = new StringBuilder();
            Random random = new Random(7);
            for (int i = 0; i < letters; i++) {
                words.append((char) ('a' + random.nextInt(26)));
            }
            made.createParagraph().createRun().setText(words.toString());
            made.write(out);
        }
        return out.toByteArray();
    }

    private static byte[] locked(byte[] plain) throws Exception {
        Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
        encryptor.confirmPassword("öffne dich");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (POIFSFileSystem container = new POIFSFileSystem()) {
            try (OutputStream into = encryptor.getDataStream(container)) {
                new ByteArrayInputStream(plain).transferTo(into);
            }
            container.writeFilesystem(out);
        }
        return out.toByteArray();
    }

    @Test
    void theOriginalItselfAndWhatLiesInsideComeByteForByte() throws IOException {
        byte[] wanted = docx(1_000_000);
        assertThat(wanted.length).as("more than one piece").isGreaterThan(Drawing.Pixels.BYTES_MAX);
        byte[] inner = new Zips().with("letter.docx", wanted).bytes();
        byte[] outer =
                new Zips().with("other.docx", docx(10)).with("inner.zip", inner).bytes();
        for (byte[] original : List.of(wanted, inner, outer)) {
            List<Drawing> answer = handOver("a", original, wanted, Passwords.NONE);
            assertThat(answer.getFirst()).isEqualTo(new Drawing.Handed(wanted.length, false));
            assertThat(bytes(answer)).isEqualTo(wanted);
        }
    }

    @Test
    void whatIsNotThereIsNotFound() throws IOException {
        byte[] original = new Zips().with("letter.docx", docx(10)).bytes();
        assertThat(handOver("a.zip", original, docx(11), Passwords.NONE))
                .containsExactly(new Drawing.NotDrawn(NoDrawing.NOT_FOUND, 0));
    }

    @Test
    void aLockIsTakenAwayWhereAPasswordOpensItAndElseNamed() throws Exception {
        byte[] plain = docx(500);
        byte[] locked = locked(plain);
        List<Drawing> answer = handOver("a.docx", locked, locked, RIGHT);
        assertThat(answer.getFirst()).isEqualTo(new Drawing.Handed(plain.length, true));
        assertThat(bytes(answer)).isEqualTo(plain);
        for (Passwords useless : List.of(Passwords.NONE, new Passwords(List.of("wrong")))) {
            assertThat(handOver("a.docx", locked, locked, useless))
                    .containsExactly(new Drawing.NotDrawn(NoDrawing.LOCKED, 0));
        }
    }
}
