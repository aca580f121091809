package daylight.house.sample;

import daylight.house.sample.Paper.Member;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The mails in other scripts, and the personnel office's mailbox.
final class MoreMails {
    private static final String TREASURY = "Dina Vesperova <treasury@selmentau.example>";
    private static final String PERSONNEL = "Personnel <personnel@selmentau.example>";
    private static final String ALL = "All officials <officials@selmentau.example>";

    private MoreMails() {}

    /// @param loose the files that hang on mails too
    static List<Paper> papers(List<Paper> loose) {
        return List.of(
                mail("2021-06-30 发票.eml", chinese(), "thread 3: Chinese, GB18030, encoded subject"),
                mail("2021-07-01 re 发票.eml", russian(), "thread 3: the answer in Russian, base64"),
                mail("2021-07-02 بخصوص التحويل.eml", arabic(), "Arabic: the adviser thanks for the transfer"),
                mail("2021-09-05 шағым.eml", kazakh(), "Kazakh: the teacher asks for an answer"),
                mail(
                                "2021-09-14 خىزمەت.eml",
                                uyghur(),
                                "Uyghur: an official asks to be let off; attachment with a Uyghur name")
                        .holding(List.of(Member.read("ئىلتىماس.html"))),
                Paper.read(
                                Mails.FOLDER + "personnel.mbox",
                                mailbox(loose),
                                "mailbox of 12 messages, one with an attachment; a `From ` line to unquote")
                        .holding(mailboxMembers(loose)));
    }

    private static Paper mail(String name, Mail mail, String about) {
        return Paper.read(Mails.FOLDER + name, mail.bytes(), about);
    }

    private static Mail chinese() {
        return new Mail(
                        "l-0630",
                        "2021-06-30T16:50:00+08:00",
                        "娄青岑 <procurement@selmentau.example>",
                        TREASURY,
                        "关于哈尔维隆公司第2107号发票，我不能签字",
                        "GB18030")
                .text("""
                        维斯佩罗娃主任：

                        备忘录已放在您桌上。塞尔曼套没有收到过任何译文，顾问公司的老板是镇长的妻弟，这件事科里人人都知道。

                        我不会在验收单上签字。

                        娄青岑
                        """);
    }

    private static Mail russian() {
        return new Mail(
                        "v-0701",
                        "2021-07-01T15:44:00+03:00",
                        "Дина Весперова <treasury@selmentau.example>",
                        "娄青岑 <procurement@selmentau.example>",
                        "Re: счёт 2107, оплачено по звонку")
                .answering("l-0630")
                .inBase64()
                .text("""
                        Цинцэнь,

                        оплатила. Он позвонил трижды и сказал, что письменного указания не будет. В поручении 117 я написала «под протестом», это всё, на что меня хватило.

                        Вашу записку не выбрасывайте.

                        Дина
                        """);
    }

    private static Mail arabic() {
        return new Mail(
                        "n-0702",
                        "2021-07-02T10:05:00+03:00",
                        "نديم القصبري <n.qasabri@oxbowreed.example>",
                        "Marius Feldquist <feldquist@halveron.example>",
                        "بخصوص التحويل")
                .text("""
                        السيد ماريوس،

                        وصل المبلغ كاملا، ثلاثمئة وثمانية وسبعون ألفا. أبقيت العشر عندي كما اتفقنا وحولت الباقي.

                        لا داعي لأي ترجمة. إذا سأل أحد من سلمنتاو فالأوراق ضاعت في الطريق.

                        نديم القصبري
                        """);
    }

    private static Mail kazakh() {
        return new Mail(
                        "s-0905",
                        "2021-09-05T21:18:00+03:00",
                        "Сәуле Тұмарбек <saule@letterbox.example>",
                        PERSONNEL,
                        "Шағымым туралы: баламның деректерін өшіріңіздер")
                .text("""
                        Сәлеметсіздер ме!

                        3 қыркүйекте шағым бердім, әлі жауап жоқ. Бүгін үйге тағы екі адам келді. Енді бізге аптасына екі рет келетін болды.

                        Селментау мектебінде жиырма жыл сабақ бердім. Өз баламнан жауап алғанын көремін деп ойламаппын.

                        Сәуле Тұмарбек
                        """);
    }

