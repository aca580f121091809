package daylight.house.sample;

import java.time.LocalDateTime;
import java.util.List;

/// `05 residents`: the people behind the cards.
final class ResidentPapers {
    private static final String FOLDER = "05 residents/";

    private ResidentPapers() {}

    static List<Paper> papers() {
        return List.of(
                Paper.read(
                        FOLDER + "шағым.odt", complaint(), "Kazakh: a teacher's complaint about the visit to her son"),
                Paper.read(
                        FOLDER + "интервью с учителем.docx",
                        interviewRu(),
                        "Russian: interview with a teacher who had to visit"),
                Paper.read(
                        FOLDER + "سۆھبەت خاتىرىسى.txt",
                        interviewUg(),
                        "Uyghur: interview with a baker at the market gate"),
                Paper.read(
                        FOLDER + "شىكايەت خېتى.docx",
                        complaintUg(),
                        "Uyghur, right to left: complaint about the camera pole"),
                Paper.read(FOLDER + "投诉信.txt", complaintZh(), "Chinese, GB18030: complaint of a nurse"),
                Paper.read(
                        FOLDER + "رسالة إلى المجلس.docx",
                        letterAr(),
                        "Arabic, right to left: a landlord's letter to the council"),
                Paper.read(
                        FOLDER + "lettre d'une habitante.odt",
                        letterFr(),
                        "French: a tenant reads the brochure and the card"),
                Paper.read(FOLDER + "reply-from-town-hall.rtf", reply(), "the same reply to everybody"),
                Paper.read(FOLDER + "notebook A.Q.txt", notebook(), "the administrator's own notes, by day"));
    }

    private static byte[] complaint() {
        return new OpenDocument("""
                # Шағым
                Селментау қаласының әкімі Орхун Балтақайға
                Арыз иесі: Сәуле Тұмарбек, мектеп мұғалімі, Терек даңғылы
                2021 жылғы 2 қыркүйекте, мен жұмыста жүргенде, екі қызметкер үйге келіп, он үш жасар ұлыммен жалғыз сөйлескен. Олар: «Анаң кеш келе ме? Артқы есіктен кім кіреді?» деп сұраған. Балам «білмеймін» деп жауап берген.
                Хабарландыруда 14 жасқа толмаған балалар тіркелмейді деп жазылған. Ал қызметкердің телефонынан баламның аты мен «74» деген санды өз көзіммен көрдім.
                Мен мынаны талап етемін: баламның деректері өшірілсін, бұл санның нені білдіретіні түсіндірілсін.
                Жауап күтемін.
                2021 жылғы 3 қыркүйек
                """, false, "kk", "Сәуле Тұмарбек", LocalDateTime.of(2021, 9, 3, 20, 10)).bytes();
    }

    private static byte[] interviewRu() {
        return new WordDocument("""
                # Разговор с учителем, Сельментау, 18 сентября 2021 года
                Имя изменено. Запись сделана с согласия собеседника, у него дома, телефон лежал в холодильнике.
                — Как вы узнали, что должны ходить по домам?
                — На педсовете раздали телефоны с программой. Сказали: десять семей, двенадцать посещений в неделю. Кто не пойдёт, тот без надбавки.
                — Что вы заполняете?
                — Карточку. Тридцать шесть пунктов. Здоровается ли с соседями. Через какую дверь ходит. Выключает ли телефон. Я ставил нули, пока меня не вызвали.
                — Кто вызвал?
                — Кадры. Показали список: у меня четыре посещения вместо двенадцати. Сняли восемьсот орун.
                — А дети?
                — Детей заполняют тоже. Это мои ученики. Я вечером пишу про них, а утром веду у них урок.
                """, "ru", "Запись беседы", LocalDateTime.of(2021, 9, 18, 21, 30)).bytes();
    }

    private static byte[] interviewUg() {
        return PlainFormats.utf8("""
                سۆھبەت خاتىرىسى
                ئورنى: سەلمەنتاۋ بازىرىنىڭ دەرۋازىسى. ۋاقتى: 2021-يىلى 19-سېنتەبىر

                سوئال: دۇكىنىڭىزنىڭ ئالدىدىكى كامېرا قاچان ئورنىتىلدى؟
                جاۋاب: 7-ئايدا. توققۇز تال تۈۋرۈك ئورناتتى. ھېچكىم بىزدىن سورىمىدى.
                سوئال: ئۆيىڭىزگە خادىم كەلدىمۇ؟
                جاۋاب: ھەپتىدە ئىككى قېتىم كېلىدۇ. چاي ئىچىدۇ، ئاندىن كوچىغا چىقىپ تېلېفونغا بىر نەرسە يازىدۇ. مەن نان ياقىدىغان ئادەم، كېچىدە ئىشلەيمەن، چىرىغىم يېنىپ تۇرىدۇ. شۇنىڭ ئۈچۈن نومۇرۇم يۇقىرى ئىكەن.
                سوئال: كىم شۇنداق دېدى؟
                جاۋاب: خادىمنىڭ ئۆزى. ئۇ يىغلاپ تۇرۇپ دېدى.
                """);
    }

