package daylight.house.sample;

import daylight.house.sample.Paper.Member;
import java.util.List;

/// `08 mail`: the threads between the people who signed, paid, protested and threatened.
final class Mails {
    static final String FOLDER = "08 mail/";
    static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private static final String MAYOR = "Orhun Baltaqay <mayor@selmentau.example>";
    private static final String SALES = "Marius Feldquist <feldquist@halveron.example>";
    private static final String TREASURY = "Dina Vesperova <treasury@selmentau.example>";
    private static final String ADMIN = "Aynur Qelembek <it@selmentau.example>";
    private static final String LAWYER = "Odile Marchebois <o.marchebois@cabinet.example>";

    private Mails() {}

    /// @param loose the files that hang on mails too
    static List<Paper> papers(List<Paper> loose) {
        byte[] french = endOfMission().bytes();
        return List.of(
                mail("2021-02-10 thank you.eml", thanks(), "thread 1: plain and HTML beside each other"),
                mail(
                        "2021-05-28 done.eml",
                        done(),
                        "thread 1: the mayor reports the deletion; in reply to it, quoted text"),
                mail("2021-05-29 re done.eml", reDone(), "thread 1: the vendor's answer"),
                mail(
                                "2021-06-02 clean text.eml",
                                cleanText(),
                                "thread 1: the clean docx hangs on it, which also lies loose")
                        .holding(List.of(Member.read(ContractPapers.CLEAN_NAME))),
                mail("2021-06-10 fin de mission.eml", endOfMission(), "French, ISO 8859-1, subject in encoded words"),
                mail("2021-06-11 fwd.eml", forwarded(french), "forwards the French mail as message/rfc822")
                        .holding(List.of(Member.read("fin de mission.eml"))),
                mail("2021-09-20 ticket 77.eml", whoDecided(), "thread 2: the administrator asks who decided"),
                mail("2021-09-20 re ticket 77.eml", password(), "thread 2: holds the password of Annex C"),
                mail("2021-09-24 sleep well.eml", threat(), "thread 2: the threat; HTML only, sender without a name"),
                mail("2021-09-27 transfer.eml", transfer(), "thread 2: what happened to the administrator"),
                mail(
                                "2021-10-02 handover.eml",
                                handover(loose),
                                "the handover to a newsroom; two attachments, the zip's password")
                        .holding(List.of(Member.read("field-list.xlsx"), Member.read("notebook.txt"))));
    }

    private static Paper mail(String name, Mail mail, String about) {
        return Paper.read(FOLDER + name, mail.bytes(), about);
    }

    private static Mail thanks() {
        return new Mail("f-0210", "2021-02-10T08:55:00+02:00", SALES, MAYOR, "Thank you for yesterday")
                .text("""
                        Dear Mr Baltaqay,

                        thank you for the long evening. You asked what it costs to know your town better than it knows itself: 4.2 million for three years, and we look after your adviser.

                        The slides stay with you. Only with you.

                        Marius Feldquist
                        """)
                .html("""
                        <html><body><p>Dear Mr Baltaqay,</p><p>thank you for the long evening. You asked what it costs to know your town better than it knows itself: <b>4.2 million</b> for three years, and we look after your adviser.</p><p>The slides stay with you. Only with you.</p><p>Marius Feldquist<br>Halveron Systems</p></body></html>
                        """);
    }

    private static Mail done() {
        return new Mail("b-0528", "2021-05-28T23:58:00+03:00", MAYOR, SALES, "Re: Thank you for yesterday")
                .answering("f-0210")
                .text("""
                        Done. The five words in 7.3 are out, I did it myself. Your fee sentence is in.

                        The council sees the paper of 3 May. Nobody there reads twice.

                        On 10 Feb 2021 Marius Feldquist wrote:
                        > The slides stay with you. Only with you.
                        """);
    }

    private static Mail reDone() {
        return new Mail("f-0529", "2021-05-29T07:20:00+02:00", SALES, MAYOR, "Re: Thank you for yesterday")
                .answering("f-0210", "b-0528")
                .text("""
                        Good. But you left the marks on. Anyone who opens the file sees your name and the time. I will have it cleaned on Wednesday. Please delete the marked one.

                        > Done. The five words in 7.3 are out, I did it myself.
                        """);
    }