    private static Mail uyghur() {
        return new Mail(
                        "k-0914",
                        "2021-09-14T22:40:00+03:00",
                        "ئون ئىككىنچى خادىم <k12@selmentau.example>",
                        PERSONNEL,
                        "ئۆي زىيارىتىدىن توختىتىشنى سورايمەن")
                .text("""
                        ياخشىمۇسىز،

                        مەن دوختۇرخانىدا ئىشلەيمەن، سەلمەنتاۋدا چوڭ بولغان. مېنى قوشنىلىرىمنىڭ ئۆيىگە كىرىپ كارتا تولدۇرۇشقا قويدىڭلار. ئۇلار ماڭا ئىشەنگەن ئىدى.

                        ئىلتىماسىمنى قوشۇپ ئەۋەتتىم.
                        """)
                .attach("ئىلتىماس.html", "text/html", PlainFormats.html("UTF-8", "ug", "rtl", """
                        # ئىلتىماس
                        مېنى «ئىللىق زىيارەت» خىزمىتىدىن توختىتىشىڭلارنى ئۆتۈنىمەن. تۇتۇپ قالغان پۇلنى قايتۇرمىساڭلارمۇ مەيلى.
                        """));
    }

    private static List<Mail> messages(List<Paper> loose) {
        return List.of(
                note(
                        "p-01",
                        "2021-08-02",
                        "Your telephone",
                        "Telephones are handed out today in room 4. You sign for the telephone and for your ten households. There is no form to decline."),
                note(
                        "p-02",
                        "2021-08-09",
                        "Launch",
                        "Warm Visit starts this morning. Twelve visits a week.\nFrom now on the school closes at noon on Wednesdays so that teachers can visit."),
                note("p-03", "2021-08-13", "Week 32", "Five of you are below twelve. The list hangs at the entrance.")
                        .attach("quota-week-32.csv", "text/csv", Mails.bytesOf(loose, "quota-week-32.csv")),
                note(
                        "p-04",
                        "2021-08-16",
                        "How to hold the telephone",
                        "Do not fill in the card in front of the household. Drink the tea. Write in the stairwell."),
                note(
                        "p-05",
                        "2021-08-20",
                        "Двери",
                        "Напоминаем: через какую дверь вышли, отмечается каждый раз. Код 9."),
                note(
                        "p-06",
                        "2021-08-23",
                        "Field 36",
                        "Some of you give zero to everybody. The server sees that. An impression of zero has to be justified to the mayor."),
                note("p-07", "2021-08-27", "关于孩子", "孩子也是家庭成员。十四岁以下的，照样填写，不要问为什么。"),
                note(
                        "p-08",
                        "2021-09-01",
                        "First day of school",
                        "Teachers combine visit and register. Ask the child first, the parent later."),
                note(
                        "p-09",
                        "2021-09-06",
                        "Letters",
                        "Residents' letters go to personnel unopened. Each is entered in field 31 before it is read."),
                note(
                        "p-10",
                        "2021-09-15",
                        "Reply",
                        "Use the printed reply for all letters. Do not add anything by hand."),
                note(
                        "p-11",
                        "2021-09-17",
                        "Withheld",
                        "96,400 orun in allowances have been withheld so far. The treasury asks where to book them. Book them as savings."),
                note(
                        "p-12",
                        "2021-09-27",
                        "IT",
                        "Ms Qelembek no longer works in IT. Do not answer her questions about children's cards."));
    }

    private static Mail note(String id, String day, String subject, String text) {
        return new Mail(id, day + "T07:30:00+03:00", PERSONNEL, ALL, subject).text(text + "\n\nPersonnel\n");
    }

    /// The mboxrd form: a line that begins with `From `, quoted or not, gets one more `>`. Lines end in LF.
    private static byte[] mailbox(List<Paper> loose) {
        var out = new ByteArrayOutputStream();
        for (Mail mail : messages(loose)) {
            String text = new String(mail.bytes(), StandardCharsets.US_ASCII).replace("\r\n", "\n");
            out.writeBytes(PlainFormats.utf8("From personnel@selmentau.example Mon Aug  2 07:30:00 2021\n"));
            out.writeBytes(PlainFormats.utf8(text.replaceAll("(?m)^(>*From )", ">$1") + "\n"));
        }
        return out.toByteArray();
    }

    private static List<Member> mailboxMembers(List<Paper> loose) {
        List<Member> members = new ArrayList<>();
        for (int i = 1; i <= messages(loose).size(); i++) {
            members.add(Member.read("#" + i));
        }
        members.add(Member.read("#3!quota-week-32.csv"));
        return members;
    }
}
