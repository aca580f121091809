package daylight.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import daylight.protocol.Drawing;
import daylight.protocol.Drawing.Bytes;
import daylight.protocol.Drawing.Drawn;
import daylight.protocol.Drawing.Handed;
import daylight.protocol.Drawing.NotDrawn;
import daylight.protocol.Drawing.Pixels;
import daylight.protocol.HandOver.WantedDocument;
import daylight.protocol.NoDrawing;
import daylight.protocol.ProtocolViolation;
import daylight.protocol.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A worker that was taken over may hand over anything; the desk takes the document that was wanted.
class DocumentAssemblyTest {
    private static final byte[] CONTENT = {1, 2, 3, 4, 5};
    private static final Handed WHOLE = new Handed(5, false);

    @TempDir
    Path folder;

    private HandedDocument take(long bytesMax, Drawing... parts) throws IOException {
        WantedDocument wanted = new WantedDocument(hash(CONTENT), CONTENT.length);
        try (DocumentAssembly document = new DocumentAssembly(wanted, folder.resolve("document"), bytesMax)) {
            for (Drawing part : parts) {
                document.take(part);
            }
            return document.whole();
        }
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Bytes bytes(int from, int to) {
        return new Bytes(Arrays.copyOfRange(CONTENT, from, to));
    }

    @Test
    void theWantedDocumentComesInPieces() throws IOException {
        HandedDocument.Whole whole = (HandedDocument.Whole) take(100, WHOLE, bytes(0, 2), bytes(2, 5));
        assertThat(whole.unlocked()).isFalse();
        assertThat(Files.readAllBytes(whole.file())).isEqualTo(CONTENT);
        assertThat(take(100, new NotDrawn(NoDrawing.LOCKED, 0))).isEqualTo(new PageAnswer.None(NoDrawing.LOCKED, 0));
    }

    @Test
    void otherBytesAreNotTheWantedDocumentUnlessAPasswordOpenedIt() throws IOException {
        Bytes other = new Bytes(new byte[5]);
        assertThat(take(100, WHOLE, other)).isEqualTo(new PageAnswer.Broken(Reason.WORKER_PROTOCOL));
        assertThat(take(100, new Handed(2, true), new Bytes(new byte[2])))
                .isEqualTo(new HandedDocument.Whole(folder.resolve("document"), 2, true));
    }

    @Test
    void aDocumentThatIsTooLargeIsNotKept() throws IOException {
        assertThat(take(4, WHOLE, bytes(0, 5))).isEqualTo(new PageAnswer.None(NoDrawing.LIMIT, 0));
        assertThat(folder.resolve("document")).isEmptyFile();
    }

    @Test
    void whatNoDocumentCanBeIsAViolation() {
        List<Drawing[]> answers = List.of(
                new Drawing[] {},
                new Drawing[] {bytes(0, 5)},
                new Drawing[] {WHOLE, bytes(0, 4)},
                new Drawing[] {WHOLE, bytes(0, 5), bytes(0, 1)},
                new Drawing[] {WHOLE, new Bytes(new byte[0])},
                new Drawing[] {WHOLE, WHOLE},
                new Drawing[] {WHOLE, new NotDrawn(NoDrawing.LIMIT, 0)},
                new Drawing[] {new Handed(4, false), bytes(0, 4)},
                new Drawing[] {new Handed(-1, true)},
                new Drawing[] {new NotDrawn(NoDrawing.NO_SUCH_PAGE, 1)},
                new Drawing[] {new NotDrawn(NoDrawing.LOCKED, 0), WHOLE},
                new Drawing[] {WHOLE, new Pixels(CONTENT)},
                new Drawing[] {new Drawn(1, 1, 1, 1, 150, Drawn.GREY, false, false)});
        for (Drawing[] answer : answers) {
            assertThatThrownBy(() -> take(100, answer))
                    .as(Arrays.toString(answer))
                    .isInstanceOf(ProtocolViolation.class);
        }
    }
}