    private static byte[] complaintUg() {
        return new WordDocument("""
                # شىكايەت خېتى
                سەلمەنتاۋ بازارلىق ھۆكۈمەتكە
                مېنىڭ ئۆيۈم بېكەتنىڭ يېنىدا. ئالدىنقى ئاي دەرىزەمنىڭ ئۇدۇلىغا كامېرا تۈۋرۈكى قادالدى. كامېرا كوچىنى ئەمەس، ئۆيۈمنى كۆرىدۇ.
                ئۇقتۇرۇشتا ياردەم بېرىمىز دېيىلگەن. ماڭا ياردەم كېرەك ئەمەس، تۈۋرۈكنى ئېلىۋېتىڭلار.
                ئىككى قېتىم خەت يازدىم، جاۋاب كەلمىدى. خەت يازغاندىن كېيىن ھەپتىدە ئىككى ئادەم كىرىدىغان بولدى.
                2021-يىلى 6-سېنتەبىر
                """, "ug-CN", "ئاھالە", LocalDateTime.of(2021, 9, 6, 19, 0)).bytes();
    }

    private static byte[] complaintZh() {
        return PlainFormats.in("GB18030", """
                投诉信

                塞尔曼套镇政府：

                我是镇卫生所的护士。八月起，所里要求我们下班后到病人家里“暖访”，并把看到的情况填进手机。
                病人告诉我的话，是对护士说的，不是对镇政府说的。上周我照顾的一位老人因为电话关机被记了八分，两个人深夜去敲门，他吓得两天没有吃饭。
                请停止让护士填写卡片。

                2021年9月8日
                """);
    }

    private static byte[] letterAr() {
        return new WordDocument("""
                # رسالة إلى مجلس سلمنتاو
                السادة أعضاء المجلس،
                أملك بيتا من ثلاثة طوابق قرب ساحة الحافلات. في شهر أغسطس طلب مني موظف البلدية أن أخبره بأسماء من يبيت عند المستأجرين.
                رفضت، فقال لي إن الرفض يسجل أيضا، وإن بيتي صار في القائمة التي تذهب إلى العمدة أورهون بلتقاي كل يوم جمعة.
                قيل لنا في الإشعار إن الزيارة الدافئة لا تضع درجات. فما هي هذه القائمة؟ ومن قرر ذلك؟
                أرجو أن تقرأ رسالتي في الجلسة.
                10 سبتمبر 2021
                """, "ar", "مالك بيت", LocalDateTime.of(2021, 9, 10, 8, 45)).bytes();
    }

    private static byte[] letterFr() {
        return new OpenDocument("""
                # Lettre d'une habitante
                Selmentau, le 12 septembre 2021
                Monsieur le maire,
                Votre brochure promet que rien n'est enregistré au sujet des habitants de moins de 14 ans. La semaine dernière, l'agente qui vient chez nous a oublié son téléphone sur la table. J'y ai vu une fiche de trente-six lignes au nom de notre foyer, avec l'âge de ma fille, neuf ans.
                À la ligne 36, sous « impression personnelle », quelqu'un avait mis 18 sur 20. Cette personne n'était pas encore venue chez nous.
                Je ne demande pas d'aide. Je demande à voir cette fiche.
                Une locataire de la ruelle de la Clinique
                """, false, "fr", "Une locataire", LocalDateTime.of(2021, 9, 12, 17, 25)).bytes();
    }

    private static byte[] reply() {
        return PlainFormats.rtf("Reply", "Town hall, personnel", """
                # Your letter
                Dear resident,
                Thank you for your letter. Warm Visit keeps no scores and no lists. We enclose the brochure.
                Please note that every letter is entered on the card of your household (field 31).
                Town hall of Selmentau, 15 September 2021
                """);
    }

    private static byte[] notebook() {
        return PlainFormats.utf8("""
                21 July. Ticket 77. He wants the age filter gone by the launch and nothing in the release notes. Gleb did it in ten minutes. I opened 78 and it was closed from the mayor's own account.
                9 Aug. Launch. 5,533 cards. Every night at two they go to Halveron. The contract in the council's pack says nothing about that.
                31 Aug. Exported week 35 to see for myself. 0417 is Saule's house. Her boy is 13.
                20 Sept. Asked Dina for Annex C. She wrote the password out in full, in a mail, on purpose I think.
                24 Sept. Got a mail at 23:12. He knows about my sister.
                1 Oct. Note under the wiper. Photographed it, then threw up.
                2 Oct. I'm giving everything away. If I am asked: nobody helped me.
                """);
    }
}
