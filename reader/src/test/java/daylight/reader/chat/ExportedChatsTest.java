package daylight.reader.chat;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.protocol.BlockKind;
import daylight.reader.ReadingFixture;
import daylight.reader.RecordedTree;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExportedChatsTest {
    private static final String TELEGRAM = """
            {
             "name": "Қақпа", "type": "private_supergroup", "id": 123456,
             "messages": [
              {"id": 1, "type": "service", "date": "2021-05-01T10:00:00", "date_unixtime": "1619859600",
               "actor": "Ada", "actor_id": "user1", "action": "create_group", "title": "Қақпа",
               "members": ["Ada", "Bo"], "text": ""},
              {"id": 2, "type": "message", "date": "2021-05-01T10:01:00", "date_unixtime": "1619859660",
               "from": "Ada", "from_id": "user1", "photo": "photos/gate.jpg", "width": 10, "height": 10,
               "text": ["The gates, see ", {"type": "text_link", "text": "here", "href": "https://gates.example/"}, "."],
               "text_entities": [{"type": "plain", "text": "The gates, see "}]},
              {"id": 3, "type": "message", "date": "2021-05-02T09:00:00", "date_unixtime": "1619942400",
               "from": "Bo", "from_id": "user2", "forwarded_from": "Cy", "reply_to_message_id": 2,
               "text": "first line\\nsecond line", "poll": {"question": "Open?", "answers": [{"text": "yes", "voters": 3}]}}
             ]
            }""";

    @Test
    void aChatOfTelegramHasItsMessagesTimesSendersAndFiles() {
        RecordedTree.Doc chat = read("result.json", TELEGRAM);
        assertThat(chat.outcome()).isEqualTo("read/none");
        assertThat(chat.ended().mediaType()).isEqualTo(Telegram.MEDIA_TYPE);
        assertThat(marked(chat, BlockKind.MESSAGE, 0)).hasSize(2);
        assertThat(marked(chat, BlockKind.MESSAGE, 1))
                .singleElement()
                .satisfies(service -> assertThat(service).contains("Ada create_group", "title: Қақпа", "members: Bo"));
        assertThat(marked(chat, BlockKind.CELL, 1))
                .containsExactly("2021-05-01T10:00:00", "2021-05-01T10:01:00", "2021-05-02T09:00:00");
        assertThat(marked(chat, BlockKind.CELL, 2)).containsExactly("Ada", "Bo");
        assertThat(marked(chat, BlockKind.CELL, 3)).containsExactly("photos/gate.jpg");
        assertThat(chat.text())
                .contains("Ada: The gates, see here <https://gates.example/>.", "first line\nsecond line")
                .contains("forwarded_from: Cy", "poll.question: Open?", "poll.answers.text: yes")
                .contains("2021-05-01T10:01:00 [2] Ada:", "reply_to_message_id: 2", "id: 123456")
                .doesNotContain("user1");
        assertThat(chat.ended().metadata())
                .containsEntry("chat:application", List.of("Telegram"))
                .containsEntry("chat:name", List.of("Қақпа"))
                .containsEntry("chat:messages", List.of("3"))
                .containsEntry("chat:participant", List.of("Ada", "Bo"))
                .containsEntry("chat:participant-id", List.of("user1 Ada", "user2 Bo"))
                .containsEntry("chat:first-time", List.of("2021-05-01T10:00:00"))
                .containsEntry("chat:last-time", List.of("2021-05-02T09:00:00"))
                .containsEntry("chat:time-zone", List.of("+01:00"));
    }

    @Test
    void eachChatOfAnAccountIsAPageAndNothingElseIsLost() {
        String account = """
                {"about": "Here is the data you requested. Remember: Telegram keeps it.",
                 "personal_information": {"first_name": "Ada", "phone_number": "+7 701"},
                 "contacts": {"about": "", "list": [{"first_name": "Bo", "phone_number": "+7 702"}]},
                 "chats": {"about": "all", "list": [
                   {"name": "Bo", "type": "personal_chat", "id": 1, "messages": [
                     {"id": 1, "type": "message", "date": "2021-05-01T10:00:00", "from": "Bo", "text": "one"}]},
                   {"type": "saved_messages", "id": 2, "messages": [
                     {"id": 1, "type": "message", "date": "2021-05-01T10:00:00", "from": "Ada", "text": "two"}]}]}}""";
        RecordedTree.Doc chat = read("result.json", account);
        assertThat(chat.outcome()).isEqualTo("read/none");
        assertThat(chat.text()).contains("phone_number: +7 701", "phone_number: +7 702", "Bo: one", "Ada: two");
        assertThat(marked(chat, BlockKind.MESSAGE, 0)).hasSize(2);
        assertThat(chat.ended().metadata().get("chat:name")).contains("Bo", "saved_messages");
    }

    @Test
    void whatIsNotMadeAsTelegramMakesItIsNotCalledRead() {
        RecordedTree.Doc chat = read("result.json", TELEGRAM.replace("\"messages\": [", "\"messages\": [7,"));
        assertThat(chat.outcome()).isEqualTo("partly_read/damaged_part");
    }

    @Test
    void aDeletedAccountKeepsItsNumber() {
        RecordedTree.Doc chat = read("result.json", TELEGRAM.replace("\"from\": \"Bo\"", "\"from\": null"));
        assertThat(marked(chat, BlockKind.CELL, 2)).containsExactly("Ada", "user2");
    }

    @Test
    void anExportThatBreaksOffKeepsWhatCameBefore() {
        RecordedTree.Doc chat = read("result.json", TELEGRAM.substring(0, TELEGRAM.indexOf("\"Bo\", \"from_id\"")));
        assertThat(chat.outcome()).isEqualTo("partly_read/damaged_part");
        assertThat(chat.text()).contains("The gates, see here");
    }

    @Test
    void otherDataAreNoChat() {
        assertThat(read("x.json", "{\"type\": \"personal\", \"messages\": []}")
                        .ended()
                        .mediaType())
                .doesNotContain("telegram");
        assertThat(read("x.json", "{\"a\": {\"b\": 1}}").text()).contains("b");
    }

    @Test
    void framesOfSignalAreItsChats() {
        String export = """
                {"version":"1","backupTimeMs":"1700000000000"}
                {"account":{"givenName":"Ada"}}
                {"recipient":{"id":"1","self":{}}}
                {"recipient":{"id":"2","contact":{"e164":"77010000000","profileGivenName":"Bo","profileFamilyName":"Ko"}}}
                {"recipient":{"id":"3","group":{"snapshot":{"title":{"title":"Gates"}}}}}
                {"chat":{"id":"7","recipientId":"3"}}
                {"chatItem":{"chatId":"7","authorId":"2","dateSent":"1699999999000","incoming":{"read":true}, "standardMessage":{"text":{"body":"The gates are open."},"attachments":[{"pointer":{"contentType":"image/png","fileName":"gate.png"}}]}}}
                {"chatItem":{"chatId":"7","authorId":"1","dateSent":"1699999999500","outgoing":{},"remoteDeletedMessage":{}, "standardMessage":{"text":{"body":"All of them?"},"quote":{"text":{"body":"open"}}}}}
                """;
        RecordedTree.Doc chat = read("main.jsonl", export);
        assertThat(chat.outcome()).isEqualTo("read/none");
        assertThat(chat.ended().mediaType()).isEqualTo(Signal.MEDIA_TYPE);
        assertThat(chat.text())
                .contains("Gates", "Bo Ko 77010000000: The gates are open.", "quote.text.body: open", "givenName: Ada");
        assertThat(marked(chat, BlockKind.CELL, 3)).containsExactly("gate.png");
        assertThat(marked(chat, BlockKind.CELL, 1)).containsExactly("2023-11-14T22:13:19Z", "2023-11-14T22:13:19.500Z");
    }

    private static RecordedTree.Doc read(String name, String text) {
        return ReadingFixture.read(name, text.getBytes(StandardCharsets.UTF_8)).root();
    }

    private static List<String> marked(RecordedTree.Doc chat, BlockKind kind, int level) {
        return chat.blocks().stream()
                .filter(block -> block.kind() == kind && block.level() == level)
                .map(block -> {
                    String page = chat.text().split("\f", -1)[block.page() - 1];
                    return page.substring(
                            page.offsetByCodePoints(0, block.start()), page.offsetByCodePoints(0, block.end()));
                })
                .toList();
    }
}