    private static Mail cleanText() {
        return new Mail("f-0602", "2021-06-02T08:40:00+02:00", SALES, TREASURY, "HV-21-044 clean text for signature")
                .copyTo(MAYOR)
                .text("""
                        Dear Ms Vesperova,

                        the clean text for signature. Nothing has changed in substance since 3 May.

                        Marius Feldquist
                        """)
                .attach(ContractPapers.CLEAN_NAME, DOCX, ContractPapers.clean());
    }

    private static Mail endOfMission() {
        return new Mail(
                        "m-0610",
                        "2021-06-10T17:30:00+02:00",
                        LAWYER,
                        TREASURY,
                        "Fin de ma mission à Selmentau et réserve écrite",
                        "ISO-8859-1")
                .text("""
                        Madame,

                        Le maire m'a téléphoné à midi pour mettre fin à ma mission. Il a ajouté que ma note n'avait jamais été demandée.

                        Je maintiens par écrit ma réserve : l'exclusion des moins de 14 ans a été supprimée après coup, et le conseil va voter sur un texte qui n'est plus celui du contrat.

                        Gardez cette lettre.

                        Odile Marchebois
                        """);
    }

    private static Mail forwarded(byte[] original) {
        return new Mail("v-0611", "2021-06-11T09:02:00+03:00", TREASURY, MAYOR, "Fwd: Fin de ma mission")
                .text("""
                        You should read this before Monday. I don't want to sit beside you in silence.

                        D.V.
                        """)
                .attach("fin de mission.eml", "message/rfc822", original);
    }

    private static Mail whoDecided() {
        return new Mail("q-0920", "2021-09-20T11:15:00+03:00", ADMIN, TREASURY, "Ticket 77").text("""
                        Dina,

                        ticket 77 took the age filter out. I asked who decided it and my ticket was closed within the hour. 1,171 children under 14 have a card now. The council was told there would be none.

                        You signed nothing, I checked. Could you send me Annex C?

                        Aynur
                        """);
    }

    private static Mail password() {
        return new Mail("v-0920", "2021-09-20T12:01:00+03:00", TREASURY, ADMIN, "Re: Ticket 77")
                .answering("q-0920")
                .text("""
                        The annex is in the usual folder. It is locked; the word is poplar-avenue-36, with both hyphens.

                        I sat there on 14 June and said nothing. Do with it what I didn't.

                        > Could you send me Annex C?
                        """);
    }

    private static Mail threat() {
        return new Mail("t-0924", "2021-09-24T23:12:00+03:00", "friend@tidings.example", ADMIN, "sleep well")
                .html("""
                        <html><body><p>Aynur,</p><p>you exported week 35 at 22:41. It was noticed.</p><p>You have a sister on the night shift at the clinic. She walks home along Poplar Avenue at four. Think of her before you copy another file.</p><p style="color:#fefefe">sent from mayor-tablet-2</p></body></html>
                        """)
                .header("X-Originating-Host", "mayor-tablet-2.townhall.selmentau.example");
    }

    private static Mail transfer() {
        return new Mail("b-0927", "2021-09-27T08:00:00+03:00", MAYOR, ADMIN, "Your transfer")
                .copyTo("Personnel <personnel@selmentau.example>")
                .text("""
                        As of today you work in the boiler house. Hand your keys and both telephones to Mr Vorsunov by noon.

                        O. Baltaqay
                        """);
    }

    private static Mail handover(List<Paper> loose) {
        return new Mail(
                        "q-1002",
                        "2021-10-02T04:31:00+03:00",
                        "A. <a.q.2021@letterbox.example>",
                        "Desk <desk@lantern-post.example>",
                        "Selmentau: everything I have")
                .inBase64()
                .text("""
                        This is everything. The signed contract and the minutes contradict each other, compare page 4 with page 2. The money is on a sheet you will not see at first. Under the black boxes there are words.

                        The locked zip opens with the name of my cat and the year: Paxta2021.

                        Please don't print names of the officials who were made to visit. Most of them cried.
                        """)
                .attach(
                        "field-list.xlsx",
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                        bytesOf(loose, "field-list.xlsx"))
                .attach("notebook.txt", "text/plain; charset=UTF-8", bytesOf(loose, "notebook A.Q.txt"));
    }

    static byte[] bytesOf(List<Paper> papers, String name) {
        return papers.stream()
                .filter(paper -> paper.name().equals(name))
                .findFirst()
                .orElseThrow()
                .bytes();
    }
}
