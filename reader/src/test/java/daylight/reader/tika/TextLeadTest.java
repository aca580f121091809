package daylight.reader.tika;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextLeadTest {
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: multipart/mixed; boundary=b\n\n--b\n",
                "content-disposition: inline\r\nCONTENT-TYPE: message/rfc822\r\n\r\nFrom: a\r\n",
                "X: 1\n continued\nContent-Transfer-Encoding: base64\n\nQQ==\n"
            })
    void aHeaderThatSaysOfPartsOrEncodingIsAMails(String mail) {
        assertThat(TextLead.isMail(bytes(mail))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Dear reader:\n\nContent-Type: multipart/mixed\n",
                "Content-Type: text/plain\n\nwhat the server said\n",
                "HTTP/1.1 200 OK\nContent-Type: multipart/mixed; boundary=b\n\n--b\n",
                "Content-Type: multipart/mixed; boundary=b",
                "Content-Type: multipart/mixed\nis how a mail begins\n\n"
            })
    void otherTextsStayTexts(String text) {
        assertThat(TextLead.isMail(bytes(text))).isFalse();
    }

    @Test
    void aMailboxIsToldByItsNameAndItsFirstLine() {
        assertThat(TextLead.isMailbox(bytes("From a@b.org Mon\n"), "Old.MBOX")).isTrue();
        assertThat(TextLead.isMailbox(bytes("From a@b.org Mon\n"), "letter.txt"))
                .isFalse();
        assertThat(TextLead.isMailbox(bytes("Dear all"), "x.mbox")).isFalse();
        assertThat(TextLead.isMailbox(bytes("Fr"), "x.mbox")).isFalse();
    }

    @Test
    void aTextOfAnyLengthIsNoTar() {
        assertThat(TextLead.isOldTar(bytes("a".repeat(600)))).isFalse();
        assertThat(TextLead.isOldTar(bytes("a"))).isFalse();
        assertThat(TextLead.isOldTar(new byte[600])).isFalse();
    }
}
