package daylight.reader.chat;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.protocol.BlockKind;
import daylight.reader.ReadingFixture;
import daylight.reader.RecordedTree;
import daylight.reader.Zips;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhatsAppTest {
    private static final String ANDROID = """
            25/12/2023, 21:41 - Messages and calls are end-to-end encrypted.
            25/12/2023, 21:42 - Айгүл: сәлем
            second line of it
            25/12/2023, 21:43 - +7 701 000 00 00: IMG-20231225-WA0001.jpg (file attached)
            26/12/2023, 08:00 - Айгүл left
            26/12/2023, 08:01 - Omar: 12/01/2024 is the day
            """;

    private static RecordedTree.Doc read(String name, String text) {
        return ReadingFixture.read(name, text.getBytes(StandardCharsets.UTF_8)).root();
    }

    private static List<String> marked(RecordedTree.Doc chat, BlockKind kind, int level) {
        return chat.blocks().stream()
                .filter(block -> block.kind() == kind && block.level() == level)
                .map(block -> chat.text()
                        .substring(
                                chat.text().offsetByCodePoints(0, block.start()),
                                chat.text().offsetByCodePoints(0, block.end())))
                .toList();
    }

    private static String said(RecordedTree.Doc chat, String name) {
        return String.join("|", chat.ended().metadata().getOrDefault(name, List.of()));
    }

    @Test
    void messagesSendersTimesAndAttachmentsAreMarkedAndNoWordIsChanged() {
        RecordedTree.Doc chat = read("WhatsApp Chat with Omar.txt", ANDROID);
        assertThat(chat.ended().mediaType()).isEqualTo("text/x-whatsapp-chat");
        assertThat(chat.outcome()).isEqualTo("read/none");
        assertThat(chat.text()).isEqualTo(ANDROID);
        assertThat(marked(chat, BlockKind.MESSAGE, 0)).hasSize(3);
        assertThat(marked(chat, BlockKind.MESSAGE, 1)).hasSize(2);
        assertThat(marked(chat, BlockKind.MESSAGE, 0).getFirst()).endsWith("second line of it\n");
        assertThat(marked(chat, BlockKind.CELL, 2)).containsExactly("Айгүл", "+7 701 000 00 00", "Omar");
        assertThat(marked(chat, BlockKind.CELL, 1))
                .contains("25/12/2023, 21:41")
                .hasSize(5);
        assertThat(marked(chat, BlockKind.CELL, 3)).containsExactly("IMG-20231225-WA0001.jpg");
        assertThat(said(chat, "chat:participant")).isEqualTo("Айгүл|+7 701 000 00 00|Omar");
        assertThat(said(chat, "chat:messages")).isEqualTo("5");
        assertThat(said(chat, "chat:date-order")).isEqualTo("day-month-year");
        assertThat(said(chat, "chat:first-time")).isEqualTo("2023-12-25T21:41");
        assertThat(said(chat, "chat:last-time")).isEqualTo("2023-12-26T08:01");
        assertThat(said(chat, "chat:time-zone")).startsWith("unknown");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "[25.12.23, 21:41:05] # 2023-12-25T21:41:05",
                "\u200e[12/25/23, 9:41:05\u202fPM] # 2023-12-25T21:41:05",
                "12/25/23, 12:41 AM - # 2023-12-25T00:41",
                "25/12/23, 9:41 p. m. - # 2023-12-25T21:41",
                "25.12.23 um 21:41 - # 2023-12-25T21:41",
                "2023-12-25, 21:41 - # 2023-12-25T21:41",
                "2023/12/25 \u4e0b\u53489:41 - # 2023-12-25T21:41",
                "[2023/12/25 \u4e0a\u534812:05:09] # 2023-12-25T00:05:09",
                "\u0662\u0665/\u0661\u0662/\u0662\u0660\u0662\u0663\u060c \u0669:\u0664\u0661 \u0645 - # 2023-12-25T21:41",
                "25/12/2023 21:41 - # 2023-12-25T21:41"
            })
    void theDatesOfManyLocalesAreRead(String stamp, String expected) {
        String text = stamp + " Ann: one\n" + stamp + " Ben: two\nmore\n";
        RecordedTree.Doc chat = read("_chat.txt", text.replace("]  ", "] ").replace("-  ", "- "));
        assertThat(chat.ended().mediaType()).isEqualTo("text/x-whatsapp-chat");
        assertThat(said(chat, "chat:participant")).isEqualTo("Ann|Ben");
        assertThat(said(chat, "chat:first-time")).isEqualTo(expected);
    }

    @Test
    void whichNumberIsTheDayIsTakenFromTheOrderOfTheMessagesOrLeftOpen() {
        String forward =
                "[05/01/2024, 10:00:00] Ann: one\n[06/01/2024, 10:00:00] Ben: two\n[01/02/2024, 10:00:00] Ann: three\n";
        assertThat(said(read("_chat.txt", forward), "chat:date-order")).isEqualTo("day-month-year");
        String open = "[05/01/2024, 10:00:00] Ann: one\n[06/01/2024, 10:00:00] Ben: two\n";
        RecordedTree.Doc chat = read("_chat.txt", open);
        assertThat(said(chat, "chat:date-order")).isEqualTo("unknown");
        assertThat(said(chat, "chat:first-time")).isEmpty();
        assertThat(chat.text()).isEqualTo(open);
        // A word for the half of the day that is not known leaves the time open too.
        String half = "[25/01/2024, 10:00:00 xx] Ann: one\n[26/01/2024, 10:00:00 xx] Ben: two\n";
        assertThat(said(read("_chat.txt", half), "chat:first-time")).isEmpty();
    }

    @Test
    void mediaInTheSameZipStayMembersAndAreNamedByTheirMessage() {
        String ios =
                "[25.12.23, 21:41:05] Ann: look\n\u200e[25.12.23, 21:41:09] Ann: \u200e<attached: 00000002-PHOTO.jpg>\n";
        byte[] zip = new Zips()
                .with("_chat.txt", ios)
                .with("00000002-PHOTO.jpg", new byte[] {-1, -40, -1})
                .bytes();
        RecordedTree tree = ReadingFixture.read("WhatsApp Chat - Ann.zip", zip);
        assertThat(tree.root().members()).isEqualTo(2);
        assertThat(marked(tree.at("_chat.txt"), BlockKind.CELL, 3))
                .containsExactly(tree.at("00000002-PHOTO.jpg").path());
        assertThat(marked(tree.at("_chat.txt"), BlockKind.MESSAGE, 0)).hasSize(2);
    }

    @Test
    void aTextThatOnlyLooksALittleLikeAChatStaysAText() {
        String log = "[2023-12-25 21:41:05] app.ERROR: broken\n[2023-12-25 21:41:06] app.INFO: mended\n";
        assertThat(read("server.log", log).ended().mediaType()).isNotEqualTo("text/x-whatsapp-chat");
        String diary = "25.12.2023, 21:41 - Ann: came home\n25.12.2023, 21:42 - Ben: left\n";
        assertThat(read("diary.txt", diary).ended().mediaType()).isEqualTo("text/plain");
        assertThat(read("WhatsApp Chat.txt", "25.12.2023, 21:41 - Ann: came home\n")
                        .ended()
                        .mediaType())
                .isEqualTo("text/plain");
        assertThat(read("WhatsApp Chat.txt", "a letter\n" + ANDROID).ended().mediaType())
                .isEqualTo("text/plain");
    }
}
