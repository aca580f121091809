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
                .contains("actor_id: user1", "from_id: user2")
                .doesNotContain("from_id: user1");
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

    @Test
    void twoAccountsOfTelegramWithOneNameAreToldApartAndMentionsNameTheirs() {
        String more = """
                {"id": 4, "type": "message", "date": "2021-05-03T09:00:00", "from": "Ada", "from_id": "user9",
                 "text": "and you, Bo?", "text_entities": [{"type": "plain", "text": "and you, "},
                   {"type": "mention_name", "text": "Bo", "user_id": 77}, {"type": "plain", "text": "?"}]},
                {"id": 5, "type": "message", "date": "2021-05-03T09:01:00", "from": "Ada", "from_id": "user1", "text": "I"},
                {"id": 6, "type": "service", "date": "2021-05-03T09:02:00", "actor": "Ada", "actor_id": "user9",
                 "action": "pin", "from": "Ada of old", "text": ["seven ", {"type": "bold", "text": "sacks"}]},
                {"id": 7, "type": "message", "date": "2021-05-03T09:03:00", "from": "Bo", "from_id": "user2",
                 "text": "x", "text_entities": [{"type": "plain", "text": "not the same"}]}
                ]""";
        String text = read("result.json", TELEGRAM.replaceFirst("\\}\\s*\\]\\s*\\}\\s*$", "}, " + more + "}"))
                .text();
        assertThat(text)
                .contains("and you, Bo <user77>?", "from_id: user9", "from_id: user1", "actor_id: user9")
                .contains("from: Ada of old", "seven sacks", "text_entities.text: not the same");
        assertThat(text.split("from_id: user2", -1)).hasSize(2);
    }

    @Test
    void longNamesAndLargeMessagesNeedNoMemoryAndLoseNothing() {
        String name = "gate".repeat(10_000);
        String many = "{\"" + name + "\": [" + "7,".repeat(50_000) + "8]}";
        RecordedTree.Doc account = read(
                "result.json",
                TELEGRAM.replace(
                        "\"messages\"", "\"about\": \"of Telegram\", \"contacts\": " + many + ", \"messages\""));
        assertThat(account.outcome()).isEqualTo("read/none");
        assertThat(account.text().length()).isLessThan(8_000_000);
        assertThat(account.text()).contains(name, "gate: 8");
        RecordedTree.Doc large = read(
                "result.json",
                TELEGRAM.replace("\"poll\":", "\"sacks\": [" + "{},".repeat(150_000) + "[1]], \"poll\":"));
        assertThat(large.outcome()).isEqualTo("read/none");
        assertThat(large.text()).contains("text: first line", "sacks: 1", "poll.question: Open?");
    }

    @Test
    void aNameThatComesTwiceIsReadTwice() {
        String text = read(
                        "result.json",
                        TELEGRAM.replace("\"forwarded_from\": \"Cy\"", "\"via\": \"Cy\", \"via\": \"Di\""))
                .text();
        assertThat(text).contains("via: Cy", "via: Di", "second line");
    }

    private static final String SIGNAL = """
            {"version":"1","backupTimeMs":"1700000000000"}
            {"recipient":{"id":"1","self":{}}}
            {"recipient":{"id":"2","contact":{"e164":"77010000000","profileGivenName":"Bo","note":"keeps the ledger"}}}
            {"recipient":{"id":"3","contact":{"profileGivenName":"Bo","systemNickname":"Quay"}}}
            {"recipient":{"id":"4","group":{"snapshot":{"title":{"title":"Gates"},"members":[{"userId":"aci4"}]}}}}
            {"chat":{"id":"7","recipientId":"4"}}
            {"chat":{"id":"8","recipientId":"2"}}
            """;

    @Test
    void whatSignalKnowsOfPeopleAndOfEachMessageIsKept() {
        String item = """
                {"chatItem":{"chatId":"7","authorId":"3","dateSent":"1699999999000","incoming":{"read":true,"dateReceived":"5"},"remoteDeletedMessage":{}}}
                {"chatItem":{"chatId":"7","authorId":"99","dateSent":"1699999999500","standardMessage":{"text":{"body":"Look","bodyRanges":[{"start":1,"style":"BOLD"}]},"attachments":[{"pointer":{"fileName":"a.png","caption":"the gate"}}]}}}
                """;
        RecordedTree.Doc chat = read("main.jsonl", SIGNAL + item);
        assertThat(chat.outcome()).isEqualTo("read/none");
        assertThat(chat.text())
                .contains("People and chats", "recipient.contact.note: keeps the ledger", "members.userId: aci4")
                .contains("recipient.contact.systemNickname: Quay", "chat.recipientId: 4")
                .contains("incoming.read: true", "incoming.dateReceived: 5", "\n  remoteDeletedMessage\n")
                .contains("recipient 99: Look", "text.bodyRanges.style: BOLD", "attachments.pointer.caption: the gate");
    }

    @Test
    void aBrokenLineOfSignalIsTextAndThoseBehindItAreRead() {
        String item =
                "{\"chatItem\":{\"chatId\":\"7\",\"authorId\":\"2\",\"standardMessage\":{\"text\":{\"body\":\"river\"}}}}\n";
        RecordedTree.Doc chat = read("main.jsonl", SIGNAL + "{\"chatItem\":{\"seven\":sacks\n" + item);
        assertThat(chat.outcome()).isEqualTo("partly_read/damaged_part");
        assertThat(chat.text()).contains("{\"chatItem\":{\"seven\":sacks\n", "Bo 77010000000: river");
    }

    @Test
    void chatsOfSignalThatAlternateLoseNoTextAndNoFacts() {
        StringBuilder items = new StringBuilder(SIGNAL);
        for (int i = 0; i < 30_000; i++) {
            items.append("{\"chatItem\":{\"chatId\":\"")
                    .append(i % 2 == 0 ? "7" : "" + (i % 5_000))
                    .append("\",\"authorId\":\"2\",\"dateSent\":\"1\",\"standardMessage\":{\"text\":{\"body\":\"no. ")
                    .append(i)
                    .append("\"}}}}\n");
        }
        RecordedTree.Doc chat = read("main.jsonl", items.toString());
        assertThat(chat.outcome()).isEqualTo("read/none");
        assertThat(chat.text()).contains("no. 29999", "chat 4999\n");
        assertThat(chat.ended().metadata())
                .containsEntry("chat:application", List.of("Signal"))
                .containsEntry("chat:messages", List.of("30001"))
                .containsKey("chat:participant");
    }

    private static final String PAGE = """
            <!DOCTYPE html>
            <html><head><meta charset="utf-8"/><title>Exported Data</title>
            <link href="css/style.css" rel="stylesheet"/></head>
            <body onload="CheckLocation();"><div class="page_wrap">
            <div class="page_header"><div class="content"><div class="text bold">
            Қақпа &amp; Co
            </div></div></div>
            <div class="page_body chat_page"><div class="history">
            <a class="pagination block_link" href="messages.html">Previous messages</a>
            <div class="message service" id="message-1"><div class="body details">
            1 May 2021
            </div></div>
            <div class="message service" id="message1"><div class="body details">
            Ada created group «Қақпа»
            </div></div>
            <div class="message default clearfix" id="message2">
             <div class="pull_left userpic_wrap"><div class="userpic userpic3"><div class="initials">
            A
            </div></div></div>
             <div class="body">
              <div class="pull_right date details" title="01.05.2021 10:01:00 UTC+05:00">
            10:01
              </div>
              <div class="from_name">
            Ada
              </div>
              <div class="media_wrap clearfix">
               <a class="photo_wrap clearfix pull_left" href="photos/gate.jpg">
                <img class="photo" src="photos/gate_thumb.jpg" style="width: 260px"/></a>
              </div>
              <div class="text">
            The gates, see <a href="https://gates.example/">here</a>.<br>second
            line &lt;2&gt;<pre>a  b</pre>
              </div>
             </div>
            </div>
            <div class="message default clearfix joined" id="message3"><div class="body">
              <div class="pull_right date details" title="02.05.2021 09:00:00 UTC+05:00">09:00</div>
              <div class="reply_to details">In reply to <a href="#go_to_message2" onclick="return GoToMessage(2)">this message</a></div>
              <div class="forwarded body"><div class="from_name">Cy <span class="date details" title="30.04.2021 08:00:00">30.04.2021 08:00:00</span></div>
               <div class="media_wrap clearfix"><a class="media clearfix pull_left block_link media_file" href="files/plan.pdf">
                <div class="fill pull_left"></div><div class="body"><div class="title bold">plan.pdf</div><div class="status details">12.3 KB</div></div></a></div>
               <div class="text">from elsewhere</div></div>
              <div class="signature details">of the office</div>
              <span class="reactions"><span class="reaction"><span class="emoji">👍</span><span class="count">3</span></span></span>
            </div></div>
            <div class="message default clearfix" id="message4"><div class="body">
              <div class="pull_right date details" title="03.05.2021 09:00:00 UTC+05:00">09:00</div>
              <div class="from_name">Bo</div>
              <div class="media_wrap clearfix"><div class="media clearfix pull_left media_photo"><div class="body">
                <div class="title bold">Photo</div><div class="description">Not included, change data exporting settings to download.</div></div></div></div>
            </div></div>
            </div></div></div></body></html>
            """;

    @Test
    void aPageOfTelegramIsAChatToo() {
        RecordedTree.Doc chat = read("messages.html", PAGE);
        assertThat(chat.outcome()).isEqualTo("read/none");
        assertThat(chat.ended().mediaType()).isEqualTo(TelegramPage.MEDIA_TYPE);
        assertThat(marked(chat, BlockKind.MESSAGE, 1))
                .singleElement()
                .asString()
                .contains("Ada created group «Қақпа»");
        List<String> messages = marked(chat, BlockKind.MESSAGE, 0);
        assertThat(messages).hasSize(3);
        assertThat(messages.getFirst())
                .startsWith(
                        "2021-05-01T10:01:00 [2] Ada: The gates, see here <https://gates.example/>.\nsecond line <2>")
                .contains("a  b", "photos/gate.jpg");
        assertThat(messages.get(1))
                .startsWith("2021-05-02T09:00:00 [3] Ada: ")
                .contains("reply_to_message_id: 2", "In reply to this message", "files/plan.pdf", "plan.pdf", "12.3 KB")
                .containsPattern("forwarded: Cy 30\\.04\\.2021 08:00:00")
                .contains("from elsewhere", "of the office", "👍")
                .doesNotContain("#go_to");
        assertThat(messages.getLast()).contains("Bo: ", "Not included, change data exporting settings to download.");
        assertThat(marked(chat, BlockKind.CELL, 1))
                .containsExactly("2021-05-01T10:01:00", "2021-05-02T09:00:00", "2021-05-03T09:00:00");
        assertThat(marked(chat, BlockKind.CELL, 2)).containsExactly("Ada", "Ada", "Bo");
        assertThat(marked(chat, BlockKind.CELL, 3))
                .containsExactly("photos/gate.jpg", "photos/gate_thumb.jpg", "files/plan.pdf");
        assertThat(chat.text()).startsWith("Қақпа & Co\n").contains("1 May 2021", "Previous messages <messages.html>");
        assertThat(chat.ended().metadata())
                .containsEntry("chat:application", List.of("Telegram"))
                .containsEntry("chat:name", List.of("Қақпа & Co"))
                .containsEntry("chat:messages", List.of("4"))
                .containsEntry("chat:participant", List.of("Ada", "Bo"))
                .containsEntry("chat:first-time", List.of("2021-05-01T10:01:00"))
                .containsEntry("chat:last-time", List.of("2021-05-03T09:00:00"))
                .containsEntry("chat:time-zone", List.of("+05:00"));
    }

    @Test
    void everyWordThatABrowserShowsOfAPageIsRead() {
        String odd = PAGE.replace(
                        "<div class=\"signature details\">", "stray <i>italics</i><div class=\"signature details\">")
                .replace("</div></div></div></body>", "</div>below the history</div>at the end</div></body>")
                .replace("UTC+05:00\">09:00", "UTC+05:00\">09:00 the account is seven")
                .replace("<div class=\"initials\">", "<div class=\"initials\">letters in a picture ");
        String shown = org.jsoup.Jsoup.parse(odd).body().text();
        String text = read("messages.html", odd).text();
        for (String word : shown.split("[^\\p{L}\\p{N}]+")) {
            // Times are told in full, and the letter in place of a picture by the name.
            if (!word.equals("A")) {
                assertThat(text).contains(word);
            }
        }
    }

    @Test
    void otherPagesAreNoChat() {
        String contacts = PAGE.replace("chat_page", "list_page");
        assertThat(read("contacts.html", contacts).ended().mediaType()).isEqualTo("text/html");
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
