package daylight.house.sample;

import java.time.LocalDateTime;
import java.util.List;

/// `02 council`: what the council was told, what was settled before it met, and the notices in the
/// town's languages.
final class CouncilPapers {
    private static final String FOLDER = "02 council/";

    private CouncilPapers() {}

    static List<Paper> papers() {
        return List.of(
                Paper.read(FOLDER + "agenda-2021-06-14.rtf", agenda(), "agenda of the sitting"),
                Paper.read(
                        FOLDER + "minutes-2021-06-14.pdf",
                        minutes(),
                        "minutes, 3 pages: page 2 says what page 4 and page 5 of the signed contract do not"),
                Paper.read(
                        FOLDER + "会议纪要-0527.docx",
                        closedMeeting(),
                        "Chinese: who decided, at the meeting before the meeting"),
                Paper.read(FOLDER + "note juridique.rtf", legalNote(), "French: the lawyer's warning of 10 June"),
                Paper.read(
                        FOLDER + "постановление № 88.pdf",
                        decree(),
                        "Russian: makes the app a duty of service; embedded font"),
                Paper.read(
                        FOLDER + "протокол голосования.csv", votes(), "Russian, windows-1251: how each member voted"),
                Paper.read(FOLDER + "通知.html", noticeZh(), "notice to residents, Chinese, in GB18030"),
                Paper.read(FOLDER + "ئۇقتۇرۇش.html", noticeUg(), "the same notice in Uyghur"),
                Paper.read(FOLDER + "хабарландыру.html", noticeKk(), "the same notice in Kazakh"),
                Paper.read(FOLDER + "إشعار.txt", noticeAr(), "the same notice in Arabic, windows-1256"),
                Paper.read(FOLDER + "объявление.txt", noticeRu(), "the same notice in Russian, KOI8-R"),
                Paper.read(FOLDER + "avis aux habitants.txt", noticeFr(), "the same notice in French, ISO 8859-1"));
    }

    static byte[] agenda() {
        return PlainFormats.rtf("Agenda", "Town clerk", """
                # Town council of Selmentau: agenda for 14 June 2021, 18:00
                1. Minutes of 10 May
                2. Roof of the school gymnasium
                3. Market fees
                4. Bus to the sanatorium
                5. Contract HV-21-044 with Halveron Systems (paper of 3 May, article 7.3 marked in yellow)
                6. Any other business
                """);
    }

    private static byte[] minutes() {
        return new PdfDocument("Minutes of 14 June 2021", "Town clerk", LocalDateTime.of(2021, 6, 18, 9, 0))
                .ofText("""
                # Minutes of the town council of Selmentau, 14 June 2021
                Present: thirteen members. In the chair: the mayor, Orhun Baltaqay. For the treasury: Dina Vesperova. Guest for item 5: Marius Feldquist, Halveron Systems.
                Item 1. The minutes of 10 May are approved.
                Item 2. The roof of the school gymnasium is put off to next year for want of 61,000 orun.
                Item 3. The market fees stay as they are.
                Item 4. The bus to the sanatorium runs on Tuesdays only.
                \f## Item 5. Contract HV-21-044
                The mayor says that the contract before the council is the one that will be signed, word for word.
                A member asks about children. Mr Feldquist assures the council that residents under 14 are excluded, and reads article 7.3 aloud: "The System shall not process data about residents under 14 or about pupils on school premises."
                A member asks whether people are given marks. Mr Feldquist answers that no score of any kind is computed.
                A member asks whether anybody earns a commission. The mayor answers that the price of 4,200,000 orun includes no commission of any kind. The treasurer does not speak.
                \f## Vote on item 5
                For: nine. Against: four. The mayor is authorised to sign.
                Item 6. A member asks why there is money for poles and none for the roof. The chair closes the sitting at 19:40.
                Signed: the clerk. Read and approved: O. Baltaqay
                """);
    }

    private static byte[] closedMeeting() {
        return new WordDocument("""
                # 关于“暖访”系统采购的碰头会纪要（不存档）
                时间：2021年5月27日20时30分。地点：塞尔曼套镇政府三楼小会议室。
                参加人：镇长奥尔洪·巴尔塔凯、财务主任季娜·维斯佩罗娃、采购科娄青岑、哈尔维隆公司马里乌斯·费尔德奎斯特。
                ## 一、合同
                费尔德奎斯特说，合同第7.3条中“十四岁以下居民”几个字必须删掉，否则家庭卡片少五分之一的分值。镇长同意，由他本人修改。
                ## 二、费用
                合同价420万奥伦不变，另付百分之九，即37.8万奥伦，给镇长指定的顾问。维斯佩罗娃问顾问是谁，镇长说“以后再讲”。
                ## 三、向议会汇报
                6月14日的会议上仍使用5月3日的文本。{^娄青岑注：我提出这样做不妥，没有人回答。}
                ## 四、决定
                上述三项由镇长决定，其他人不表决。本纪要只留一份。
                记录：娄青岑
                """, "zh-CN", "娄青岑", LocalDateTime.of(2021, 5, 27, 23, 10), "内部").bytes();
    }

    private static byte[] legalNote() {
        return PlainFormats.rtf("Note juridique", "Odile Marchebois", """
                # Note juridique sur le contrat HV-21-044
                À l'attention de Mme Vesperova, trésorerie de Selmentau. Le 10 juin 2021.
                J'ai comparé le texte du 3 mai avec celui du 2 juin. À l'article 7.3, les mots qui excluaient les habitants de moins de 14 ans ont disparu. Le conseil municipal n'en sait rien : le document joint à l'ordre du jour est celui du 3 mai.
                L'article 2.2 affirme qu'aucune note n'est attribuée aux personnes, alors que l'article 6.4 prévoit un indice d'attention pour chaque foyer, conservé quinze ans. Pour un foyer d'une seule personne, la distinction ne tient pas.
                L'allocation de neuf pour cent n'a pas de bénéficiaire nommé. Je vous déconseille de viser cette pièce.
                Ma mission s'arrête à la date de ce jour, à la demande du maire.
                Odile Marchebois
                """);
    }

    private static byte[] decree() {
        return new PdfDocument("Постановление № 88", "Администрация", LocalDateTime.of(2021, 7, 5, 12, 0)).ofText("""
                # Постановление главы города Сельментау № 88
                5 июля 2021 года
                О введении приложения «Тёплый визит»
                1. С 1 августа служащие администрации, учителя школ и медсёстры поликлиники пользуются приложением «Тёплый визит» ежедневно. Отказ считается нарушением трудовой дисциплины.
                2. За каждым служащим закрепляются десять семей. Норма — двенадцать посещений в неделю.
                3. Служащий, не выполнивший норму, лишается месячной надбавки.
                \f4. Жителям о содержании карточки не сообщать. На вопросы отвечать: «Мы просто зашли узнать, как у вас дела».
                5. Заместитель по кадрам ведёт список тех, кто подал письменную жалобу.
                Глава города Орхун Балтакай
                """);
    }

    private static byte[] votes() {
        return PlainFormats.in("windows-1251", """
                место;голос;замечание
                1;за;
                2;за;
                3;против;спросил о детях
                4;за;
                5;против;спросил о комиссионных
                6;за;
                7;за;
                8;против;
                9;за;
                10;за;
                11;против;«крыша школы важнее»
                12;за;
                13;за;председатель
                """);
    }

    private static byte[] noticeZh() {
        return PlainFormats.html("GB18030", "zh-CN", "ltr", """
                # 致塞尔曼套全体居民的通知
                自8月1日起，每户居民将由一名工作人员定期上门“暖访”，了解生活困难，提供帮助。
                请居民予以配合，如实回答问题，家中有客人留宿的应当主动说明。
                暖访不打分，不登记十四岁以下的孩子。
                塞尔曼套镇政府，2021年7月12日
                """);
    }

    private static byte[] noticeUg() {
        return PlainFormats.html("UTF-8", "ug", "rtl", """
                # سەلمەنتاۋ ئاھالىلىرىگە ئۇقتۇرۇش
                8-ئاينىڭ 1-كۈنىدىن باشلاپ ھەر بىر ئائىلىگە بىر خادىم «ئىللىق زىيارەت» قىلىپ كېلىدۇ، قىيىنچىلىقىڭلارنى ئىگىلەيدۇ ۋە ياردەم بېرىدۇ.
                ئاھالىلەرنىڭ ماسلىشىشىنى، سوئاللارغا راست جاۋاب بېرىشىنى سورايمىز. ئۆيىدە مېھمان قونغانلار ئۆزلىكىدىن مەلۇم قىلسۇن.
                زىيارەتتە نومۇر قويۇلمايدۇ، 14 ياشتىن كىچىك بالىلار تىزىملانمايدۇ.
                سەلمەنتاۋ بازارلىق ھۆكۈمەت، 2021-يىلى 12-ئىيۇل
                """);
    }

    private static byte[] noticeKk() {
        return PlainFormats.html("UTF-8", "kk", "ltr", """
                # Селментау тұрғындарына хабарландыру
                1 тамыздан бастап әр отбасына бір қызметкер «Жылы сапармен» келіп, тұрмыс жағдайын сұрап, көмек көрсетеді.
                Тұрғындардан сұрақтарға шынайы жауап беруді сұраймыз. Үйіне қонақ қонғандар өздері хабарласын.
                Сапар кезінде ұпай қойылмайды, 14 жасқа толмаған балалар тіркелмейді.
                Селментау қалалық әкімдігі, 2021 жылғы 12 шілде
                """);
    }

    private static byte[] noticeAr() {
        return PlainFormats.in("windows-1256", """
                إشعار إلى سكان سلمنتاو
                ابتداء من الأول من أغسطس يزور موظف كل بيت ضمن برنامج "الزيارة الدافئة" ليسأل عن حاجات الأسرة ويقدم المساعدة.
                نرجو من السكان الإجابة عن الأسئلة بصدق، وعلى من يبيت عنده ضيف أن يخبر الموظف.
                لا توضع درجات في الزيارة، ولا تسجل بيانات الأطفال دون الرابعة عشرة.
                بلدية سلمنتاو، 12 يوليو 2021
                """);
    }

    private static byte[] noticeRu() {
        return PlainFormats.in("KOI8-R", """
                Объявление для жителей города Сельментау

                С 1 августа к каждой семье будет приходить сотрудник по программе "Теплый визит": узнать о трудностях и помочь.
                Просим отвечать на вопросы честно. О гостях, которые остаются на ночь, сообщайте сами.
                Баллов никому не ставят. Дети до 14 лет не учитываются.

                Администрация города Сельментау, 12 июля 2021 года
                """);
    }

    private static byte[] noticeFr() {
        return PlainFormats.in("ISO-8859-1", """
                Avis aux habitants de Selmentau

                À partir du 1er août, un agent de la mairie rendra visite à chaque foyer dans le cadre de la « Visite chaleureuse », afin de connaître vos difficultés et de vous aider.
                Nous vous prions de répondre sincèrement aux questions et de signaler de vous-mêmes les invités qui passent la nuit chez vous.
                Aucune note n'est attribuée. Les enfants de moins de 14 ans ne sont pas enregistrés.

                Mairie de Selmentau, le 12 juillet 2021
                """);
    }
}
